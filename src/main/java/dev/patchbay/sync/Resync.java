package dev.patchbay.sync;

import dev.patchbay.crm.CrmCatalogue;
import dev.patchbay.crm.Integrations;
import dev.patchbay.crm.OpenCrm;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.metrics.Metrics;
import dev.patchbay.metrics.Metrics.Metric;
import dev.patchbay.project.Integration.State;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import dev.patchbay.sync.Pages.Piece;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/**
 * Goes on with the runs of integrations, a turn at a time: some pages, each kept before the next is
 * asked for, then back to the end of the queue.
 *
 * <p>A turn has a number. Whoever takes it raises the number in one conditional write; a message of
 * an earlier turn does nothing, and a worker that was overtaken keeps nothing more.
 */
@Singleton
public class Resync {

  private static final Logger LOG = Logger.getLogger(Resync.class);

  /** How long one project has the worker, so that others get their turns. */
  private static final Duration TURN = Duration.ofSeconds(10);

  /** After this a worker has surely ended: longer than the function may run. */
  private static final Duration LEASE = Duration.ofMinutes(3);

  /** A page that was begun may still make its calls after the turn is over. */
  private static final Duration GRACE = Duration.ofSeconds(60);

  /** When a message that was sent must have arrived. */
  private static final Duration LOST = Duration.ofMinutes(2);

  private final SyncStates states;
  private final Projects projects;
  private final Integrations integrations;
  private final CrmCatalogue catalogue;
  private final Pages pages;
  private final Setbacks setbacks;
  private final SyncQueue queue;
  private final Metrics metrics;
  private final Clock clock;

  @Inject
  public Resync(
      SyncStates states,
      Projects projects,
      Integrations integrations,
      CrmCatalogue catalogue,
      Pages pages,
      Setbacks setbacks,
      SyncQueue queue,
      Metrics metrics,
      Clock clock) {
    this.states = states;
    this.projects = projects;
    this.integrations = integrations;
    this.catalogue = catalogue;
    this.pages = pages;
    this.setbacks = setbacks;
    this.queue = queue;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Takes the turn that the message is about, if it is still to be taken. */
  public void turn(SyncTask task) {
    Instant now = clock.instant();
    states
        .change(
            task.project(),
            task.integration(),
            state ->
                state == null
                        || state.turn().due() == null
                        || state.turn().number() != task.turn()
                        || state.turn().busy(now)
                    ? null
                    : state.with(state.turn().taken(now.plus(LEASE))))
        .ifPresent(mine -> work(mine, now.plus(TURN)));
  }

  /** A bug, or a table that does not answer, pauses this integration and no other. */
  private void work(SyncState mine, Instant end) {
    try {
      Optional<SyncState> state = Optional.of(mine);
      do {
        state = piece(state.get(), end);
      } while (state.isPresent() && clock.instant().isBefore(end));
      state.flatMap(this::handOver).ifPresent(this::announce);
    } catch (RuntimeException e) {
      LOG.errorf(e, "the sync of project %s failed", mine.project());
      keep(mine, setbacks::broken);
    }
  }

  /** The state after one piece; empty when the turn is over, for whatever reason. */
  private Optional<SyncState> piece(SyncState state, Instant end) {
    Project project = projects.find(state.project()).orElse(null);
    if (project == null || !connected(project, state.integration())) {
      keep(state, each -> each.running(null).with(each.turn().over(null, 0)));
      return Optional.empty();
    }
    if (!project.integration().takesWork()) {
      // Held until somebody connects it again, which makes it due at once.
      keep(state, each -> setbacks.waiting(each, project));
      return Optional.empty();
    }
    SyncRun run = state.run();
    if (run == null) {
      return begin(state, project);
    }
    if (run.phase() == null) {
      return finish(state, project);
    }
    OpenCrm open = integrations.open(project, end.plus(GRACE));
    Piece piece = pages.next(project, run, open.crm(), end);
    boolean waited = open.newWaits() > 0;
    count(project, open);
    return switch (piece) {
      case Piece.Done(SyncRun further) -> keep(state, each -> setbacks.none(each.running(further)));
      case Piece.Failed failed -> setback(state, project, failed, waited);
    };
  }

  private Optional<SyncState> setback(
      SyncState state, Project project, Piece.Failed failed, boolean waited) {
    Optional<SyncState> after = keep(state, each -> setbacks.after(failed, each, project, waited));
    after.ifPresent(kept -> setbacks.tell(state, kept, project, failed.failure()));
    // A kind that is refused is passed over in the same turn.
    return after.filter(kept -> kept.turn().busyUntil() != null);
  }

  private Optional<SyncState> begin(SyncState state, Project project) {
    Instant now = clock.instant();
    return keep(
        state,
        each ->
            each.run() != null
                ? each
                : each.running(SyncPlan.next(each, project.settings().crm(), kinds(project), now))
                    .asking(null));
  }

  private Optional<SyncState> finish(SyncState state, Project project) {
    Instant now = clock.instant();
    boolean empty = setbacks.nothingLoaded(state, project, kinds(project));
    Optional<SyncState> kept =
        keep(
            state,
            each -> {
              SyncState done = setbacks.atTheEnd(each, empty).finished(now);
              Instant due =
                  done.asked() != null
                      ? now
                      : SyncPlan.nextDue(state.run().startedAt(), project.settings().crm(), now);
              return done.with(done.turn().over(due, 0));
            });
    kept.ifPresent(done -> setbacks.tellTheEnd(state, done, project));
    kept.filter(done -> done.asked() != null).ifPresent(this::announce);
    return Optional.empty();
  }

  private Optional<SyncState> handOver(SyncState state) {
    Instant due = clock.instant().plus(LOST);
    return keep(state, each -> each.with(each.turn().over(due, each.turn().tries())));
  }

  /** Keeps a change by the worker of this turn; empty when another has the turn now. */
  private Optional<SyncState> keep(SyncState mine, UnaryOperator<SyncState> change) {
    return states.change(
        mine.project(),
        mine.integration(),
        current ->
            current == null
                    || current.turn().number() != mine.turn().number()
                    || current.turn().due() == null
                ? null
                : change.apply(current));
  }

  private void announce(SyncState state) {
    queue.announce(SyncTask.turn(state), UUID.randomUUID().toString());
  }

  private static boolean connected(Project project, String integration) {
    return project.integration() != null
        && project.integration().id().equals(integration)
        && project.integration().state() == State.CONNECTED;
  }

  private Set<RecordKind> kinds(Project project) {
    return catalogue
        .find(project.integration().kind())
        .map(connector -> Capable.kinds(connector.metadata()))
        .orElse(Set.of());
  }

  private void count(Project project, OpenCrm open) {
    int calls = open.newCalls().size();
    if (calls > 0) {
      metrics.count(Metric.CRM_CALLS, project.id(), calls);
    }
  }
}
