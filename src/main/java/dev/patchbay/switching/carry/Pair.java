package dev.patchbay.switching.carry;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;

/**
 * A record of the CRM that was left, and the one that stands for it in the new CRM.
 *
 * @param made may be of another kind, where the new CRM lacks the old one
 * @param created false where the new CRM had it already
 */
public record Pair(RecordRef old, RecordRef made, boolean created) {

  /** What it was in the CRM that was left. */
  public RecordKind kind() {
    return old.kind();
  }
}
