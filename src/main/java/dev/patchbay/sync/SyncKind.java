package dev.patchbay.sync;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a run asks the CRM for. */
public enum SyncKind {
  /** The first one: what was changed in a chosen past. */
  @JsonProperty("import")
  IMPORT,
  /** What was changed since the run before. */
  @JsonProperty("changes")
  CHANGES,
  /** Everything that was ever loaded, and then whether the rest is still there. */
  @JsonProperty("full")
  FULL
}
