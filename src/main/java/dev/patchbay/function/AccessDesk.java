package dev.patchbay.function;

import dev.patchbay.audit.AuditLog;
import dev.patchbay.function.http.HttpFunctions.Answer;
import dev.patchbay.function.http.HttpRequest;
import dev.patchbay.function.http.Inputs;
import dev.patchbay.function.http.Person;
import dev.patchbay.function.http.Problem;
import dev.patchbay.function.http.SetupSteps;
import dev.patchbay.project.Gate;
import dev.patchbay.project.Project;
import dev.patchbay.project.Project.CrmState;
import dev.patchbay.project.Projects;
import dev.patchbay.project.Role;
import dev.patchbay.store.Json;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** The people of a project: who somebody is here, who its super admin is, who changed what. */
@Singleton
class AccessDesk {

  private static final int LONGEST_SUBJECT = 200;

  private final Projects projects;
  private final AuditLog audit;
  private final Json json;

  @Inject
  AccessDesk(Projects projects, AuditLog audit, Json json) {
    this.projects = projects;
    this.audit = audit;
    this.json = json;
  }

  Answer session(Project project, HttpRequest request) {
    return Answer.ok(Session.of(project, request.person()));
  }

  Answer transfer(Project project, HttpRequest request) {
    Inputs input = new Inputs(request.json(json.mapper()));
    input.done("subject");
    String subject = input.text("subject", LONGEST_SUBJECT);
    String before = project.gate().superAdmin();
    Gate gate = projects.updateGate(project.id(), now -> handedOver(now, subject, request));
    return Answer.ok(new SuperAdmin(gate.superAdmin()))
        .changing(new SuperAdmin(before), new SuperAdmin(subject));
  }

  /** He may have handed it over himself a moment ago. */
  private static Gate handedOver(Gate now, String subject, HttpRequest request) {
    Person person = request.person();
    if (!person.is(Role.OPERATOR) && !person.subject().equals(now.superAdmin())) {
      throw Problem.conflict("super-admin-changed", "You are not the super admin any more.");
    }
    return now.withSuperAdmin(subject);
  }

  Answer audit(Project project, HttpRequest request) {
    return Answer.ok(
        audit.entries(project.id(), Inputs.limit(request), request.queried("cursor").orElse(null)));
  }

  record SuperAdmin(String subject) {}

  /**
   * @param roles that count for him
   * @param superAdmin the subject of the project's super admin, or null before the first one came
   * @param steps what must be done before the project can be used; empty while nothing must
   */
  record Session(
      String project,
      String subject,
      List<String> roles,
      String superAdmin,
      CrmState crmState,
      List<SetupSteps.Step> steps) {

    static Session of(Project project, Person person) {
      return new Session(
          project.id(),
          person.subject(),
          person.labels(),
          project.gate().superAdmin(),
          project.crmState(),
          SetupSteps.of(project.gate().setup()));
    }
  }
}
