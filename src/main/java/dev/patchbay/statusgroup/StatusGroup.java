package dev.patchbay.statusgroup;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;

/** Where a CRM's status is filed. */
public enum StatusGroup {
  /** Loaded and shown, but part of no sum. */
  @JsonProperty("not-counted")
  NOT_COUNTED("not-counted"),
  @JsonProperty("in-work")
  IN_WORK("in-work"),
  @JsonProperty("paid")
  PAID("paid"),
  @JsonProperty("cancelled")
  CANCELLED("cancelled");

  private final String label;

  StatusGroup(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  public static Optional<StatusGroup> of(String label) {
    return Arrays.stream(values()).filter(group -> group.label.equals(label)).findFirst();
  }
}
