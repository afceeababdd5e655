package dev.patchbay.simulation;

import dev.patchbay.crm.ConnectResult;
import dev.patchbay.project.FieldMapping;
import dev.patchbay.project.Project;
import dev.patchbay.switching.ChangeOfCrm.Result;
import dev.patchbay.switching.ChangeRequest;
import dev.patchbay.switching.RealChanges;
import dev.patchbay.switching.carry.BringAlong.Action;
import dev.patchbay.switching.carry.BringAlong.Answer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The super admin of one project who changes its CRM: to another, to none, and back, one step after
 * the other; who takes a change back, or has records brought along after it. A step that failed, or
 * whose process died, is taken again.
 */
final class CrmChanges {

  private static final String BOSS = "super-admin";
  private static final Duration SOON = Duration.ofSeconds(20);

  private final World world;
  private final Hub hub;
  private final String project;

  /** Each says whether it has come to its end. */
  private final Deque<BooleanSupplier> steps = new ArrayDeque<>();

  private boolean working;

  CrmChanges(World world, Hub hub, String project) {
    this.world = world;
    this.hub = hub;
    this.project = project;
  }

  /** Plans some changes and begins with the first of them after a while. */
  void begin() {
    Dice dice = world.dice;
    CrmServer present = hub.crmsOf(project).getFirst();
    for (int left = dice.between(1, 3); left > 0; left--) {
      List<CrmServer> others = new ArrayList<>(hub.crmsOf(project));
      others.remove(present);
      boolean none = present != null && dice.chance(0.3);
      CrmServer target = none ? null : dice.pick(others);
      boolean back = plan(present, target);
      present = back ? present : target;
    }
    working = true;
    later(dice.seconds(1, 600));
  }

  /** Whether something is still to be done. */
  boolean busy() {
    return working;
  }

  /** Whether the change is taken back in the end. */
  private boolean plan(CrmServer from, CrmServer target) {
    Dice dice = world.dice;
    if (from != null) {
      steps.add(leave(target));
    }
    boolean back = from != null && dice.chance(0.25);
    boolean early = back && dice.chance(0.5);
    if (target != null && !early) {
      steps.add(() -> connect(target));
      steps.add(() -> map(target));
      bringAlong();
    }
    if (back) {
      steps.add(undo());
    }
    return back;
  }

  private void bringAlong() {
    Dice dice = world.dice;
    if (dice.chance(0.3)) {
      return;
    }
    ask(Action.SAMPLE);
    while (dice.chance(0.4)) {
      ask(Action.UNDO_SAMPLE);
      ask(Action.SAMPLE);
    }
    if (dice.chance(0.9)) {
      ask(Action.FULL);
    }
  }

  private void later(Duration wait) {
    world.scheduler.at(world.now().plus(wait), this::next);
  }

  private void next() {
    boolean[] done = new boolean[1];
    hub.person(
        BOSS,
        () -> done[0] = steps.getFirst().getAsBoolean(),
        ending -> {
          if (done[0]) {
            steps.removeFirst();
          }
          working = !steps.isEmpty();
          if (working) {
            later(done[0] ? pause() : SOON);
          }
        });
  }

  /** Most steps follow at once; sometimes a project has no CRM for a while. */
  private Duration pause() {
    return world.dice.chance(0.3) ? world.dice.seconds(10, 900) : world.dice.seconds(1, 5);
  }

  private Project project() {
    return hub.projects.find(project).orElseThrow();
  }

  /** Whoever is cut off confirms the same again. */
  private BooleanSupplier leave(CrmServer target) {
    if (target == null && world.dice.chance(0.5)) {
      return () -> {
        Result result = hub.change.changes.disconnect(project(), BOSS);
        // Whoever was cut off may find it done.
        return RealChanges.ended(result) || result instanceof Result.NotConnected;
      };
    }
    String kind = target == null ? null : SimConnector.kind(target);
    ChangeRequest request = RealChanges.to(kind, world.dice.chance(0.5));
    String[] seen = new String[1];
    return () -> {
      if (seen[0] == null
          && hub.change.changes.preview(project(), request)
              instanceof Result.Previewed(var preview)) {
        seen[0] = preview.digest();
      }
      Result result = hub.change.changes.confirm(project(), request, seen[0], BOSS);
      if (result instanceof Result.Outdated(var preview)) {
        seen[0] = preview.digest();
      }
      return RealChanges.ended(result);
    };
  }

  private BooleanSupplier undo() {
    String[] id = new String[1];
    return () -> {
      if (id[0] == null) {
        id[0] = hub.change.changes.history(project).getFirst().id();
      }
      return RealChanges.ended(hub.change.changes.undo(project, id[0], BOSS));
    };
  }

  private boolean connect(CrmServer target) {
    ConnectResult result =
        hub.change.setup.connect(project(), SimConnector.kind(target), SimConnector.form(target));
    world.note("connects " + target.integration + ": " + result);
    return result instanceof ConnectResult.Connected;
  }

  private boolean map(CrmServer target) {
    hub.change.setup.map(project(), new FieldMapping(target.integration, List.of()));
    return true;
  }

  /** Whoever was cut off finds it at work; what cannot be had is left. */
  private void ask(Action action) {
    steps.add(
        () -> {
          Answer answer = hub.bringAlong.desk.ask(project(), action);
          world.note(action + " in " + project + ": " + answer);
          return true;
        });
    if (world.dice.chance(0.8)) {
      int[] looks = {world.dice.between(1, 40)};
      steps.add(() -> --looks[0] <= 0 || !Carried.busy(hub, project));
    }
  }
}
