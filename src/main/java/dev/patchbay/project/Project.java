package dev.patchbay.project;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A tenant with everything that a decision about one of its interactions needs. Carries no secret.
 *
 * @param id lower-case letters, digits and hyphens, 2 to 40 characters
 * @param integration the current connection to a CRM, or null when there is none
 */
public record Project(
    String id,
    String name,
    Instant createdAt,
    ProjectSettings settings,
    List<Employee> employees,
    Integration integration) {

  public Project {
    employees = List.copyOf(employees);
  }

  /** The fallback employee, when one is named and exists. */
  public Optional<Employee> seniorManager() {
    return employee(settings.seniorManager());
  }

  /** The second fallback employee, when one is named and exists. */
  public Optional<Employee> secondSeniorManager() {
    return employee(settings.scenario().secondSeniorManager());
  }

  /** The employee of this id of ours. */
  public Optional<Employee> employee(String employee) {
    return employees.stream().filter(e -> e.id().equals(employee)).findFirst();
  }

  public Project withSettings(ProjectSettings other) {
    return new Project(id, name, createdAt, other, employees, integration);
  }

  /** The employee whose user in the CRM this is. */
  public Optional<Employee> employeeByCrmUser(String crmUser) {
    return employees.stream()
        .filter(e -> crmUser != null && crmUser.equals(e.crmUser()))
        .findFirst();
  }
}
