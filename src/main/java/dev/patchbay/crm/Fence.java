package dev.patchbay.crm;

import dev.patchbay.project.Integration;
import dev.patchbay.project.Projects;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Takes a project's CRM down so that nobody reaches it any more. */
@Singleton
public class Fence {

  /** For a call that was just about to begin. */
  private static final Duration MARGIN = Duration.ofMillis(500);

  private final Projects projects;
  private final Credentials credentials;
  private final Sleeper sleeper;

  @Inject
  public Fence(Projects projects, Credentials credentials, Sleeper sleeper) {
    this.projects = projects;
    this.credentials = credentials;
    this.sleeper = sleeper;
  }

  /**
   * When this returns, no call to the CRM that was connected begins any more, and its credentials
   * are put away. A call that had begun may still take effect. Takes longer than {@link
   * Lease#LENGTH}; can be repeated, also after a crash. Does nothing but wait for a project without
   * one.
   */
  public void close(String project) {
    projects
        .updateIntegration(project, Integration::disconnected)
        .ifPresent(left -> credentials.putAway(project, left.id()));
    sleeper.sleep(Lease.LENGTH.plus(MARGIN));
  }
}
