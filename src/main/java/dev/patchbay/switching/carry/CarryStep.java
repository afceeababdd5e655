package dev.patchbay.switching.carry;

import dev.patchbay.crm.RecordRef;
import dev.patchbay.journal.LedgerStep;

/**
 * A step of an item's ledger.
 *
 * @param source the record of the CRM that was left for which it makes one; null where it adds
 *     something of its own
 * @param removed whether what it made was taken away again
 */
record CarryStep(LedgerStep step, RecordRef source, boolean removed) {

  CarryStep with(LedgerStep changed) {
    return new CarryStep(changed, source, removed);
  }

  CarryStep gone() {
    return new CarryStep(step, source, true);
  }

  /** Whether the new CRM has a record that this step made. */
  boolean stands() {
    return step.created() && !removed;
  }
}
