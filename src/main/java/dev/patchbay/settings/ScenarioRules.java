package dev.patchbay.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.intake.FieldError;
import dev.patchbay.project.Employee;
import dev.patchbay.project.ScenarioSettings;
import dev.patchbay.project.ScenarioSettings.TitleKind;
import dev.patchbay.scenario.TitleTemplate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the group {@code scenario} may say. */
final class ScenarioRules implements GroupRules {

  private static final int LONGEST_TITLE = 200;
  private static final int MOST_REUSE_DAYS = 365;
  private static final int LONGEST_CALLBACK = 24 * 60;
  private static final Set<String> REPEATS = Set.of("note-only", "no-second-deal", "always");
  private static final Set<String> OWNERS = Set.of("senior", "responsible", "employee");
  private static final List<String> TITLES =
      Arrays.stream(TitleKind.values()).map(TitleKind::label).toList();

  private final ObjectMapper mapper;
  private final CrmFacts crm;
  private final ScenarioSettings saved;

  /**
   * @param saved the settings in force: what they say already is not held against the CRM again
   */
  ScenarioRules(ObjectMapper mapper, CrmFacts crm, ScenarioSettings saved) {
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
      if (!setting.getValue().isNull()) {
        check(
            field + "." + setting.getKey(),
            setting.getKey(),
            setting.getValue(),
            employees,
            errors);
      }
    }
    return errors;
  }

  private void check(
      String place,
      String setting,
      JsonNode value,
      List<Employee> employees,
      List<FieldError> errors) {
    switch (setting) {
      case "matrix" -> matrix(place, value, errors);
      case "stages" ->
          errors.addAll(
              new StageRules(crm).check(place, value, !value.equals(tree(saved.stages()))));
      case "titles" -> titles(place, value, errors);
      case "formOwners" -> formOwners(place, value, employees, errors);
      case "secondSeniorManager" ->
          fault(
              place,
              employee(value.asText(), employees),
              "is not the id of an employee of this project",
              errors);
      case "repeatCall" ->
          fault(
              place,
              REPEATS.contains(value.asText()),
              "must be one of note-only, no-second-deal, always",
              errors);
      case "completeMissedTasks" ->
          fault(place, value.isBoolean(), "must be true or false", errors);
      case "reuseClosedDays" -> number(place, value, 0, MOST_REUSE_DAYS, errors);
      case "callbackDueMinutes" -> number(place, value, 1, LONGEST_CALLBACK, errors);
      default -> errors.add(new FieldError(place, "is not a setting"));
    }
  }

  private void matrix(String place, JsonNode matrix, List<FieldError> errors) {
    if (!matrix.isObject()) {
      errors.add(new FieldError(place, "must be an object"));
      return;
    }
    matrix
        .fieldNames()
        .forEachRemaining(
            name ->
                fault(
                    place + "." + name,
                    Set.of("version", "rows").contains(name),
                    "is not known",
                    errors));
    fault(
        place + ".version",
        !matrix.hasNonNull("version")
            || matrix.get("version").canConvertToExactIntegral()
                && matrix.get("version").canConvertToInt(),
        "is given by the hub; leave it out or as it was read",
        errors);
    JsonNode rows = matrix.path("rows");
    boolean same = saved.matrix() != null && rows.equals(tree(saved.matrix().rows()));
    if (matrix.hasNonNull("rows") && !same) {
      errors.addAll(new MatrixRules(crm).check(place + ".rows", rows));
    }
  }

  private static void titles(String place, JsonNode titles, List<FieldError> errors) {
    if (!titles.isObject()) {
      errors.add(new FieldError(place, "must be an object: what it is for to the title"));
      return;
    }
    for (var title : titles.properties()) {
      String name = place + "." + title.getKey();
      String text = title.getValue().asText();
      if (!TITLES.contains(title.getKey())) {
        errors.add(new FieldError(name, "is not known; known are " + String.join(", ", TITLES)));
      } else if (!title.getValue().isTextual() || text.isBlank() || text.length() > LONGEST_TITLE) {
        errors.add(
            new FieldError(name, "must be a text of at most " + LONGEST_TITLE + " characters"));
      } else {
        TitleTemplate template = new TitleTemplate(text);
        List<String> unknown = template.unknown();
        fault(name, unknown.isEmpty(), unknownPlaceholders(unknown), errors);
        fault(name, template.braced(), "has a brace without its other half", errors);
      }
    }
  }

  private static String unknownPlaceholders(List<String> unknown) {
    return unknown.stream().map(name -> "{" + name + "}").collect(Collectors.joining(", "))
        + " is no placeholder; known are "
        + TitleTemplate.PLACEHOLDERS.stream()
            .map(name -> "{" + name + "}")
            .collect(Collectors.joining(", "));
  }

  private static void formOwners(
      String place, JsonNode rules, List<Employee> employees, List<FieldError> errors) {
    if (!rules.isArray()) {
      errors.add(new FieldError(place, "must be a list of rules"));
      return;
    }
    for (int i = 0; i < rules.size(); i++) {
      String name = place + "[" + i + "]";
      JsonNode rule = rules.get(i);
      String owner = rule.path("owner").asText();
      fault(
          name + ".owner",
          OWNERS.contains(owner),
          "must be one of senior, responsible, employee",
          errors);
      fault(
          name + ".form",
          !rule.hasNonNull("form") || !rule.get("form").asText().isBlank(),
          "must be a form's name; without it the rule holds for every form",
          errors);
      fault(
          name + ".employee",
          owner.equals("employee")
              ? employee(rule.path("employee").asText(), employees)
              : !rule.hasNonNull("employee"),
          owner.equals("employee")
              ? "is not the id of an employee of this project"
              : "belongs to the owner \"employee\" only",
          errors);
      rule.fieldNames()
          .forEachRemaining(
              field ->
                  fault(
                      name + "." + field,
                      Set.of("form", "owner", "employee").contains(field),
                      "is not known",
                      errors));
    }
  }

  private static boolean employee(String id, List<Employee> employees) {
    return employees.stream().anyMatch(employee -> employee.id().equals(id));
  }

  private static void number(
      String place, JsonNode value, int least, int most, List<FieldError> errors) {
    fault(
        place,
        value.isIntegralNumber() && value.asLong() >= least && value.asLong() <= most,
        "must be a whole number from " + least + " to " + most,
        errors);
  }

  private static void fault(String place, boolean right, String reason, List<FieldError> errors) {
    if (!right) {
      errors.add(new FieldError(place, reason));
    }
  }

  private JsonNode tree(Object value) {
    return mapper.valueToTree(value);
  }
}
