package dev.patchbay.sync;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.patchbay.crm.RecordKind;

/** The parts of a run, in their order. Contacts come before the leads and deals that name them. */
public enum SyncPhase {
  @JsonProperty("statuses")
  STATUSES(null, false),
  @JsonProperty("managers")
  MANAGERS(null, false),
  @JsonProperty("contacts")
  CONTACTS(RecordKind.CONTACT, false),
  @JsonProperty("leads")
  LEADS(RecordKind.LEAD, false),
  @JsonProperty("deals")
  DEALS(RecordKind.DEAL, false),
  @JsonProperty("removed-contacts")
  REMOVED_CONTACTS(RecordKind.CONTACT, true),
  @JsonProperty("removed-leads")
  REMOVED_LEADS(RecordKind.LEAD, true),
  @JsonProperty("removed-deals")
  REMOVED_DEALS(RecordKind.DEAL, true);

  private final RecordKind kind;
  private final boolean sweep;

  SyncPhase(RecordKind kind, boolean sweep) {
    this.kind = kind;
    this.sweep = sweep;
  }

  /** The records that it is about; null for what is no record. */
  RecordKind kind() {
    return kind;
  }

  /** Whether it looks for what the CRM has no more. */
  boolean sweep() {
    return sweep;
  }
}
