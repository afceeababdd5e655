package dev.patchbay.simulation;

import static dev.patchbay.simulation.Evidence.interaction;
import static dev.patchbay.simulation.Evidence.ledger;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.patchbay.crm.Action;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.LedgerStep;
import dev.patchbay.simulation.CrmBook.Record;
import dev.patchbay.simulation.Violation.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** Every record was decided on, once, in its project, and the ledger knows it. */
final class CrmAudit {

  private final World world;
  private final Evidence evidence;

  CrmAudit(World world, Evidence evidence) {
    this.world = world;
    this.evidence = evidence;
  }

  void audit() {
    for (CrmServer crm : evidence.hub.crms.values()) {
      recordsAreOurs(crm);
      clientsAreMadeOnce(crm);
    }
    evidence.entries.values().forEach(this::ledgerIsTrue);
  }

  private void recordsAreOurs(CrmServer crm) {
    Set<String> carried = evidence.carried.get(crm.project).markers(crm.integration);
    crm.book
        .records()
        .filter(record -> record.marker() != null)
        .collect(groupingBy(Record::marker, LinkedHashMap::new, toList()))
        .forEach(
            (marker, records) -> {
              if (records.size() > 1) {
                world.violated(Kind.DOUBLE_EFFECT, crm.project + " " + marker + ": " + records);
              }
              if (carried.contains(marker)) {
                return;
              }
              JournalEntry entry = evidence.entries.get(interaction(marker));
              if (entry == null || !entry.project().equals(crm.project)) {
                world.violated(Kind.CROSSED_PROJECTS, marker + " is in the CRM of " + crm.project);
              } else {
                recordIsInLedger(entry, crm, records.getFirst());
              }
            });
  }

  private void recordIsInLedger(JournalEntry entry, CrmServer crm, Record record) {
    String step = record.marker().substring(entry.id().length() + 1);
    boolean known =
        Evidence.ledger(entry, crm).stream()
            .anyMatch(
                s ->
                    s.key().equals(step)
                        && (s.uncertain()
                            || s.finished()
                                && (s.ref() == null || s.ref().id().equals(record.ref().id()))));
    if (!known) {
      world.violated(
          Kind.LEDGER_LIES,
          record.marker() + " is in " + crm.integration + ", the ledger says " + ledger(entry));
    }
    if (!ofClient(record, evidence.client(entry))) {
      world.violated(
          Kind.LEDGER_LIES, record.marker() + " belongs to " + record.client() + " in the CRM");
    }
  }

  /** By itself, by the contact that it is paired with, or by the record that it is on. */
  private static boolean ofClient(Record record, Client client) {
    return record.client().nobody()
        || record.client().shares(client)
        || record.contact() != null && ofClient(record.contact(), client)
        || record.on() != null && ofClient(record.on(), client);
  }

  private void ledgerIsTrue(JournalEntry entry) {
    evidence.hub.crmsOf(entry.project()).forEach(crm -> ledgerIsTrue(entry, crm));
  }

  private void ledgerIsTrue(JournalEntry entry, CrmServer crm) {
    CrmBook book = crm.book;
    List<LedgerStep> ledger = Evidence.ledger(entry, crm);
    for (LedgerStep step : ledger) {
      String marker = entry.id() + ":" + step.key();
      if (step.action().repeatable()) {
        updateIsTrue(book, marker, step, ledger);
        continue;
      }
      boolean there = book.byMarker(marker).isPresent();
      if (step.finished() && !there || there && !step.finished() && !step.uncertain()) {
        world.violated(
            Kind.LEDGER_LIES,
            entry.id() + ":" + step.key() + " is " + step.status() + ", in the CRM: " + there);
      }
    }
  }

  /** A refused update may have taken effect before: its answer was lost, and it was repeated. */
  private void updateIsTrue(CrmBook book, String marker, LedgerStep step, List<LedgerStep> ledger) {
    if (!step.finished() || step.reason() != null) {
      return;
    }
    if (!book.changedBy(marker)) {
      world.violated(Kind.LEDGER_LIES, marker + " is done, but changed nothing in the CRM");
    }
    // A newer text whose answer was lost may be there, too, when its CRM was left.
    boolean lost = ledger.stream().anyMatch(s -> s.uncertain() && s.action().repeatable());
    boolean last =
        ledger.reversed().stream()
            .filter(s -> s.finished() && s.action().repeatable() && step.ref().equals(s.ref()))
            .findFirst()
            .filter(step::equals)
            .isPresent();
    if (last
        && !lost
        && step.action() instanceof Action.UpdateNote update
        && !update.text().equals(book.text(step.ref().id()))) {
      world.violated(Kind.LEDGER_LIES, marker + " is done, but the note says something else");
    }
  }

  private void clientsAreMadeOnce(CrmServer crm) {
    crm.book
        .records()
        .filter(
            r -> r.kind() == RecordKind.CONTACT || r.kind() == RecordKind.LEAD && !r.converted())
        .filter(r -> !r.client().nobody())
        .filter(r -> r.kind() == RecordKind.CONTACT || !Copies.bystander(r.client()))
        .collect(groupingBy(r -> r.kind() + " of " + handle(r.client())))
        .forEach(
            (what, records) -> {
              boolean explained =
                  records.stream().anyMatch(r -> wasRedriven(r) || cameBack(r, crm));
              if (records.size() > 1 && !explained) {
                world.violated(
                    Kind.DOUBLE_CLIENT, crm.integration + " has " + records.size() + " x " + what);
              }
            });
  }

  private static String handle(Client client) {
    return client.phone() == null ? client.email() : client.phone();
  }

  /** What was half done when a CRM was left may go on after others when it comes back. */
  private boolean cameBack(Record record, CrmServer crm) {
    JournalEntry entry =
        record.marker() == null ? null : evidence.entries.get(interaction(record.marker()));
    return entry != null && Evidence.moved(entry) && crm.integration.equals(entry.plannedFor());
  }

  /** People may well redrive a call after a later one has made what was missing. */
  private boolean wasRedriven(Record record) {
    return record.marker() != null && evidence.redriven.contains(interaction(record.marker()));
  }
}
