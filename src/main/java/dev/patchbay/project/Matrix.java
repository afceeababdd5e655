package dev.patchbay.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which records, tasks and notes each kind of interaction leads to. Who owns them and who gets the
 * tasks is the scenario's.
 *
 * @param version counts the edits of the project's matrix; 0 is the recommended one
 * @param rows the rows that the project edited; one that is absent is as recommended
 */
public record Matrix(int version, Map<Trigger, Row> rows) {

  private static final Row RECORDS_TASK_NOTE = new Row(true, true, true, false, true, true, false);
  private static final Row RECORDS_NOTE = new Row(true, true, true, false, false, true, false);
  private static final Row TASK_NOTE = new Row(false, false, false, false, true, true, false);
  private static final Matrix RECOMMENDED = new Matrix(0, Map.of());

  public Matrix {
    Map<Trigger, Row> given = new EnumMap<>(Trigger.class);
    if (rows != null) {
      given.putAll(rows);
    }
    given.values().removeIf(Objects::isNull);
    rows = Collections.unmodifiableMap(given);
  }

  /** The matrix of a project that edited nothing. */
  public static Matrix recommended() {
    return RECOMMENDED;
  }

  /** The row as edited, else as recommended for a CRM that has leads. */
  public Row row(Trigger trigger) {
    Row own = rows.get(trigger);
    return own == null ? recommended(trigger) : own;
  }

  /** Whether the project edited this row. */
  public boolean edited(Trigger trigger) {
    return rows.containsKey(trigger);
  }

  /** Whether any row is such. */
  public boolean any(Predicate<Row> test) {
    return Arrays.stream(Trigger.values()).map(this::row).anyMatch(test);
  }

  private static Row recommended(Trigger trigger) {
    return switch (trigger) {
      case IN_ANSWERED_NEW, IN_MISSED_NEW, IN_ANSWERED_EXISTING, IN_MISSED_EXISTING ->
          RECORDS_TASK_NOTE;
      case OUT_ANSWERED_EXISTING -> TASK_NOTE;
      case OUT_ANSWERED_NEW, OUT_FAILED_NEW, OUT_FAILED_EXISTING -> Row.NOTHING;
      case FORM, MESSENGER -> RECORDS_NOTE;
    };
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
    MESSENGER;

    /** The row's name in the API. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Trigger> of(String label) {
      return Arrays.stream(values()).filter(row -> row.label().equals(label)).findFirst();
    }

    /** Whether the CRM knows the client in this row for sure. */
    public boolean existing() {
      return label().endsWith("-existing");
    }
  }

  /**
   * What is made where it is missing, each looked for on its own.
   *
   * @param organization made together with a new contact, or in its place
   * @param task whether the tasks that the scenario has for it are made
   * @param note whether the interaction is written on the client's main record: his lead, else his
   *     deal, else his contact
   * @param noteOnAll whether it is written on his contact, lead and deal alike
   */
  public record Row(
      boolean contact,
      boolean organization,
      boolean lead,
      boolean deal,
      boolean task,
      boolean note,
      boolean noteOnAll) {

    public static final Row NOTHING = new Row(false, false, false, false, false, false, false);

    /** Whether any record can come of it. */
    public boolean makesRecords() {
      return contact || organization || lead || deal;
    }

    /** Whether it leads to nothing whatever the CRM knows. */
    public boolean empty() {
      return !makesRecords() && !task && !note;
    }
  }
}
