package dev.patchbay.switching;

import dev.patchbay.project.Employee;
import dev.patchbay.project.Projects;
import dev.patchbay.switching.Consequence.Item;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who of the employees is which user of the old CRM. The employees themselves stay. */
@Singleton
final class EmployeeUsersData implements AffectedData {

  private final Projects projects;

  @Inject
  EmployeeUsersData(Projects projects) {
    this.projects = projects;
  }

  @Override
  public String kind() {
    return "employee-users";
  }

  @Override
  public int order() {
    return 50;
  }

  @Override
  public Count count(Scope scope) {
    return Count.of((int) matched(scope.project().employees()).count());
  }

  @Override
  public Consequence consequence(Facts facts, ChangeRequest request) {
    String reason = "This user is one of " + facts.source().title() + ".";
    List<Item> items =
        matched(facts.project().employees())
            .map(employee -> new Item(employee.name(), Effect.ARCHIVED, reason))
            .toList();
    return Consequence.of(
        kind(),
        Effect.ARCHIVED,
        facts.count(kind()),
        items,
        "Employees stay; each one's user in the next CRM is found by e-mail, else by equal name.");
  }

  private static Stream<Employee> matched(List<Employee> employees) {
    return employees.stream().filter(employee -> employee.crmUser() != null);
  }

  @Override
  public void apply(Change change, Archive before) {
    projects.updateEmployees(
        change.project(), now -> now.stream().map(employee -> employee.withCrmUser(null)).toList());
  }

  /** Who came since then has no user in the CRM that comes back until he is matched. */
  @Override
  public void undo(Change change, Archive before) {
    Map<String, String> users = new HashMap<>();
    before.employees().forEach(employee -> users.put(employee.id(), employee.crmUser()));
    projects.updateEmployees(
        change.project(),
        now ->
            now.stream().map(employee -> employee.withCrmUser(users.get(employee.id()))).toList());
  }
}
