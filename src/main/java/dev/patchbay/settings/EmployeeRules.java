package dev.patchbay.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patchbay.intake.FieldError;
import dev.patchbay.project.Employee;
import dev.patchbay.project.ProjectSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a list of employees may say. Every fault is reported, with its field and reason. */
public final class EmployeeRules {

  private static final Set<String> TEXTS = Set.of("id", "name", "email", "crmUser");
  private static final Set<String> LISTS =
      Set.of("extensions", "sipAccounts", "numbers", "externalIds");

  private final ObjectMapper mapper;

  public EmployeeRules(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** What checking a list led to. */
  public sealed interface Checked {
    record Valid(List<Employee> employees) implements Checked {}

    record Invalid(List<FieldError> errors) implements Checked {}
  }

  /**
   * Ids are unique, and so is everything by which a telephony names somebody: a call must lead to
   * one person.
   */
  public Checked check(JsonNode list) {
    List<FieldError> errors = new ArrayList<>();
    if (list == null || !list.isArray()) {
      return new Checked.Invalid(List.of(new FieldError("employees", "must be a list")));
    }
    Map<String, String> taken = new HashMap<>();
    List<Employee> employees = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      String place = "employees[" + i + "]";
      int before = errors.size();
      shape(list.get(i), place, errors);
      if (errors.size() == before) {
        Employee employee = mapper.convertValue(list.get(i), Employee.class);
        unique(employee, place, taken, errors);
        employees.add(employee);
      }
    }
    return errors.isEmpty() ? new Checked.Valid(employees) : new Checked.Invalid(errors);
  }

  /**
   * Who is named by the settings must stay: otherwise tasks and records lose their owner unseen.
   *
   * @return a fault for each setting whose employee would go with the new list
   */
  public static List<FieldError> missed(
      ProjectSettings settings, List<Employee> before, List<Employee> after) {
    Map<String, String> named = new LinkedHashMap<>();
    named.put("seniorManager", settings.seniorManager());
    named.put("scenario.secondSeniorManager", settings.scenario().secondSeniorManager());
    var owners = settings.scenario().formOwners();
    for (int i = 0; i < owners.size(); i++) {
      named.put("scenario.formOwners[" + i + "].employee", owners.get(i).employee());
    }
    return named.entrySet().stream()
        .filter(each -> has(before, each.getValue()) && !has(after, each.getValue()))
        .map(
            each ->
                new FieldError(
                    "employees",
                    "leaves out %s, whom the setting %s names; change that first"
                        .formatted(each.getValue(), each.getKey())))
        .toList();
  }

  private static boolean has(List<Employee> employees, String id) {
    return employees.stream().anyMatch(employee -> employee.id().equals(id));
  }

  private static void shape(JsonNode employee, String place, List<FieldError> errors) {
    if (!employee.isObject()) {
      errors.add(new FieldError(place, "must be an object"));
      return;
    }
    for (String required : List.of("id", "name")) {
      if (employee.path(required).asText("").isBlank()) {
        errors.add(new FieldError(place + "." + required, "is required"));
      }
    }
    for (var field : employee.properties()) {
      String name = place + "." + field.getKey();
      JsonNode value = field.getValue();
      if (TEXTS.contains(field.getKey())) {
        if (!value.isTextual() && !value.isNull()) {
          errors.add(new FieldError(name, "must be a text"));
        }
      } else if (LISTS.contains(field.getKey())) {
        if (!value.isNull() && !(value.isArray() && allTexts(value))) {
          errors.add(new FieldError(name, "must be a list of texts"));
        }
      } else {
        errors.add(new FieldError(name, "is not known"));
      }
    }
  }

  private static boolean allTexts(JsonNode list) {
    for (JsonNode value : list) {
      if (!value.isTextual()) {
        return false;
      }
    }
    return true;
  }

  private static void unique(
      Employee employee, String place, Map<String, String> taken, List<FieldError> errors) {
    String other = taken.putIfAbsent("id " + employee.id(), employee.id());
    if (other != null) {
      errors.add(new FieldError(place + ".id", "is the id of another employee, too"));
    }
    employee
        .handles()
        .forEach(
            handle -> {
              String owner = taken.putIfAbsent("handle " + handle, employee.id());
              if (owner != null && !owner.equals(employee.id())) {
                errors.add(
                    new FieldError(place, "\"" + handle + "\" also belongs to employee " + owner));
              }
            });
  }
}
