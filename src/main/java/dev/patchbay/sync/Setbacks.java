package dev.patchbay.sync;

import dev.patchbay.crm.Failure;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.metrics.Metrics;
import dev.patchbay.metrics.Metrics.Metric;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import dev.patchbay.sync.Pages.Piece;
import dev.patchbay.sync.SyncFault.Code;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What becomes of a run whose CRM does not do as it is asked, and who is told. */
@Singleton
class Setbacks {

  /** A wait that the hub's own budget asks for. */
  private static final Duration BUDGET = Duration.ofSeconds(5);

  /** From this failure in a row on, a CRM that does not answer is somebody's business. */
  private static final int TRIES_TOLD = 3;

  /** So often a phase that is refused for no lack of rights begins anew: its cursor may be old. */
  private static final int TRIES_OF_REFUSED = 3;

  private static final Set<Integer> RIGHTS = Set.of(401, 402, 403, 405);

  private final Projects projects;
  private final Mirror mirror;
  private final SyncFaults faults;
  private final Metrics metrics;
  private final Clock clock;

  @Inject
  Setbacks(Projects projects, Mirror mirror, SyncFaults faults, Metrics metrics, Clock clock) {
    this.projects = projects;
    this.mirror = mirror;
    this.faults = faults;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** After a page that went well. */
  SyncState none(SyncState state) {
    SyncState well = state.without(Code.CREDENTIALS, Code.CRM_UNAVAILABLE);
    return well.with(well.turn().tried(0));
  }

  /** An integration that is held: nobody asks its CRM until a person has seen to it. */
  SyncState waiting(SyncState state, Project project) {
    Instant now = clock.instant();
    Instant due = SyncPlan.nextDue(now, project.settings().crm(), now);
    return state.with(state.turn().over(due, 0));
  }

  /**
   * @param waited whether the hub's budget made calls wait, so that the time was used up by that
   */
  SyncState after(Piece.Failed failed, SyncState state, Project project, boolean waited) {
    Instant now = clock.instant();
    SyncState kept = state.running(failed.run());
    return switch (failed.failure()) {
      case Failure.Throttled throttled ->
          kept.with(kept.turn().over(now.plus(atLeast(throttled.retryAfter())), 0));
      case Failure.Unavailable _ when waited ->
          kept.with(kept.turn().over(now.plus(BUDGET), kept.turn().tries()));
      case Failure.Unavailable failure -> unavailable(kept, failure.reason(), now);
      case Failure.Unauthorized failure ->
          waiting(
              kept.failing(
                  Code.CREDENTIALS,
                  "The CRM does not accept the credentials (%s). Connect it again."
                      .formatted(failure.reason()),
                  now),
              project);
      case Failure.Refused refused -> refused(kept, refused, now);
    };
  }

  private static SyncState unavailable(SyncState state, String reason, Instant now) {
    int tries = state.turn().tries() + 1;
    SyncState told =
        tries < TRIES_TOLD
            ? state
            : state.failing(
                Code.CRM_UNAVAILABLE,
                "The CRM does not answer (%s). The hub goes on trying.".formatted(reason),
                now);
    return told.with(told.turn().over(now.plus(SyncPlan.pauseAfter(tries)), tries));
  }

  private static SyncState refused(SyncState state, Failure.Refused refused, Instant now) {
    int tries = state.turn().tries() + 1;
    if (!RIGHTS.contains(refused.status()) && tries < TRIES_OF_REFUSED) {
      SyncState again = state.running(state.run().fromTheTop());
      return again.with(again.turn().over(now.plus(SyncPlan.pauseAfter(tries)), tries));
    }
    String what = state.run().phase().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    SyncState without =
        state
            .running(state.run().withoutThis())
            .failing(
                Code.RIGHTS,
                ("The CRM does not tell its %s (%s). Give the CRM user of the connection the right "
                        + "to read them.")
                    .formatted(what, refused.reason()),
                now);
    return without.with(without.turn().tried(0));
  }

  /** After a failure of the hub's own. */
  SyncState broken(SyncState state) {
    return unavailable(state, "the hub failed: its log has more", clock.instant());
  }

  /** Holds the integration where its credentials are refused, and raises the alarm. */
  void tell(SyncState before, SyncState after, Project project, Failure failure) {
    if (failure instanceof Failure.Unauthorized unauthorized) {
      String reason = "credentials: the CRM does not accept them: " + unauthorized.reason();
      projects.updateIntegration(
          project.id(),
          integration ->
              integration.id().equals(after.integration())
                  ? integration.held(reason)
                  : integration);
      metrics.count(Metric.INTEGRATION_HELD, project.id());
    }
    alarm(before.faults(), after.faults(), project);
  }

  /** Whether a run that asked for a past found neither lead nor deal, nor any run before it. */
  boolean nothingLoaded(SyncState state, Project project, Set<RecordKind> kinds) {
    if (state.run().kind() == SyncKind.CHANGES) {
      return state.has(Code.NOTHING_LOADED) && noneRead(state.run());
    }
    return noneRead(state.run())
        && kinds.stream()
            .filter(kind -> kind != RecordKind.CONTACT)
            .allMatch(
                kind ->
                    mirror
                        .page(project.id(), state.integration(), kind, null, null, 1, null)
                        .copies()
                        .isEmpty());
  }

  private static boolean noneRead(SyncRun run) {
    return run.counted(RecordKind.LEAD).read() + run.counted(RecordKind.DEAL).read() == 0;
  }

  /** The faults after a run that came to its end. */
  SyncState atTheEnd(SyncState state, boolean nothingLoaded) {
    Instant now = clock.instant();
    SyncState well = state.without(Code.CREDENTIALS, Code.CRM_UNAVAILABLE);
    SyncState rights = state.run().refused().isEmpty() ? well.without(Code.RIGHTS) : well;
    return nothingLoaded
        ? rights.failing(
            Code.NOTHING_LOADED,
            "The CRM told of no lead and no deal since %s. There is none yet, or a filter or missing rights hide them from the CRM user of the connection."
                .formatted(earliest(state.run())),
            now)
        : rights.without(Code.NOTHING_LOADED);
  }

  private static Instant earliest(SyncRun run) {
    return run.since().values().stream().min(Instant::compareTo).orElse(run.startedAt());
  }

  /** Raises the alarm for what is new at the end of a run, unconfirmed statuses included. */
  void tellTheEnd(SyncState before, SyncState after, Project project) {
    alarm(before.faults(), after.faults(), project);
    faults
        .unfiled(project.id(), after.integration())
        .filter(fault -> !fault.at().isBefore(before.run().startedAt()))
        .ifPresent(fault -> metrics.count(Metric.SYNC_FAILED, project.id()));
  }

  private void alarm(List<SyncFault> before, List<SyncFault> after, Project project) {
    List<Code> known = before.stream().map(SyncFault::code).toList();
    long fresh = after.stream().filter(fault -> !known.contains(fault.code())).count();
    if (fresh > 0) {
      metrics.count(Metric.SYNC_FAILED, project.id(), fresh);
    }
  }

  private static Duration atLeast(Duration wait) {
    return wait.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : wait;
  }
}
