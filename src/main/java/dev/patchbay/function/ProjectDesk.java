package dev.patchbay.function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.delivery.ProjectRemoval;
import dev.patchbay.delivery.ProjectRemoval.Progress;
import dev.patchbay.function.http.HttpFunctions.Answer;
import dev.patchbay.function.http.HttpRequest;
import dev.patchbay.function.http.Inputs;
import dev.patchbay.function.http.Problem;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Project;
import dev.patchbay.project.Project.CrmState;
import dev.patchbay.project.Projects;
import dev.patchbay.store.Json;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Projects as wholes: the list of them, and their removal. */
@Singleton
class ProjectDesk {

  /** Leaves the rest of the function's 30 seconds for the page that is being removed. */
  private static final Duration REMOVING_AT_ONCE = Duration.ofSeconds(15);

  private final Projects projects;
  private final ProjectRemoval removal;
  private final Json json;
  private final Clock clock;

  @Inject
  ProjectDesk(Projects projects, ProjectRemoval removal, Json json, Clock clock) {
    this.projects = projects;
    this.removal = removal;
    this.json = json;
    this.clock = clock;
  }

  Answer list(HttpRequest request) {
    Projects.Listing page =
        projects.all(Inputs.limit(request), request.queried("cursor").orElse(null));
    return Answer.ok(new Listing(page.projects().stream().map(Line::of).toList(), page.cursor()));
  }

  /** An id that was removed stays so: what was overlooked must not show in another project. */
  void refuseUsedUp(String id) {
    if (removal.isUsedUp(id)) {
      throw Problem.conflict(
          "project-removed", "A project of this id was removed. Choose another id.");
    }
  }

  Answer remove(HttpRequest request) {
    String id = request.path().get("project");
    checkConfirmed(id, request);
    Map<String, String> before =
        projects.find(id).map(project -> Map.of("name", project.name())).orElse(null);
    return switch (removal.remove(id, clock.instant().plus(REMOVING_AT_ONCE))) {
      case Progress.Unknown _ -> throw Problem.notFound("There is no such project.");
      case Progress.Unfinished left -> answer(202, new Removed(id, null, Left.of(left)), before);
      case Progress.Done done -> answer(200, new Removed(id, done.at(), null), before);
    };
  }

  private static Answer answer(int status, Removed removed, Object before) {
    return new Answer(status, removed).changing(before, removed);
  }

  private void checkConfirmed(String id, HttpRequest request) {
    ObjectNode body = request.json(json.mapper());
    Inputs input = new Inputs(body);
    input.done("confirm");
    String confirmed =
        body.has("confirm") ? input.text("confirm") : request.queried("confirm").orElse("");
    if (!confirmed.equals(id)) {
      throw Problem.invalid(
          "confirm", "must be the project's id: everything that is kept of it is removed for good");
    }
  }

  record Listing(List<Line> projects, String cursor) {}

  record Line(String id, String name, Instant createdAt, CrmState crmState, String crm) {
    static Line of(Project project) {
      Integration integration = project.integration();
      return new Line(
          project.id(),
          project.name(),
          project.createdAt(),
          project.crmState(),
          integration == null || integration.state() == Integration.State.DISCONNECTED
              ? null
              : integration.kind());
    }
  }

  /**
   * @param removedAt null while something is left
   * @param left null when nothing is
   */
  record Removed(String project, Instant removedAt, Left left) {}

  /**
   * @param journalFrom the first day of which something is left, or null
   * @param lastPassFrom when to look again for what was being written at the removal
   */
  record Left(LocalDate journalFrom, Instant lastPassFrom) {
    static Left of(Progress.Unfinished unfinished) {
      return new Left(unfinished.journalDay(), unfinished.lastPassFrom());
    }
  }
}
