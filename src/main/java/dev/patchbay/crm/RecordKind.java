package dev.patchbay.crm;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The CRM-neutral kinds of record. What a vendor calls them stays inside its connector. */
public enum RecordKind {
  @JsonProperty("contact")
  CONTACT,
  @JsonProperty("organization")
  ORGANIZATION,
  @JsonProperty("lead")
  LEAD,
  @JsonProperty("deal")
  DEAL,
  @JsonProperty("task")
  TASK,
  @JsonProperty("note")
  NOTE
}
