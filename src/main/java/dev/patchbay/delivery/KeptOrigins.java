package dev.patchbay.delivery;

import dev.patchbay.crm.Action;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.LedgerStep;
import dev.patchbay.journal.Origin;
import dev.patchbay.journal.Origins;
import java.util.List;
import java.util.stream.Stream;

/** Notes of the leads and deals that an interaction has made which one it was. */
final class KeptOrigins {

  private final Origins origins;

  KeptOrigins(Origins origins) {
    this.origins = origins;
  }

  /**
   * Must happen before the interaction leaves the worklist, or what was made is shelved. Can be
   * repeated; what was kept when everything was in the CRM is not written again.
   */
  void keep(JournalEntry entry) {
    if (entry.decision() != null && !entry.decision().whole()) {
      made(entry.ledger())
          .forEach(
              ref ->
                  origins.keep(
                      entry.project(), entry.decision().integration(), ref, Origin.of(entry)));
    }
  }

  /** For the erasure of a person's data. */
  void forget(JournalEntry entry) {
    if (entry.decision() != null) {
      forget(entry.project(), entry.decision().integration(), entry.ledger());
    }
    entry.shelved().forEach(shelf -> forget(entry.project(), shelf.integration(), shelf.ledger()));
  }

  private void forget(String project, String integration, List<LedgerStep> ledger) {
    made(ledger).forEach(ref -> origins.forget(project, integration, ref));
  }

  private static Stream<RecordRef> made(List<LedgerStep> ledger) {
    return ledger.stream()
        .filter(step -> step.finished() && step.ref() != null)
        .filter(KeptOrigins::isLeadOrDeal)
        .map(LedgerStep::ref);
  }

  private static boolean isLeadOrDeal(LedgerStep step) {
    return step.action() instanceof Action.CreateLead || step.action() instanceof Action.CreateDeal;
  }
}
