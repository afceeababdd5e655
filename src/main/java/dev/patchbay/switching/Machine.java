package dev.patchbay.switching;

import dev.patchbay.crm.Credentials;
import dev.patchbay.crm.Fence;
import dev.patchbay.project.EarlierIntegrations;
import dev.patchbay.project.EarlierIntegrations.Left;
import dev.patchbay.project.Gate;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import dev.patchbay.store.Stored;
import dev.patchbay.switching.Change.State;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Brings a confirmed change to its end, step by step. Every step may run again after it was cut
 * off; a step that is written down does not run again.
 */
@Singleton
class Machine {

  private final ChangeStore store;
  private final Projects projects;
  private final FactsReader facts;
  private final EarlierIntegrations earlier;
  private final Credentials credentials;
  private final Fence fence;
  private final Webhooks webhooks;
  private final UndoSteps undo;
  private final Clock clock;

  @Inject
  Machine(
      ChangeStore store,
      Projects projects,
      FactsReader facts,
      EarlierIntegrations earlier,
      Credentials credentials,
      Fence fence,
      Webhooks webhooks,
      UndoSteps undo,
      Clock clock) {
    this.store = store;
    this.projects = projects;
    this.facts = facts;
    this.earlier = earlier;
    this.credentials = credentials;
    this.fence = fence;
    this.webhooks = webhooks;
    this.undo = undo;
    this.clock = clock;
  }

  /** Does what is left to do. Whoever else does the same meanwhile comes to the same end. */
  Change run(Stored<Change> begun) {
    Stored<Change> at = begun;
    while (at.value().open()) {
      Change next = next(at.value());
      Optional<Stored<Change>> written = store.replace(at, next);
      if (written.isPresent()) {
        at = written.get();
      } else {
        Stored<Change> other = store.current(begun.value().project()).orElseThrow();
        if (!other.value().id().equals(begun.value().id())) {
          return next;
        }
        at = other;
      }
    }
    return at.value();
  }

  private Change next(Change change) {
    return switch (change.state()) {
      case RECORDED -> {
        close(change);
        yield change.reached(State.CLOSED, clock.instant());
      }
      case CLOSED -> {
        archive(change);
        yield change.reached(State.ARCHIVED, clock.instant());
      }
      case ARCHIVED -> {
        apply(change);
        yield change.reached(State.APPLIED, clock.instant());
      }
      case APPLIED -> {
        gate(change);
        yield change.reached(State.GATED, clock.instant());
      }
      case GATED -> change.reached(State.DONE, clock.instant());
      case UNDOING -> undo.next(change);
      case DONE, UNDONE -> change;
    };
  }

  /** The webhooks go while the CRM may still be called. */
  private void close(Change change) {
    Project project = project(change);
    if (project.integration().state() == Integration.State.CONNECTED) {
      webhooks.remove(project);
    }
    fence.close(change.project());
  }

  private void archive(Change change) {
    Facts now = facts.read(project(change), change.request(), false);
    store.archive(change, Archive.of(now, change.request(), change.from()));
    credentials.expire(change.project(), change.from().id(), change.undoUntil());
  }

  private void apply(Change change) {
    Archive before = store.archive(change).orElseThrow();
    boolean away = change.request().startsOver();
    earlier.keep(
        change.project(), new Left(change.from().disconnected(), change.confirmedAt(), away));
    if (away) {
      for (Left left : before.earlier()) {
        earlier.keep(change.project(), new Left(left.integration(), left.leftAt(), true));
      }
    }
    List<AffectedData> kinds = facts.kinds();
    kinds.forEach(kind -> kind.apply(change, before));
  }

  /** A connection that was renewed at the same moment is taken down again. */
  private void gate(Change change) {
    projects
        .integration(change.project())
        .filter(present -> present.state() == Integration.State.CONNECTED)
        .ifPresent(
            present -> {
              fence.close(change.project());
              credentials.expire(change.project(), present.id(), change.undoUntil());
            });
    String target = change.request().target();
    Gate.Setup setup =
        target == null ? null : new Gate.Setup(target, change.confirmedAt(), false, false);
    projects.updateGate(
        change.project(),
        gate ->
            (change.digest() == null ? gate : gate.withSessionsFrom(change.confirmedAt()))
                .withSetup(setup));
  }

  private Project project(Change change) {
    return projects.find(change.project()).orElseThrow();
  }
}
