package dev.patchbay.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * Which records, tasks and notes each kind of interaction leads to. Who owns them and who gets the
 * tasks is the scenario's.
 *
 * @param version counts the edits of the project's matrix; 0 is the recommended one
 */
public record Matrix(int version, Map<Trigger, Row> rows) {

  public Matrix {
    rows = Map.copyOf(rows);
  }

  /** What came in, how it ended, and whether the CRM knew the client. */
  public enum Trigger {
    @JsonProperty("in-answered-new")
    IN_ANSWERED_NEW,
    @JsonProperty("in-missed-new")
    IN_MISSED_NEW,
    @JsonProperty("in-answered-existing")
    IN_ANSWERED_EXISTING,
    @JsonProperty("in-missed-existing")
    IN_MISSED_EXISTING,
    @JsonProperty("out-answered-new")
    OUT_ANSWERED_NEW,
    @JsonProperty("out-answered-existing")
    OUT_ANSWERED_EXISTING,
    @JsonProperty("out-failed-new")
    OUT_FAILED_NEW,
    @JsonProperty("out-failed-existing")
    OUT_FAILED_EXISTING,
    @JsonProperty("form")
    FORM,
    @JsonProperty("messenger")
    MESSENGER
  }

  /**
   * What is made where it is missing, each looked for on its own.
   *
   * @param organization made together with a new contact only
   * @param task whether the tasks that the scenario has for it are made
   * @param note whether the interaction is written on the records
   */
  public record Row(
      boolean contact,
      boolean organization,
      boolean lead,
      boolean deal,
      boolean task,
      boolean note) {}
}
