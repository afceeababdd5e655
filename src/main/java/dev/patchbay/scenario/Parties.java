package dev.patchbay.scenario;

import dev.patchbay.crm.ClientRecords.Contact;
import dev.patchbay.intake.interaction.Call;
import dev.patchbay.project.Employee;
import dev.patchbay.project.Project;
import dev.patchbay.project.ProjectSettings.Assignee;
import java.util.Optional;

/**
 * The project's people around one call.
 *
 * @param answering the employee who took the call, where he is known
 * @param responsible the CRM user who owns the client's record, or null
 */
record Parties(Project project, Optional<Employee> answering, String responsible) {

  /**
   * Whom a rule came to mean.
   *
   * @param crmUser null leaves it to the CRM
   * @param who in words, with the reason where it is not whom the rule named
   */
  record Person(String crmUser, String who) {}

  static Parties of(Call call, ClientState client, Project project) {
    return new Parties(
        project,
        new Employees(project.employees()).byHandles(call.employee()),
        responsibleFor(client));
  }

  Answer answer() {
    if (answering.isEmpty()) {
      return Answer.UNKNOWN;
    }
    if (responsible == null) {
      return Answer.UNOWNED;
    }
    return responsible.equals(userOf(answering.get())) ? Answer.RESPONSIBLE : Answer.OTHER;
  }

  Person resolve(Assignee wanted) {
    return switch (wanted) {
      case SENIOR -> senior("");
      case RESPONSIBLE ->
          responsible == null
              ? senior(", because nobody owns the client's record")
              : new Person(responsible, responsibleName() + ", who is responsible for the client");
      case ANSWERING ->
          answering
              .map(this::answerer)
              .orElseGet(() -> senior(", because no known employee answered"));
    };
  }

  /** The responsible's name, or the CRM user's id where no employee has it. */
  String responsibleName() {
    return project
        .employeeByCrmUser(responsible)
        .map(Employee::name)
        .orElse("CRM user " + responsible);
  }

  private Person answerer(Employee employee) {
    String user = userOf(employee);
    return user == null
        ? senior(", because " + employee.name() + ", who answered, has no user in the CRM")
        : new Person(user, employee.name() + ", who answered");
  }

  private Person senior(String because) {
    Optional<Employee> senior = project.seniorManager();
    if (senior.isEmpty()) {
      return new Person(null, "nobody" + because + " (no senior manager is set)");
    }
    String user = userOf(senior.get());
    String name = senior.get().name();
    return user == null
        ? new Person(
            null, "nobody" + because + " (the senior manager " + name + " has no user in the CRM)")
        : new Person(user, name + ", the senior manager" + because);
  }

  private static String userOf(Employee employee) {
    return blankToNull(employee.crmUser());
  }

  private static String responsibleFor(ClientState client) {
    String owner = client.openLead() == null ? null : blankToNull(client.openLead().owner());
    return owner == null ? ownerOf(client.contact()) : owner;
  }

  private static String ownerOf(Contact contact) {
    return contact == null ? null : blankToNull(contact.owner());
  }

  private static String blankToNull(String user) {
    return user == null || user.isBlank() ? null : user;
  }
}
