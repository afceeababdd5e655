package dev.patchbay.switching;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What a change of CRM must know of a workflow.
 *
 * @param trigger such as {@code owner-changed}
 * @param actions such as {@code change-owner}
 */
public record WorkflowOutline(
    String id, String name, Type type, String trigger, List<String> actions) {

  public WorkflowOutline {
    actions = List.copyOf(actions);
  }

  public enum Type {
    /** Imports people of the CRM into cadences. */
    @JsonProperty("advanced")
    ADVANCED,
    @JsonProperty("standard")
    STANDARD,
    /** A standard one inside a single cadence. */
    @JsonProperty("cadence-specific")
    CADENCE_SPECIFIC
  }
}
