package dev.patchbay.duplicate;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The rules by which a lead is a duplicate. The ids are stable. */
public enum DuplicateRule {
  /** The same data within an hour, whatever became of the first. */
  @JsonProperty("one-hour")
  ONE_HOUR("one-hour"),
  /** The same data as a lead that was received not long ago, whatever became of it. */
  @JsonProperty("received")
  RECEIVED("received"),
  /** The same client and title as a lead or deal in work. */
  @JsonProperty("in-work")
  IN_WORK("in-work"),
  /** The same client as a lead or deal in work: what the form or the project asked for. */
  @JsonProperty("client-in-work")
  CLIENT_IN_WORK("client-in-work"),
  /** The same phone or e-mail as a record in one of the chosen statuses. */
  @JsonProperty("extended")
  EXTENDED("extended");

  private final String id;

  DuplicateRule(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }
}
