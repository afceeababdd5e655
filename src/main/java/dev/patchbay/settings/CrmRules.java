package dev.patchbay.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.intake.FieldError;
import dev.patchbay.project.Employee;
import java.util.ArrayList;
import java.util.List;

/** What the group {@code crm} may say. */
final class CrmRules implements GroupRules {

  private static final int SHORTEST_SYNC = 5;
  private static final int LONGEST_SYNC = 24 * 60;
  private static final int LONGEST_IMPORT = 3_650;

  @Override
  public List<FieldError> check(
      String field, JsonNode value, ObjectNode document, List<Employee> employees) {
    if (!value.isObject()) {
      return List.of(new FieldError(field, "must be an object"));
    }
    List<FieldError> errors = new ArrayList<>();
    for (var one : value.properties()) {
      String fault = one.getValue().isNull() ? null : fault(one.getKey(), one.getValue());
      if (fault != null) {
        errors.add(new FieldError(field + "." + one.getKey(), fault));
      }
    }
    return errors;
  }

  private static String fault(String name, JsonNode value) {
    return switch (name) {
      case "earlierDeals" -> value.isBoolean() ? null : "must be true or false";
      case "whenDisconnected" ->
          List.of("hold", "drop").contains(value.asText()) ? null : "must be hold or drop";
      case "syncMinutes" -> number(value, SHORTEST_SYNC, LONGEST_SYNC);
      case "importDays" -> number(value, 0, LONGEST_IMPORT);
      default -> "is not known";
    };
  }

  private static String number(JsonNode value, int from, int to) {
    return value.isIntegralNumber() && value.asLong() >= from && value.asLong() <= to
        ? null
        : "must be a whole number from %d to %d".formatted(from, to);
  }
}
