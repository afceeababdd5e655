package dev.patchbay.sync;

import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.journal.Origin;
import java.time.Instant;

/**
 * The hub's copy of a contact, lead or deal of a CRM.
 *
 * @param integration the connection that it was loaded by
 * @param createdAt when the CRM made it, or, where the CRM does not tell, when it was loaded first:
 *     never changes
 * @param origin the interaction that made it; null for what people or others made
 * @param syncedAt when it was read from the CRM last
 * @param removedAt when it was found to be gone from the CRM; null while it is there
 * @param mergedInto the record that took it in, or null
 */
public record MirroredRecord(
    String integration,
    CrmRecord record,
    Instant createdAt,
    Origin origin,
    Instant syncedAt,
    Instant removedAt,
    RecordRef mergedInto) {

  /** Whether the CRM still has it. */
  public boolean present() {
    return removedAt == null;
  }

  /** Whether the CRM still has it, and it is neither won nor lost. */
  public boolean open() {
    return present() && record.state() == DealState.OPEN;
  }

  /** The same copy with where its record came from. */
  MirroredRecord cameFrom(Origin from) {
    return new MirroredRecord(
        integration, record, createdAt, from, syncedAt, removedAt, mergedInto);
  }
}
