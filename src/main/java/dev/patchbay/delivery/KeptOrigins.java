package dev.patchbay.delivery;

import dev.patchbay.crm.Action;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.LedgerStep;
import dev.patchbay.journal.Origin;
import dev.patchbay.journal.Origins;

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
    if (entry.decision() == null || entry.decision().whole()) {
      return;
    }
    entry.ledger().stream()
        .filter(step -> step.finished() && step.ref() != null)
        .filter(KeptOrigins::isLeadOrDeal)
        .forEach(
            step ->
                origins.keep(
                    entry.project(),
                    entry.decision().integration(),
                    step.ref(),
                    Origin.of(entry)));
  }

  private static boolean isLeadOrDeal(LedgerStep step) {
    return step.action() instanceof Action.CreateLead || step.action() instanceof Action.CreateDeal;
  }
}
