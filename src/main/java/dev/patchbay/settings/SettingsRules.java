package dev.patchbay.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.phone.PhoneNumbers;
import dev.patchbay.intake.telephony.ringostat.RenamedFields;
import dev.patchbay.project.Employee;
import dev.patchbay.project.Language;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.project.ProjectSettings.Assignee;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a settings document may say. Every fault is reported, with its field and reason. */
public final class SettingsRules {

  private static final Map<String, Integer> NUMBERS =
      Map.of(
          "taskDueHours", 24 * 30,
          "minTalkSeconds", 600,
          "callTimeoutHours", 72,
          "rawRetentionDays", 365);
  private static final Map<String, Set<Assignee>> ASSIGNEES =
      Map.of(
          "missedExistingAssignee",
              EnumSet.of(Assignee.SENIOR, Assignee.RESPONSIBLE, Assignee.LAST_RUNG),
          "contactAnsweredOwner",
              EnumSet.of(Assignee.SENIOR, Assignee.RESPONSIBLE, Assignee.ANSWERING),
          "contactMissedOwner",
              EnumSet.of(Assignee.SENIOR, Assignee.RESPONSIBLE, Assignee.LAST_RUNG));
  private static final Set<String> PHONE_LISTS = Set.of("blockedNumbers", "ownNumbers");
  private static final Set<String> LANGUAGES =
      Arrays.stream(Language.values()).map(Language::code).collect(Collectors.toSet());

  /** The groups of settings that need nothing else to be checked, each with its own rules. */
  private static final Map<String, GroupRules> GROUPS =
      Map.of("forms", new FormRules(), "routing", new RoutingRules(), "crm", new CrmRules());

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private final PhoneNumbers phones;
  private final ObjectMapper mapper;

  public SettingsRules(PhoneNumbers phones, ObjectMapper mapper) {
    this.phones = phones;
    this.mapper = mapper;
  }

  /** What checking a document led to. */
  public sealed interface Checked {
    record Valid(ProjectSettings settings) implements Checked {}

    record Invalid(List<FieldError> errors) implements Checked {}
  }

  /**
   * Checks settings that are not held against a CRM.
   *
   * @param document the whole settings; what is absent or null takes its default. Phone numbers in
   *     any notation of the document's country come out in E.164
   * @param employees of whom the senior manager must be one
   */
  public Checked check(ObjectNode document, List<Employee> employees) {
    return check(document, employees, ProjectSettings.defaults(null, null), CrmFacts.NONE);
  }

  /**
   * @param saved the settings in force: what they say already is not held against the CRM again
   * @param crm what the project's CRM can do
   */
  public Checked check(
      ObjectNode document, List<Employee> employees, ProjectSettings saved, CrmFacts crm) {
    List<FieldError> errors = new ArrayList<>();
    ObjectNode clean = document.deepCopy();
    String country = document.path("country").asText("UA");
    Map<String, GroupRules> groups = new HashMap<>(GROUPS);
    groups.put("scenario", new ScenarioRules(mapper, crm, saved.scenario()));
    groups.put("duplicates", new DuplicateRules(mapper, crm, saved.duplicates()));
    document
        .properties()
        .forEach(
            field -> {
              if (!field.getValue().isNull()) {
                check(field.getKey(), field.getValue(), country, employees, groups, clean, errors);
              }
            });
    return errors.isEmpty()
        ? new Checked.Valid(mapper.convertValue(clean, ProjectSettings.class))
        : new Checked.Invalid(errors);
  }

  private void check(
      String field,
      JsonNode value,
      String country,
      List<Employee> employees,
      Map<String, GroupRules> groups,
      ObjectNode clean,
      List<FieldError> errors) {
    String fault = null;
    if (NUMBERS.containsKey(field)) {
      fault = number(value, NUMBERS.get(field));
    } else if (ASSIGNEES.containsKey(field)) {
      fault = assignee(value, ASSIGNEES.get(field));
    } else if (PHONE_LISTS.contains(field)) {
      clean.set(
          field,
          new NumberLists(phones, mapper, country)
              .clean(field, value, field.equals("blockedNumbers"), errors));
    } else if (groups.containsKey(field)) {
      errors.addAll(groups.get(field).check(field, value, clean, employees));
    } else {
      fault =
          switch (field) {
            case "language" ->
                LANGUAGES.contains(value.asText())
                    ? null
                    : "must be one of " + String.join(", ", new TreeSet<>(LANGUAGES));
            case "country" ->
                COUNTRIES.contains(value.asText())
                    ? null
                    : "must be an ISO 3166 code of two capital letters, such as UA";
            case "zone" -> zone(value);
            case "seniorManager" ->
                employees.stream().anyMatch(e -> e.id().equals(value.asText()))
                    ? null
                    : "is not the id of an employee of this project";
            case "reviewTask" -> value.isBoolean() ? null : "must be true or false";
            case "ringostatFields" -> renamed(value);
            default -> "is not a setting";
          };
    }
    if (fault != null) {
      errors.add(new FieldError(field, fault));
    }
  }

  private static String renamed(JsonNode fields) {
    if (!fields.isObject()
        || !fields.properties().stream().allMatch(e -> e.getValue().isTextual())) {
      return "must be an object of texts: our field to the sender's name";
    }
    return fields.properties().stream()
        .map(Map.Entry::getKey)
        .filter(key -> !RenamedFields.known(key))
        .findFirst()
        .map(
            key ->
                "\"%s\" is no field; fields are %s"
                    .formatted(key, String.join(", ", RenamedFields.keys())))
        .orElse(null);
  }

  private static String number(JsonNode value, int max) {
    return value.isIntegralNumber() && value.asLong() >= 0 && value.asLong() <= max
        ? null
        : "must be a whole number from 0 to " + max;
  }

  private String assignee(JsonNode value, Set<Assignee> allowed) {
    List<String> names =
        allowed.stream().map(assignee -> mapper.valueToTree(assignee).asText()).toList();
    return names.contains(value.asText())
        ? null
        : "must be one of " + names.stream().sorted().collect(Collectors.joining(", "));
  }

  private static String zone(JsonNode value) {
    try {
      ZoneId.of(value.isTextual() ? value.asText() : "");
      return null;
    } catch (DateTimeException e) {
      return "must be a time zone such as Europe/Kyiv";
    }
  }
}
