package dev.patchbay.simulation;

import static java.util.stream.Collectors.groupingBy;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.project.Project;
import dev.patchbay.simulation.CrmBook.Record;
import dev.patchbay.simulation.Violation.Kind;
import dev.patchbay.switching.carry.Carry;
import dev.patchbay.switching.carry.CarryState;
import dev.patchbay.switching.carry.RealCarries.Effect;
import java.util.List;
import java.util.Optional;

/** What was brought along is in the new CRM once, as the hub says, and what was undone is gone. */
final class CarryAudit {

  private final World world;
  private final Evidence evidence;

  CarryAudit(World world, Evidence evidence) {
    this.world = world;
    this.evidence = evidence;
  }

  void audit() {
    evidence.carried.forEach(
        (project, carried) -> {
          carried.carries.forEach(this::ended);
          carried.effects.forEach(this::isAsItSays);
          onceEach(carried);
          carried.carries.stream()
              .filter(carry -> carry.state() == CarryState.DONE)
              .forEach(carry -> isWhole(carry, carried));
        });
  }

  private void ended(Carry carry) {
    Project project = evidence.projects.get(carry.project());
    if (carry.state().busy() && project.takesWork()) {
      world.violated(Kind.UNFINISHED, told(carry));
    }
  }

  /** Where it was stopped in the middle, the last answers may not be written down. */
  private void isAsItSays(Effect effect) {
    Carry carry = effect.carry();
    if (carry.state() == CarryState.STOPPED || carry.state().busy() || effect.uncertain()) {
      return;
    }
    Optional<Record> there = record(effect);
    boolean said = effect.stands() && effect.made() != null;
    boolean kept = !effect.present() && isContact(there);
    if (there.isPresent() != said && !kept
        || said && !there.get().ref().id().equals(effect.made().id())) {
      world.violated(
          Kind.LEDGER_LIES, "%s of %s, in the CRM: %s".formatted(effect, told(carry), there));
    }
    if (carry.state() == CarryState.SAMPLE_UNDONE
        && effect.item().state().toString().equals("WAITING")
        && there.isPresent()
        && !kept) {
      world.violated(Kind.LEDGER_LIES, "undone, and still there: " + there);
    }
  }

  private static boolean isContact(Optional<Record> record) {
    return record.filter(each -> each.kind() == RecordKind.CONTACT).isPresent();
  }

  /** Also over several changes of CRM. */
  private void onceEach(Carried carried) {
    carried.effects.stream()
        .filter(effect -> effect.source() != null)
        .collect(
            groupingBy(
                effect -> effect.carry().to() + " has " + effect.source().id() + " more than once"))
        .forEach(
            (what, effects) -> {
              List<Record> records =
                  effects.stream().flatMap(effect -> record(effect).stream()).distinct().toList();
              if (records.size() > 1) {
                world.violated(Kind.DOUBLE_EFFECT, what + ": " + records);
              }
            });
  }

  /** As many as the old side has: leads, notes and tasks. */
  private void isWhole(Carry carry, Carried carried) {
    CrmServer old = evidence.hub.crms.get(carry.from().id());
    old.book
        .records()
        .filter(record -> Copies.bystander(record.client()) && record.marker() == null)
        .filter(record -> record.kind() != RecordKind.CONTACT)
        .filter(record -> !(record.on() == null ? record : record.on()).converted())
        .filter(record -> carried.record(evidence.hub, record, carry.to()).isEmpty())
        .forEach(
            record -> world.violated(Kind.LOST_RECORD, told(carry) + " has left out " + record));
  }

  private Optional<Record> record(Effect effect) {
    return evidence.hub.crms.get(effect.carry().to()).book.byMarker(effect.marker());
  }

  private static String told(Carry carry) {
    return "%s from %s to %s (%s, %s)"
        .formatted(carry.change(), carry.from().id(), carry.to(), carry.state(), carry.error());
  }
}
