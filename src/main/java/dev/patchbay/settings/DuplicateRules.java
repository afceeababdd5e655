package dev.patchbay.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.intake.FieldError;
import dev.patchbay.project.DuplicateSettings;
import dev.patchbay.project.Employee;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the settings of duplicates may say, whatever the CRM. */
final class DuplicateRules implements GroupRules {

  /** Longer than that, every lead of the period would have to be read. */
  private static final int MOST_HOURS = 72;

  private static final int MOST_STATUSES = 200;
  private static final int LONGEST_STATUS = 200;

  private static final Set<String> FLAGS =
      Set.of("enabled", "titleCounts", "inWorkOnly", "appendToDuplicate");
  private static final Map<String, Integer> NUMBERS =
      Map.of("hours", MOST_HOURS, "days", DuplicateSettings.LONGEST_DAYS);
  private static final Set<String> EXTENDED_FLAGS =
      Set.of("enabled", "byPhone", "byEmail", "comment", "task");
  private static final Map<String, Integer> EXTENDED_NUMBERS =
      Map.of("taskMinutes", 60 * 24 * 30, "periodDays", DuplicateSettings.LONGEST_DAYS);

  @Override
  public List<FieldError> check(
      String field, JsonNode value, ObjectNode document, List<Employee> employees) {
    List<FieldError> errors = new ArrayList<>();
    if (!value.isObject()) {
      return List.of(new FieldError(field, "must be an object"));
    }
    value
        .properties()
        .forEach(
            entry -> {
              String name = field + "." + entry.getKey();
              if (entry.getKey().equals("extended") && !entry.getValue().isNull()) {
                errors.addAll(extended(name, entry.getValue()));
              } else if (!entry.getKey().equals("extended")) {
                errors.addAll(simple(name, entry, FLAGS, NUMBERS));
              }
            });
    return errors;
  }

  private static List<FieldError> extended(String field, JsonNode value) {
    if (!value.isObject()) {
      return List.of(new FieldError(field, "must be an object"));
    }
    List<FieldError> errors = new ArrayList<>();
    value
        .properties()
        .forEach(
            entry -> {
              String name = field + "." + entry.getKey();
              errors.addAll(
                  entry.getKey().equals("statuses")
                      ? statuses(name, entry.getValue())
                      : simple(name, entry, EXTENDED_FLAGS, EXTENDED_NUMBERS));
            });
    boolean on = value.path("enabled").asBoolean(false);
    if (on && !value.path("byPhone").asBoolean(true) && !value.path("byEmail").asBoolean(false)) {
      errors.add(new FieldError(field, "needs byPhone or byEmail, or both, while it is enabled"));
    }
    if (value.path("taskMinutes").isIntegralNumber() && value.path("taskMinutes").asInt() == 0) {
      errors.add(new FieldError(field + ".taskMinutes", "must be at least 1"));
    }
    return errors;
  }

  private static List<FieldError> simple(
      String name,
      Map.Entry<String, JsonNode> entry,
      Set<String> flags,
      Map<String, Integer> numbers) {
    JsonNode value = entry.getValue();
    if (!flags.contains(entry.getKey()) && !numbers.containsKey(entry.getKey())) {
      return List.of(new FieldError(name, "is not a setting"));
    }
    if (value.isNull()) {
      return List.of();
    }
    if (flags.contains(entry.getKey())) {
      return value.isBoolean() ? List.of() : List.of(new FieldError(name, "must be true or false"));
    }
    int most = numbers.get(entry.getKey());
    return value.isIntegralNumber() && value.asLong() >= 0 && value.asLong() <= most
        ? List.of()
        : List.of(new FieldError(name, "must be a whole number from 0 to " + most));
  }

  private static List<FieldError> statuses(String name, JsonNode value) {
    if (value.isNull()) {
      return List.of();
    }
    if (!value.isArray() || value.size() > MOST_STATUSES) {
      return List.of(
          new FieldError(
              name, "must be a list of at most %d ids of statuses".formatted(MOST_STATUSES)));
    }
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      JsonNode id = value.get(i);
      if (!id.isTextual() || id.asText().isBlank() || id.asText().length() > LONGEST_STATUS) {
        errors.add(
            new FieldError(name + "[" + i + "]", "must be the CRM's id of a status, a text"));
      }
    }
    return errors;
  }
}
