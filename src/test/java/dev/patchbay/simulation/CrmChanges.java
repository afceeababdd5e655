package dev.patchbay.simulation;

import dev.patchbay.delivery.Redrive;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.project.Gate.Setup;
import dev.patchbay.project.Integration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * The super admin of one project who changes its CRM: to another, to none, and back, one step after
 * the other. A step that failed or whose process died is taken again.
 */
final class CrmChanges {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final World world;
  private final Hub hub;
  private final String project;
  private final Deque<Runnable> steps = new ArrayDeque<>();
  private CrmServer present;
  private boolean working;

  CrmChanges(World world, Hub hub, String project) {
    this.world = world;
    this.hub = hub;
    this.project = project;
    this.present = hub.crmsOf(project).getFirst();
  }

  /** Plans some changes and begins with the first of them after a while. */
  void begin() {
    Dice dice = world.dice;
    CrmServer now = present;
    for (int left = dice.between(1, 3); left > 0; left--) {
      List<CrmServer> others = new ArrayList<>(hub.crmsOf(project));
      others.remove(now);
      boolean none = now != null && dice.chance(0.3);
      now = none ? null : dice.pick(others);
      plan(now);
    }
    working = true;
    later(dice.seconds(1, 600));
  }

  /** Whether something is still to be done. */
  boolean busy() {
    return working;
  }

  private void plan(CrmServer target) {
    steps.add(this::leave);
    if (target != null) {
      steps.add(() -> setUp(new Setup(SimConnector.kind(target), world.now(), false, false)));
      steps.add(() -> connect(target));
      steps.add(() -> mapped(target));
      steps.add(this::release);
    }
  }

  private void later(Duration wait) {
    world.scheduler.at(world.now().plus(wait), this::next);
  }

  private void next() {
    hub.person(
        "super-admin",
        () -> steps.getFirst().run(),
        ending -> {
          if (ending == null) {
            steps.removeFirst();
          }
          working = !steps.isEmpty();
          if (working) {
            later(ending == null ? pause() : SOON);
          }
        });
  }

  /** Most steps follow at once; sometimes a project has no CRM for a while. */
  private Duration pause() {
    return world.dice.chance(0.3) ? world.dice.seconds(10, 900) : world.dice.seconds(1, 5);
  }

  private void leave() {
    hub.fence.close(project);
    if (present != null) {
      world.note(project + " has left " + present.integration);
      present.leave();
    }
    present = null;
  }

  private void setUp(Setup setup) {
    hub.projects.updateGate(project, gate -> gate.withSetup(setup));
  }

  private void connect(CrmServer target) {
    hub.connect(target, world.now());
    present = target;
  }

  private void mapped(CrmServer target) {
    world.note(project + " has connected " + target.integration);
    target.open();
    setUp(null);
  }

  private void release() {
    Redrive.Batch batch;
    do {
      batch = hub.redrive.all(project, InteractionState.HELD, null);
    } while (batch.more());
  }

  /** The first connection of a project. */
  static Integration integration(CrmServer server, Instant now) {
    return new Integration(
        server.integration,
        SimConnector.kind(server),
        Integration.State.CONNECTED,
        now,
        Map.of(),
        "account",
        null,
        List.of());
  }
}
