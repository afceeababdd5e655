package dev.patchbay.function;

import dev.patchbay.crm.Subscriptions;
import dev.patchbay.function.http.HttpRequest;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import dev.patchbay.sync.Syncs;
import jakarta.inject.Singleton;
import java.util.List;

/** What follows for the copies of a CRM's records when it is connected or let go. */
@Singleton
class CrmEvents {

  private final Projects projects;
  private final Subscriptions subscriptions;
  private final Syncs syncs;

  CrmEvents(Projects projects, Subscriptions subscriptions, Syncs syncs) {
    this.projects = projects;
    this.subscriptions = subscriptions;
    this.syncs = syncs;
  }

  /**
   * Registers the webhooks at the address by which the hub was called, and has the records loaded.
   *
   * @return the integration as it is then, with a warning where it has no webhooks
   */
  Integration connected(HttpRequest request, String project) {
    Project now = projects.find(project).orElseThrow();
    subscriptions
        .register(now, url(request, now))
        .ifPresent(
            warning ->
                projects.updateIntegration(
                    project, integration -> integration.warning(List.of(warning))));
    syncs.started(now);
    return projects.integration(project).orElseThrow();
  }

  /** Before the credentials go. Can be repeated. */
  void leaving(Project project) {
    if (project.integration() != null) {
      subscriptions.remove(project, project.integration().id());
      syncs.stopped(project.id(), project.integration().id());
    }
  }

  private static String url(HttpRequest request, Project project) {
    return "%s://%s/v1/projects/%s/crm-events/%s"
        .formatted(
            request.url().split("://", 2)[0],
            request.headers().getOrDefault("host", ""),
            project.id(),
            project.integration().kind());
  }
}
