package dev.patchbay.switching.carry;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far the bringing along after one change of CRM is. */
public enum CarryState {
  /** Nobody has asked for it. */
  @JsonProperty("none")
  NONE,
  @JsonProperty("sampling")
  SAMPLING,
  /** A tenth is in the new CRM and can be looked at. */
  @JsonProperty("sampled")
  SAMPLED,
  @JsonProperty("undoing-sample")
  UNDOING_SAMPLE,
  @JsonProperty("sample-undone")
  SAMPLE_UNDONE,
  @JsonProperty("running")
  RUNNING,
  @JsonProperty("verifying")
  VERIFYING,
  /** Everything is there, as counted on both sides. */
  @JsonProperty("done")
  DONE,
  @JsonProperty("done-with-differences")
  DONE_WITH_DIFFERENCES,
  /** By a person, or because a CRM does not let the hub go on. */
  @JsonProperty("stopped")
  STOPPED;

  /** Whether somebody is at work on it. */
  public boolean busy() {
    return this == SAMPLING || this == UNDOING_SAMPLE || this == RUNNING || this == VERIFYING;
  }
}
