package dev.patchbay.scenario;

import dev.patchbay.project.Employee;
import dev.patchbay.project.Project;
import dev.patchbay.project.ProjectSettings.Assignee;
import java.util.List;
import java.util.Optional;

/**
 * The project's people around one interaction.
 *
 * @param acting the employee who took or made the call, or sent the contact, where he is known
 * @param rungInVain whether his phone rang and he did not answer
 * @param responsible the CRM user who owns the client's record, or null
 */
record Parties(Project project, Optional<Employee> acting, boolean rungInVain, String responsible) {

  /**
   * Whom a rule came to mean.
   *
   * @param crmUser null leaves it to the CRM
   * @param who in words, with the reason where it is not whom the rule named
   */
  record Person(String crmUser, String who) {}

  /**
   * @param handles whatever names the employee, most reliable first
   */
  static Parties of(Project project, List<String> handles, boolean rungInVain, String responsible) {
    return new Parties(
        project,
        new Employees(project.employees()).byHandles(handles),
        rungInVain,
        blankToNull(responsible));
  }

  Answer answer() {
    if (acting.isEmpty()) {
      return Answer.UNKNOWN;
    }
    if (responsible == null) {
      return Answer.UNOWNED;
    }
    return responsible.equals(userOf(acting.get())) ? Answer.RESPONSIBLE : Answer.OTHER;
  }

  Person resolve(Assignee wanted) {
    return switch (wanted) {
      case SENIOR -> senior("");
      case RESPONSIBLE ->
          responsible == null
              ? rungElseSenior(", because nobody owns the client's record")
              : new Person(responsible, responsibleName() + ", who is responsible for the client");
      case ANSWERING ->
          acting
              .map(employee -> user(employee, ", who talked", ""))
              .orElseGet(() -> senior(", because no known employee talked"));
      case LAST_RUNG -> rungElseSenior("");
    };
  }

  /** An employee whom a rule names. */
  Person named(String employee) {
    return project
        .employee(employee)
        .map(known -> user(known, ", whom the form's rule names", ""))
        .orElseGet(() -> senior(", because the employee of the form's rule is gone"));
  }

  /** Who checks the settings: the second senior manager where there is one. */
  Person settingsChecker() {
    return project
        .secondSeniorManager()
        .filter(second -> userOf(second) != null)
        .map(second -> new Person(userOf(second), second.name() + ", the second senior manager"))
        .orElseGet(() -> senior(""));
  }

  /** The responsible's name, or the CRM user's id where no employee has it. */
  String responsibleName() {
    return responsibleEmployee().map(Employee::name).orElse("CRM user " + responsible);
  }

  Optional<Employee> responsibleEmployee() {
    return project.employeeByCrmUser(responsible);
  }

  private Person rungElseSenior(String because) {
    return acting
        .filter(employee -> rungInVain)
        .map(employee -> user(employee, ", whose phone rang last", because))
        .orElseGet(
            () -> senior(rungInVain ? ", because it is not known whose phone rang" : because));
  }

  private Person user(Employee employee, String role, String because) {
    String user = userOf(employee);
    return user == null
        ? senior(because + ", because " + employee.name() + role + ", has no user in the CRM")
        : new Person(user, employee.name() + role + because);
  }

  private Person senior(String because) {
    Optional<Employee> senior = project.seniorManager();
    if (senior.isEmpty()) {
      return standIn(because + " (no senior manager is set)");
    }
    String user = userOf(senior.get());
    String name = senior.get().name();
    return user == null
        ? standIn(because + " (the senior manager " + name + " has no user in the CRM)")
        : new Person(user, name + ", the senior manager" + because);
  }

  private Person standIn(String because) {
    return project
        .secondSeniorManager()
        .filter(second -> userOf(second) != null)
        .map(
            second ->
                new Person(userOf(second), second.name() + ", the second senior manager" + because))
        .orElseGet(() -> new Person(null, "nobody" + because));
  }

  private static String userOf(Employee employee) {
    return blankToNull(employee.crmUser());
  }

  private static String blankToNull(String user) {
    return user == null || user.isBlank() ? null : user;
  }
}
