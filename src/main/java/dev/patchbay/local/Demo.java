package dev.patchbay.local;

import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Shows the hub at work after a start: the demo project, the sample events, what to try next. */
@Singleton
@IfBuildProfile("dev")
final class Demo {
  private static final Logger LOG = Logger.getLogger(Demo.class);

  private final DemoProject project;
  private final SampleEvents events;
  private final LocalTokens tokens;
  private final int port;
  private final Narrator narrator = new Narrator(System.out);
  private Thread running;

  Demo(
      DemoProject project,
      SampleEvents events,
      LocalTokens tokens,
      @ConfigProperty(name = "quarkus.http.port") int port) {
    this.project = project;
    this.events = events;
    this.tokens = tokens;
    this.port = port;
  }

  /** Returns at once. */
  void start() {
    running = Thread.ofVirtual().name("demo").start(this::run);
  }

  void stop() throws InterruptedException {
    running.interrupt();
    running.join();
  }

  private void run() {
    try {
      var keys = project.ensure();
      events.play(keys, narrator::tell);
      narrator.invite(keys, tokens.issue("admin@localhost", DemoProject.ID + ":admin"), port);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("The demo project could not be shown", e);
    }
  }
}
