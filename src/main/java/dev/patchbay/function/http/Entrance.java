package dev.patchbay.function.http;

import dev.patchbay.audit.AuditLog;
import dev.patchbay.audit.AuditLog.Begun;
import dev.patchbay.function.http.Gatekeeper.Verdict;
import dev.patchbay.project.Caller;
import dev.patchbay.project.Gate;
import dev.patchbay.project.Projects;
import dev.patchbay.project.Role;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets people in: by the roles of their tokens, and by what the project's gate says. */
@Singleton
class Entrance {

  private final Projects projects;
  private final AuditLog audit;
  private final String rolesClaim;

  @Inject
  Entrance(
      Projects projects,
      AuditLog audit,
      @ConfigProperty(name = "patchbay.roles-claim") String rolesClaim) {
    this.projects = projects;
    this.audit = audit;
    this.rolesClaim = rolesClaim;
  }

  /**
   * @throws Problem for who may not come in
   */
  Person admit(HttpRequest request, Access access) {
    Caller caller = request.caller(rolesClaim);
    String project = request.path().get("project");
    if (project == null) {
      return withoutProject(caller, access);
    }
    if (!caller.belongsTo(project) || isMissing(project, access)) {
      throw noSuchProject();
    }
    String issuedAt = request.claims().get("iat");
    Gate gate = projects.gate(project);
    Verdict verdict = Gatekeeper.decide(caller, issuedAt, project, gate, access);
    if (verdict instanceof Verdict.BecomesSuperAdmin(String subject)) {
      Gate kept = keepSuperAdmin(project, subject, request.route());
      verdict = Gatekeeper.decide(caller, issuedAt, project, kept, access);
    }
    return switch (verdict) {
      case Verdict.Admitted(Person person) -> person;
      case Verdict.Refused(Problem problem) -> throw problem;
      case Verdict.BecomesSuperAdmin _ ->
          throw new IllegalStateException("a super admin is kept and asked for again");
    };
  }

  private static Person withoutProject(Caller caller, Access access) {
    if (!caller.mayAnywhere(access.roles())) {
      throw Gatekeeper.notAllowed(access);
    }
    return new Person(caller.subject(), caller.operator() ? Set.of(Role.OPERATOR) : Set.of());
  }

  /** What does not exist gets no entries in its audit log. Whoever only reads finds out himself. */
  private boolean isMissing(String project, Access access) {
    return access.audited() && !access.ofOperatorsOnly() && !projects.exists(project);
  }

  /** The first one who comes; of two at the same moment one. */
  private Gate keepSuperAdmin(String project, String subject, String route) {
    if (!projects.exists(project)) {
      throw noSuchProject();
    }
    Begun begun =
        audit.begin(project, subject, List.of(Role.SUPER_ADMIN.label()), route, "super-admin");
    Gate kept =
        projects.updateGate(
            project, gate -> gate.superAdmin() == null ? gate.withSuperAdmin(subject) : gate);
    if (subject.equals(kept.superAdmin())) {
      audit.done(begun, null, null, Map.of("superAdmin", subject));
    } else {
      audit.refused(begun, "super-admin-kept");
    }
    return kept;
  }

  private static Problem noSuchProject() {
    return Problem.notFound("There is no such project.");
  }
}
