package dev.patchbay.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.intake.FieldError;
import dev.patchbay.project.Matrix.Row;
import dev.patchbay.project.Matrix.Trigger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What an edited matrix may say. Every error names the row and the column, and says why. */
public final class MatrixRules {

  private static final String ROWS =
      Arrays.stream(Trigger.values()).map(Trigger::label).collect(Collectors.joining(", "));

  /** The columns, with what a CRM must be able to do for each. */
  private static final Map<String, Capability> COLUMNS = new LinkedHashMap<>();

  static {
    COLUMNS.put("contact", Capability.CONTACTS);
    COLUMNS.put("organization", Capability.ORGANIZATIONS);
    COLUMNS.put("lead", Capability.LEADS);
    COLUMNS.put("deal", Capability.DEALS);
    COLUMNS.put("task", Capability.TASKS);
    COLUMNS.put("note", Capability.NOTES);
    COLUMNS.put("noteOnAll", Capability.NOTES);
  }

  private final CrmFacts crm;

  public MatrixRules(CrmFacts crm) {
    this.crm = crm;
  }

  /**
   * @param field where the rows stand, the start of every error's field
   * @param rows what was sent as the rows, by their names; may be of any shape. A row that is
   *     absent or null is as recommended
   */
  public List<FieldError> check(String field, JsonNode rows) {
    List<FieldError> errors = new ArrayList<>();
    if (rows == null || !rows.isObject()) {
      errors.add(new FieldError(field, "must be an object: the name of a row to its columns"));
      return errors;
    }
    for (var row : rows.properties()) {
      String place = field + "." + row.getKey();
      Trigger.of(row.getKey())
          .ifPresentOrElse(
              trigger -> row(place, trigger, row.getValue(), errors),
              () -> errors.add(new FieldError(place, "is no row; rows are " + ROWS)));
    }
    return errors;
  }

  private void row(String place, Trigger trigger, JsonNode columns, List<FieldError> errors) {
    if (columns.isNull()) {
      return;
    }
    if (!columns.isObject()) {
      errors.add(new FieldError(place, "must be an object of columns"));
      return;
    }
    int before = errors.size();
    for (var column : columns.properties()) {
      if (!COLUMNS.containsKey(column.getKey())) {
        errors.add(
            new FieldError(
                place + "." + column.getKey(),
                "is no column; columns are " + String.join(", ", COLUMNS.keySet())));
      } else if (!column.getValue().isBoolean()) {
        errors.add(new FieldError(place + "." + column.getKey(), "must be true or false"));
      }
    }
    if (errors.size() == before) {
      possible(place, columns, errors);
      sensible(place, trigger, row(columns), errors);
    }
  }

  private void possible(String place, JsonNode columns, List<FieldError> errors) {
    COLUMNS.forEach(
        (column, capability) -> {
          if (columns.path(column).asBoolean() && !crm.may(capability)) {
            errors.add(
                new FieldError(
                    place + "." + column,
                    "%s has no %s, so none can be made"
                        .formatted(crm.title(), capability.name().toLowerCase(Locale.ROOT))));
          }
        });
  }

  /** Not so while no CRM is connected: what few CRMs can is not taken for granted. */
  private boolean has(Capability capability) {
    return crm.capabilities() != null && crm.may(capability);
  }

  private void sensible(String place, Trigger trigger, Row row, List<FieldError> errors) {
    if (row.lead() && !row.contact() && !row.organization() && !has(Capability.LEAD_ALONE)) {
      errors.add(
          new FieldError(
              place + ".lead",
              "needs contact or organization in the same row, because a lead always belongs to one"));
    }
    if (row.lead() && row.deal() && !has(Capability.LEAD_WITH_DEAL)) {
      errors.add(
          new FieldError(
              place + ".deal",
              crm.title() == null
                  ? "cannot be made together with a lead while no CRM is connected that has both"
                  : "cannot be made together with a lead in "
                      + crm.title()
                      + ", where a lead becomes a deal"));
    }
    if (row.organization() && !row.contact() && !row.lead() && !row.deal()) {
      errors.add(
          new FieldError(
              place + ".organization",
              "needs contact, lead or deal in the same row, because an organization alone is not"
                  + " found again by the client's number"));
    }
    if (row.noteOnAll() && !row.note()) {
      errors.add(new FieldError(place + ".noteOnAll", "needs note in the same row"));
    }
    if (trigger == Trigger.MESSENGER && row.task()) {
      errors.add(
          new FieldError(
              place + ".task", "is not possible, because a messenger contact asks for no work"));
    }
    if (!trigger.existing() && !row.makesRecords()) {
      nothingToHangOn(place, "task", row.task(), errors);
      nothingToHangOn(place, "note", row.note(), errors);
    }
  }

  private static void nothingToHangOn(
      String place, String column, boolean wanted, List<FieldError> errors) {
    if (wanted) {
      errors.add(
          new FieldError(
              place + "." + column,
              "needs a record in the same row, because of a new client the CRM has none to put it"
                  + " on"));
    }
  }

  private static Row row(JsonNode columns) {
    return new Row(
        columns.path("contact").asBoolean(),
        columns.path("organization").asBoolean(),
        columns.path("lead").asBoolean(),
        columns.path("deal").asBoolean(),
        columns.path("task").asBoolean(),
        columns.path("note").asBoolean(),
        columns.path("noteOnAll").asBoolean());
  }
}
