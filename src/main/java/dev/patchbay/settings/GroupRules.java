package dev.patchbay.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.intake.FieldError;
import dev.patchbay.project.Employee;
import java.util.List;

/** What one group of settings may say, such as {@code forms}. */
interface GroupRules {

  /**
   * @param field the group's name, the start of every error's field
   * @param value what was sent for the group; may be of any shape
   * @param document the whole settings document, for rules across groups
   * @return one error per fault, each with its field and reason; empty when all is in order
   */
  List<FieldError> check(
      String field, JsonNode value, ObjectNode document, List<Employee> employees);
}
