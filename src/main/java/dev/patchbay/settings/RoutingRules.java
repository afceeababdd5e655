package dev.patchbay.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.intake.FieldError;
import dev.patchbay.project.Employee;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the group {@code routing} may say. */
final class RoutingRules implements GroupRules {

  private static final Map<String, List<String>> CHOICES =
      Map.of(
          "mode", List.of("by-responsible", "by-last-talk"),
          "destination", List.of("extension", "sip", "number", "scheme"));
  private static final Map<String, Range> NUMBERS =
      Map.of(
          "freshnessMinutes", new Range(0, 24 * 60),
          "deadlineMillis", new Range(100, 5000),
          "returnTimeoutSeconds", new Range(5, 120));
  private static final List<String> SWITCHES = List.of("enabled", "smartPhone");
  private static final Pattern KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,49}");
  private static final int LONGEST_SCHEME = 100;

  private record Range(int from, int to) {}

  @Override
  public List<FieldError> check(
      String field, JsonNode value, ObjectNode document, List<Employee> employees) {
    if (!value.isObject()) {
      return List.of(new FieldError(field, "must be an object"));
    }
    List<FieldError> errors = new ArrayList<>();
    for (var one : value.properties()) {
      if (!one.getValue().isNull()) {
        check(field + "." + one.getKey(), one.getKey(), one.getValue(), employees, errors);
      }
    }
    return errors;
  }

  private static void check(
      String place,
      String name,
      JsonNode value,
      List<Employee> employees,
      List<FieldError> errors) {
    if (name.equals("schemes")) {
      schemes(place, value, employees, errors);
      return;
    }
    String fault = "is not known";
    if (CHOICES.containsKey(name)) {
      List<String> allowed = CHOICES.get(name);
      boolean right = value.isTextual() && allowed.contains(value.asText());
      fault = right ? null : "must be one of " + String.join(", ", allowed);
    } else if (NUMBERS.containsKey(name)) {
      Range range = NUMBERS.get(name);
      boolean right =
          value.isIntegralNumber()
              && value.asLong() >= range.from()
              && value.asLong() <= range.to();
      fault =
          right ? null : "must be a whole number from %d to %d".formatted(range.from(), range.to());
    } else if (SWITCHES.contains(name)) {
      fault = value.isBoolean() ? null : "must be true or false";
    } else if (name.equals("answerKey")) {
      boolean right = value.isTextual() && KEY.matcher(value.asText()).matches();
      fault = right ? null : "must be the name of a key: letters, digits, _ . and -";
    }
    if (fault != null) {
      errors.add(new FieldError(place, fault));
    }
  }

  private static void schemes(
      String place, JsonNode value, List<Employee> employees, List<FieldError> errors) {
    if (!value.isObject()) {
      errors.add(new FieldError(place, "must be an object of texts: employee to scheme"));
      return;
    }
    for (var scheme : value.properties()) {
      String at = place + "." + scheme.getKey();
      if (employees.stream().noneMatch(e -> e.id().equals(scheme.getKey()))) {
        errors.add(new FieldError(at, "is not the id of an employee of this project"));
      }
      String id = scheme.getValue().asText("");
      if (!scheme.getValue().isTextual() || id.isBlank() || id.length() > LONGEST_SCHEME) {
        errors.add(
            new FieldError(
                at, "must be a text of at most %d characters".formatted(LONGEST_SCHEME)));
      }
    }
  }
}
