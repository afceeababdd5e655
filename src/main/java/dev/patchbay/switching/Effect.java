package dev.patchbay.switching;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of data in a change of CRM. */
public enum Effect {
  @JsonProperty("kept")
  KEPT,
  /** Stays where it is and is shown again when it is wanted. */
  @JsonProperty("hidden")
  HIDDEN,
  /** Works differently from then on. */
  @JsonProperty("changed")
  CHANGED,
  /** Put away; comes back with an undo within 30 days. */
  @JsonProperty("archived")
  ARCHIVED
}
