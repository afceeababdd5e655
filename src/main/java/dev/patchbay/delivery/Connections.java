package dev.patchbay.delivery;

import dev.patchbay.crm.ConnectResult;
import dev.patchbay.crm.Connected;
import dev.patchbay.crm.Connected.CrmUser;
import dev.patchbay.crm.EmployeeMatching;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Integrations;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.project.Employee;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Connects and disconnects a project's CRM, with what follows for its employees and for the work
 * that waits.
 */
@Singleton
public class Connections {

  /**
   * Batches of held work that one connect sets free at once; the rest follows when it is looked at
   * next.
   */
  private static final int BATCHES = 10;

  private final Integrations integrations;
  private final Projects projects;
  private final Redrive redrive;

  @Inject
  public Connections(Integrations integrations, Projects projects, Redrive redrive) {
    this.integrations = integrations;
    this.projects = projects;
    this.redrive = redrive;
  }

  /** Connects a project that had no integrations but the present one. */
  public ConnectResult connect(Project project, String kind, Map<String, String> fields) {
    return connect(project, kind, fields, List.of());
  }

  /**
   * Connects, finds the employees' users in the CRM, and sets held work free.
   *
   * @param earlier the integrations that the project had before the present one
   */
  public ConnectResult connect(
      Project project, String kind, Map<String, String> fields, List<Integration> earlier) {
    return switch (integrations.connect(project, kind, fields, earlier)) {
      case ConnectResult.Connected(Integration integration, List<CrmUser> users) -> {
        List<Employee> employees = saveMatched(project.id(), project.employees(), users);
        Integration warned = integration.warning(unmatched(employees));
        projects.updateIntegration(project.id(), now -> now.equals(integration) ? warned : now);
        if (warned.takesWork() && project.gate().setup() == null) {
          release(project.id());
        }
        yield new ConnectResult.Connected(warned, users);
      }
      case ConnectResult refused -> refused;
    };
  }

  private static List<String> unmatched(List<Employee> employees) {
    return employees.stream()
        .filter(employee -> employee.crmUser() == null)
        .map(
            employee ->
                "No user of the CRM has the e-mail or the name of "
                    + employee.name()
                    + ": what should be this employee's goes to the senior manager.")
        .toList();
  }

  /** Saves the employees, each with his user in the CRM if one is connected and answers. */
  public List<Employee> saveEmployees(Project project, List<Employee> employees) {
    Integration integration = project.integration();
    if (integration == null || !integration.takesWork()) {
      projects.saveEmployees(project.id(), employees);
      return employees;
    }
    projects.saveEmployees(project.id(), employees);
    return switch (integrations.open(project).crm().connect()) {
      case Connected.Ready ready -> saveMatched(project.id(), employees, ready.users());
      case Connected.Failed _ -> employees;
    };
  }

  /** What an import of employees led to. */
  public sealed interface Imported {

    /**
     * @param employees all of the project now
     * @param added ids of those whom the project did not have
     * @param matched ids of those whom the project had and the CRM has, too
     */
    record Done(List<Employee> employees, List<String> added, List<String> matched)
        implements Imported {}

    record Failed(Failure failure) implements Imported {}
  }

  /**
   * Makes an employee of every user of the CRM who is none yet. The project's employees are kept,
   * and get their user by e-mail or by equal name.
   */
  public Imported importEmployees(Project project) {
    return switch (integrations.open(project).crm().connect()) {
      case Connected.Failed(Failure failure) -> new Imported.Failed(failure);
      case Connected.Ready ready -> {
        List<Employee> known = EmployeeMatching.match(project.employees(), ready.users());
        List<Employee> added = EmployeeMatching.missing(known, ready.users());
        List<Employee> all = Stream.concat(known.stream(), added.stream()).toList();
        projects.saveEmployees(project.id(), all);
        yield new Imported.Done(
            all, ids(added), ids(known.stream().filter(each -> each.crmUser() != null).toList()));
      }
    };
  }

  private static List<String> ids(List<Employee> employees) {
    return employees.stream().map(Employee::id).toList();
  }

  /** Finds the users of employees who have none, among those of the CRM. */
  public void matchEmployees(Project project, List<CrmUser> users) {
    saveMatched(project.id(), project.employees(), users);
  }

  private List<Employee> saveMatched(
      String project, List<Employee> employees, List<CrmUser> users) {
    List<Employee> matched = EmployeeMatching.match(employees, users);
    projects.saveEmployees(project, matched);
    return matched;
  }

  /** Sets held work free, once the project's CRM takes work. Can be repeated. */
  public void release(String project) {
    for (int batch = 0; batch < BATCHES; batch++) {
      if (!redrive.all(project, InteractionState.HELD, null).more()) {
        return;
      }
    }
  }
}
