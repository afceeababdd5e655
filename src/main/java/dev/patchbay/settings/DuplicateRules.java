package dev.patchbay.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.crm.CrmSchema;
import dev.patchbay.crm.Described;
import dev.patchbay.intake.FieldError;
import dev.patchbay.project.DuplicateSettings;
import dev.patchbay.project.DuplicateSettings.Extended;
import dev.patchbay.project.Employee;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the group {@code duplicates} may say. */
final class DuplicateRules implements GroupRules {

  /** What became of every lead of these hours is read. */
  private static final int MOST_HOURS = 72;

  private static final int MOST_STATUSES = 200;
  private static final int LONGEST_STATUS = 200;
  private static final int LONGEST_TASK = 60 * 24 * 30;

  private static final Set<String> FLAGS =
      Set.of("enabled", "titleCounts", "inWorkOnly", "appendToDuplicate");
  private static final Map<String, Integer> NUMBERS =
      Map.of("hours", MOST_HOURS, "days", DuplicateSettings.LONGEST_DAYS);
  private static final Set<String> EXTENDED_FLAGS =
      Set.of("enabled", "byPhone", "byEmail", "comment", "task");
  private static final Map<String, Integer> EXTENDED_NUMBERS =
      Map.of("taskMinutes", LONGEST_TASK, "periodDays", DuplicateSettings.LONGEST_DAYS);

  private final ObjectMapper mapper;
  private final CrmFacts crm;
  private final DuplicateSettings saved;

  /**
   * @param saved the settings in force: what they say already is not held against the CRM again
   */
  DuplicateRules(ObjectMapper mapper, CrmFacts crm, DuplicateSettings saved) {
    this.mapper = mapper;
    this.crm = crm;
    this.saved = saved;
  }

  @Override
  public List<FieldError> check(
      String field, JsonNode value, ObjectNode document, List<Employee> employees) {
    if (!value.isObject()) {
      return List.of(new FieldError(field, "must be an object"));
    }
    List<FieldError> errors = new ArrayList<>();
    for (var setting : value.properties()) {
      String name = field + "." + setting.getKey();
      if (!setting.getKey().equals("extended")) {
        simple(name, setting, FLAGS, NUMBERS, errors);
      } else if (!setting.getValue().isNull()) {
        extended(name, setting.getValue(), errors);
      }
    }
    if (errors.isEmpty()) {
      DuplicateSettings settings = mapper.convertValue(value, DuplicateSettings.class);
      if (settings.enabled() && !settings.equals(saved)) {
        abilities(field, settings, errors);
      }
    }
    return errors;
  }

  private static void extended(String field, JsonNode value, List<FieldError> errors) {
    if (!value.isObject()) {
      errors.add(new FieldError(field, "must be an object"));
      return;
    }
    for (var setting : value.properties()) {
      String name = field + "." + setting.getKey();
      if (setting.getKey().equals("statuses")) {
        statuses(name, setting.getValue(), errors);
      } else {
        simple(name, setting, EXTENDED_FLAGS, EXTENDED_NUMBERS, errors);
      }
    }
    boolean on = value.path("enabled").asBoolean(false);
    if (on && !value.path("byPhone").asBoolean(true) && !value.path("byEmail").asBoolean(false)) {
      errors.add(new FieldError(field, "needs byPhone or byEmail, or both, while it is enabled"));
    }
    if (value.path("taskMinutes").isIntegralNumber() && value.path("taskMinutes").asInt() == 0) {
      errors.add(new FieldError(field + ".taskMinutes", "must be at least 1"));
    }
  }

  private static void simple(
      String name,
      Map.Entry<String, JsonNode> setting,
      Set<String> flags,
      Map<String, Integer> numbers,
      List<FieldError> errors) {
    JsonNode value = setting.getValue();
    Integer most = numbers.get(setting.getKey());
    if (flags.contains(setting.getKey())) {
      if (!value.isBoolean() && !value.isNull()) {
        errors.add(new FieldError(name, "must be true or false"));
      }
    } else if (most == null) {
      errors.add(new FieldError(name, "is not a setting"));
    } else if (!value.isNull()
        && !(value.isIntegralNumber() && value.asLong() >= 0 && value.asLong() <= most)) {
      errors.add(new FieldError(name, "must be a whole number from 0 to " + most));
    }
  }

  private static void statuses(String name, JsonNode value, List<FieldError> errors) {
    if (value.isNull()) {
      return;
    }
    if (!value.isArray() || value.size() > MOST_STATUSES) {
      errors.add(
          new FieldError(
              name, "must be a list of at most %d ids of statuses".formatted(MOST_STATUSES)));
      return;
    }
    for (int i = 0; i < value.size(); i++) {
      JsonNode id = value.get(i);
      if (!id.isTextual() || id.asText().isBlank() || id.asText().length() > LONGEST_STATUS) {
        errors.add(
            new FieldError(name + "[" + i + "]", "must be the CRM's id of a status, a text"));
      }
    }
  }

  /** What the connected CRM cannot do must not be chosen. */
  private void abilities(String field, DuplicateSettings settings, List<FieldError> errors) {
    Extended extended = settings.extended();
    boolean comment = extended.enabled() && extended.comment();
    boolean append = settings.appendToDuplicate() && !saved.appendToDuplicate();
    if (append && !crm.may(Capability.NOTES)) {
      errors.add(new FieldError(field + ".appendToDuplicate", crm.title() + " takes no notes"));
    }
    if (comment && !crm.may(Capability.NOTES)) {
      errors.add(new FieldError(field + ".extended.comment", crm.title() + " takes no notes"));
    }
    if (extended.enabled() && extended.task() && !crm.may(Capability.TASKS)) {
      errors.add(new FieldError(field + ".extended.task", crm.title() + " takes no tasks"));
    }
    if (extended.enabled()
        && !extended.statuses().isEmpty()
        && crm.described().get() instanceof Described.Known(CrmSchema schema)) {
      unknown(field + ".extended.statuses", extended.statuses(), schema, errors);
    }
  }

  private void unknown(
      String field, List<String> statuses, CrmSchema schema, List<FieldError> errors) {
    Set<String> known =
        schema.pipelines().stream()
            .flatMap(pipeline -> pipeline.stages().stream())
            .map(CrmSchema.Stage::id)
            .collect(Collectors.toCollection(TreeSet::new));
    for (int i = 0; i < statuses.size(); i++) {
      if (!known.contains(statuses.get(i))) {
        errors.add(
            new FieldError(
                field + "[" + i + "]",
                known.isEmpty()
                    ? crm.title() + " tells of no statuses to choose from"
                    : "is no status of %s; there are %s"
                        .formatted(crm.title(), String.join(", ", known))));
      }
    }
  }
}
