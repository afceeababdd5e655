package dev.patchbay.scenario;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What one interaction leads to. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Plan.Steps.class, name = "steps"),
  @JsonSubTypes.Type(value = Plan.Skip.class, name = "skip"),
  @JsonSubTypes.Type(value = Plan.Wait.class, name = "wait")
})
public sealed interface Plan {

  /**
   * @param row the row of the decision table, such as {@code row-1}
   * @param summary the decision in one sentence
   * @param steps in the order in which they are done; may be empty
   * @param complete false while a later phase of the call will add steps
   */
  record Steps(String row, String summary, List<PlannedStep> steps, boolean complete)
      implements Plan {
    public Steps {
      steps = List.copyOf(steps);
    }
  }

  /**
   * Nothing is to be made.
   *
   * @param code stable, such as {@code blocked} or {@code internal-call}
   */
  record Skip(String code, String reason) implements Plan {}

  /** The event alone decides nothing yet: a phone is ringing. */
  record Wait(String reason) implements Plan {}
}
