package dev.patchbay.crm;

import dev.patchbay.project.Integration;
import dev.patchbay.project.Projects;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Ends all calls to a project's CRM. */
@Singleton
public class Fence {

  /** For so long a worker may begin calls after it last read that the CRM is connected. */
  public static final Duration LEASE = Duration.ofSeconds(5);

  private final Projects projects;
  private final Sleeper sleeper;

  @Inject
  public Fence(Projects projects, Sleeper sleeper) {
    this.projects = projects;
    this.sleeper = sleeper;
  }

  /** Takes the connection down. When it answers, no call to the CRM begins any more. */
  public void close(String project) {
    projects.updateIntegration(project, Integration::disconnected);
    sleeper.sleep(LEASE);
  }
}
