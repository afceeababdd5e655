package dev.patchbay.simulation;

import static dev.patchbay.simulation.Evidence.interaction;
import static dev.patchbay.simulation.Evidence.ledger;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.LedgerStep;
import dev.patchbay.simulation.CrmBook.Record;
import dev.patchbay.simulation.Violation.Kind;
import java.util.LinkedHashMap;

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
    crm.book
        .records()
        .filter(record -> record.marker() != null)
        .collect(groupingBy(Record::marker, LinkedHashMap::new, toList()))
        .forEach(
            (marker, records) -> {
              if (records.size() > 1) {
                world.violated(Kind.DOUBLE_EFFECT, crm.project + " " + marker + ": " + records);
              }
              JournalEntry entry = evidence.entries.get(interaction(marker));
              if (entry == null || !entry.project().equals(crm.project)) {
                world.violated(Kind.CROSSED_PROJECTS, marker + " is in the CRM of " + crm.project);
              } else {
                recordIsInLedger(entry, records.getFirst());
              }
            });
  }

  private void recordIsInLedger(JournalEntry entry, Record record) {
    String step = record.marker().substring(entry.id().length() + 1);
    boolean known =
        entry.ledger().stream()
            .anyMatch(
                s ->
                    s.key().equals(step)
                        && (s.uncertain()
                            || s.finished()
                                && (s.ref() == null || s.ref().id().equals(record.ref().id()))));
    if (!known) {
      world.violated(
          Kind.LEDGER_LIES, record.marker() + " is in the CRM, the ledger says " + ledger(entry));
    }
    boolean another = record.phone() != null && !record.phone().equals(entry.client());
    if (another) {
      world.violated(
          Kind.LEDGER_LIES, record.marker() + " belongs to " + record.phone() + " in the CRM");
    }
  }

  private void ledgerIsTrue(JournalEntry entry) {
    for (LedgerStep step : entry.ledger()) {
      if (step.action().repeatable()) {
        continue;
      }
      boolean there =
          evidence
              .hub
              .crms
              .get(entry.project())
              .book
              .byMarker(entry.id() + ":" + step.key())
              .isPresent();
      if (step.finished() && !there || there && !step.finished() && !step.uncertain()) {
        world.violated(
            Kind.LEDGER_LIES,
            entry.id() + ":" + step.key() + " is " + step.status() + ", in the CRM: " + there);
      }
    }
  }

  private void clientsAreMadeOnce(CrmServer crm) {
    crm.book
        .records()
        .filter(
            r -> r.kind() == RecordKind.CONTACT || r.kind() == RecordKind.LEAD && !r.converted())
        .collect(groupingBy(r -> r.kind() + " of " + r.phone()))
        .forEach(
            (what, records) -> {
              boolean explained = records.stream().anyMatch(this::wasRedriven);
              if (records.size() > 1 && !explained) {
                world.violated(
                    Kind.DOUBLE_CLIENT, crm.project + " has " + records.size() + " x " + what);
              }
            });
  }

  /** People may well redrive a call after a later one has made what was missing. */
  private boolean wasRedriven(Record record) {
    return record.marker() != null && evidence.redriven.contains(interaction(record.marker()));
  }
}
