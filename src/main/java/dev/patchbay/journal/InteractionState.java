package dev.patchbay.journal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;

/** Where an accepted interaction stands. */
public enum InteractionState {
  /** Stored; nothing was decided yet, or the call is still ringing. */
  @JsonProperty("received")
  RECEIVED("received"),
  /** A worker has it. */
  @JsonProperty("working")
  WORKING("working"),
  /** Everything that was decided so far is in the CRM. */
  @JsonProperty("sent")
  SENT("sent"),
  @JsonProperty("duplicate")
  DUPLICATE("duplicate"),
  /** Nothing is to be made; the reason says why. */
  @JsonProperty("skipped")
  SKIPPED("skipped"),
  /** Waits for a CRM that takes work. */
  @JsonProperty("held")
  HELD("held"),
  /** Failed for now; tried again at a known time. */
  @JsonProperty("retrying")
  RETRYING("retrying"),
  /** A dead letter: given up, can be redriven. */
  @JsonProperty("failed")
  FAILED("failed"),
  /** Whether a step took effect cannot be told: a person decides. */
  @JsonProperty("needs-attention")
  NEEDS_ATTENTION("needs-attention");

  private final String label;

  InteractionState(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** Ends that a person may want to see together and take up again. */
  public boolean waitsForPeople() {
    return this == HELD || this == FAILED || this == NEEDS_ATTENTION;
  }

  public static Optional<InteractionState> of(String label) {
    return Arrays.stream(values()).filter(state -> state.label.equals(label)).findFirst();
  }
}
