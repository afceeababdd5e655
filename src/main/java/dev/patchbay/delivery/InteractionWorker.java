package dev.patchbay.delivery;

import dev.patchbay.crm.CallTrace;
import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Lookup;
import dev.patchbay.crm.Outcome;
import dev.patchbay.intake.interaction.Call;
import dev.patchbay.journal.Attempt;
import dev.patchbay.journal.Decision;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.journal.Journal;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.LedgerStep;
import dev.patchbay.metrics.Metrics;
import dev.patchbay.metrics.Metrics.Metric;
import dev.patchbay.project.Project;
import dev.patchbay.scenario.ClientState;
import dev.patchbay.scenario.ClientStates;
import dev.patchbay.scenario.Plan;
import dev.patchbay.store.Stored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Takes one interaction as far as it goes now: decide, write the plan down, do it, write down how
 * it ended.
 */
final class InteractionWorker {

  private static final Logger LOG = Logger.getLogger(InteractionWorker.class);

  /** How often held work is looked at although connecting the CRM sets it free at once. */
  private static final Duration HELD_CHECK = Duration.ofMinutes(30);

  /** How soon the rest of a client's work is held, too, after the CRM refused the credentials. */
  private static final Duration HOLDING = Duration.ofMinutes(1);

  private final Journal journal;
  private final Decider decider;
  private final CrmAccess crms;
  private final RecentRecords recent;
  private final StepRunner runner;
  private final FailurePolicy failures;
  private final Metrics metrics;
  private final Clock clock;

  InteractionWorker(
      Journal journal,
      Decider decider,
      CrmAccess crms,
      RecentRecords recent,
      StepRunner runner,
      FailurePolicy failures,
      Metrics metrics,
      Clock clock) {
    this.journal = journal;
    this.decider = decider;
    this.crms = crms;
    this.recent = recent;
    this.runner = runner;
    this.failures = failures;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * @param deadline after which no further call to the CRM is begun
   */
  Progress work(Project project, Stored<JournalEntry> read, Instant deadline) {
    Progress progress = go(project, read, deadline);
    LOG.infof(
        "interaction %s of %s (was %s): %s",
        read.value().id(), project.id(), read.value().state().label(), progress);
    return progress;
  }

  private Progress go(Project project, Stored<JournalEntry> read, Instant deadline) {
    JournalEntry entry = read.value();
    Instant now = clock.instant();
    if (entry.settled()) {
      return new Progress.Finished(read);
    }
    if (entry.nextTryAt() != null && entry.nextTryAt().isAfter(now)) {
      if (entry.state() == InteractionState.RETRYING) {
        return new Progress.Blocked(entry.nextTryAt());
      }
      if (entry.upToDate()) {
        return new Progress.Waiting(entry.nextTryAt());
      }
    }
    EntrySession session = new EntrySession(journal, UUID.randomUUID().toString(), read);
    try {
      Call call = decider.call(entry, project);
      Optional<Plan> known = decider.withoutLookup(entry, call, project, now);
      if (known.isPresent()) {
        return conclude(project, session, known.get());
      }
      return project.integration() == null || !project.integration().takesWork()
          ? hold(project, session)
          : deliver(project, session, call, deadline);
    } catch (EntrySession.Outdated outdated) {
      return new Progress.Blocked(clock.instant());
    }
  }

  /** Ends, or waits, without the CRM. */
  private Progress conclude(Project project, EntrySession session, Plan plan) {
    return switch (plan) {
      case Plan.Wait wait -> {
        Instant until = decider.endExpectedBy(session.entry(), project);
        session.write(e -> waiting(e, InteractionState.RECEIVED, wait.reason(), until));
        yield new Progress.Waiting(until);
      }
      case Plan.Skip skip -> {
        String reason = skip.code() + ": " + skip.reason();
        session.write(e -> ended(e, InteractionState.SKIPPED, reason));
        metrics.count(Metric.SKIPPED, project.id());
        yield new Progress.Finished(session.stored());
      }
      case Plan.Steps steps ->
          throw new IllegalStateException("steps without a client: " + steps.row());
    };
  }

  private Progress hold(Project project, EntrySession session) {
    String reason =
        project.integration() == null || project.integration().heldReason() == null
            ? "no-crm: no CRM is connected"
            : project.integration().heldReason();
    if (session.entry().state() != InteractionState.HELD) {
      session.write(e -> e.with(InteractionState.HELD, reason, clock.instant()));
      metrics.count(Metric.HELD, project.id());
    }
    return new Progress.Held(clock.instant().plus(HELD_CHECK));
  }

  private Progress deliver(Project project, EntrySession session, Call call, Instant deadline) {
    JournalEntry entry = session.entry();
    ClientKey client = new ClientKey(project.id(), entry.client());
    CrmAccess.Session crm = crms.open(project);
    Decision ground = entry.decision();
    List<LedgerStep> ledger = entry.ledger();
    if (ground == null || !ground.integration().equals(project.integration().id())) {
      Instant began = clock.instant();
      Lookup found = crm.crm().find(query(call, client, project, crm));
      Attempt attempt = lookedUp(crm, began, found);
      session.defer(e -> e.withAttempts(List.of(attempt)));
      switch (found) {
        case Lookup.Failed failed -> {
          return stop(project, session, failed.failure(), entry.events().size(), crm.settleTime());
        }
        case Lookup.Known known -> {
          ground =
              new Decision(
                  project.integration().id(), ClientStates.of(known.records()), null, null);
          // Records of another CRM mean nothing in this one: what was done there stays in its
          // journal only.
          ledger = entry.decision() == null ? ledger : List.of();
        }
      }
    }
    ClientState state = ground.client();
    Plan plan = decider.plan(entry, call, state, project, clock.instant());
    if (!(plan instanceof Plan.Steps steps)) {
      return conclude(project, session, plan);
    }
    int considered = entry.events().size();
    Decision decision = new Decision(ground.integration(), state, steps.row(), steps.summary());
    List<LedgerStep> merged = Ledgers.merge(ledger, steps.steps());
    // Written together with the first intention: until then nothing was done on this ground.
    session.defer(
        e ->
            e.withDecision(decision)
                .withLedger(merged)
                .with(InteractionState.WORKING, steps.summary(), clock.instant()));
    return switch (runner.run(session, crm, deadline)) {
      case StepRunner.Result.AllDone _ ->
          finish(project, session, steps, considered, crm.settleTime());
      case StepRunner.Result.Failed failed ->
          stop(project, session, failed.outcome(), considered, crm.settleTime());
      case StepRunner.Result.Undecidable doubt -> {
        remember(project, session, crm.settleTime());
        session.write(
            e ->
                e.withWorked(considered)
                    .withTries(e.tries(), null)
                    .with(
                        InteractionState.NEEDS_ATTENTION,
                        "in-doubt: step " + doubt.step() + ": " + doubt.reason(),
                        clock.instant()));
        metrics.count(Metric.NEEDS_ATTENTION, project.id());
        yield new Progress.Finished(session.stored());
      }
      case StepRunner.Result.Later later -> {
        session.write(
            e ->
                e.withTries(e.tries(), later.at())
                    .with(InteractionState.RETRYING, "wait: " + later.reason(), clock.instant()));
        yield new Progress.Blocked(later.at());
      }
    };
  }

  private Progress finish(
      Project project,
      EntrySession session,
      Plan.Steps steps,
      int considered,
      Duration settleTime) {
    Instant now = clock.instant();
    remember(project, session, settleTime);
    Instant until = steps.complete() ? null : decider.endExpectedBy(session.entry(), project);
    session.write(
        e ->
            e.withWorked(considered)
                .withTries(0, until)
                .with(InteractionState.SENT, steps.summary(), now));
    if (steps.complete()) {
      metrics.count(Metric.SENT, project.id());
      return new Progress.Finished(session.stored());
    }
    return new Progress.Waiting(until);
  }

  /** The client's next interaction may come at once, also after one that was given up half-way. */
  private void remember(Project project, EntrySession session, Duration settleTime) {
    if (settleTime.isPositive()) {
      JournalEntry entry = session.entry();
      ClientKey client = new ClientKey(project.id(), entry.client());
      recent.remember(client, project.integration().id(), entry, clock.instant().plus(settleTime));
    }
  }

  /**
   * @param considered how many events the run took into account
   */
  private Progress stop(
      Project project, EntrySession session, Outcome outcome, int considered, Duration settleTime) {
    Instant now = clock.instant();
    if (outcome instanceof Failure.Unauthorized refused) {
      crms.hold(project, "credentials: the CRM does not accept them: " + refused.reason());
    }
    boolean outdated = outcome instanceof Failure.Refused refused && replannable(session, refused);
    FailurePolicy.Verdict verdict =
        outdated
            ? new FailurePolicy.Verdict(
                InteractionState.RETRYING,
                "outdated: a record that the plan named is gone",
                session.entry().tries() + 1,
                now)
            : failures.after(outcome, session.entry(), now);
    boolean ended =
        verdict.state() == InteractionState.FAILED
            || verdict.state() == InteractionState.NEEDS_ATTENTION;
    if (ended) {
      remember(project, session, settleTime);
    }
    session.write(
        e -> {
          JournalEntry stopped = outdated ? e.withDecision(null).withLedger(List.of()) : e;
          return stopped
              .withWorked(ended ? considered : stopped.worked())
              .withTries(verdict.tries(), verdict.nextTryAt())
              .with(verdict.state(), verdict.reason(), now);
        });
    metrics.count(metric(verdict.state()), project.id());
    if (ended) {
      return new Progress.Finished(session.stored());
    }
    Instant next = verdict.nextTryAt() == null ? now.plus(HOLDING) : verdict.nextTryAt();
    return new Progress.Blocked(next);
  }

  /**
   * A record that vanished between the look-up and the step: look again, as long as nothing was
   * made yet.
   */
  private static boolean replannable(EntrySession session, Failure.Refused refused) {
    return refused.gone()
        && session.entry().tries() == 0
        && session.entry().ledger().stream().noneMatch(step -> step.finished() || step.uncertain());
  }

  private ClientQuery query(Call call, ClientKey client, Project project, CrmAccess.Session crm) {
    Instant now = clock.instant();
    return new ClientQuery(
        call.clientPhone(),
        null,
        crm.settleTime().isPositive()
            ? recent.of(client, project.integration().id(), now)
            : List.of());
  }

  private Attempt lookedUp(CrmAccess.Session crm, Instant began, Lookup lookup) {
    List<CallTrace> calls = crm.newCalls();
    int status = calls.isEmpty() ? 0 : calls.getLast().httpStatus();
    String what = String.join(", ", calls.stream().map(CallTrace::what).toList());
    long millis = Duration.between(began, clock.instant()).toMillis();
    return switch (lookup) {
      case Lookup.Known known ->
          new Attempt(
              began,
              "find",
              what,
              "known",
              "%d contacts, %d leads, %d deals"
                  .formatted(
                      known.records().contacts().size(),
                      known.records().leads().size(),
                      known.records().deals().size()),
              status,
              millis);
      case Lookup.Failed failed ->
          new Attempt(began, "find", what, "failed", failed.failure().reason(), status, millis);
    };
  }

  private JournalEntry waiting(
      JournalEntry entry, InteractionState state, String reason, Instant until) {
    return entry
        .withWorked(entry.events().size())
        .withTries(0, until)
        .with(state, reason, clock.instant());
  }

  private JournalEntry ended(JournalEntry entry, InteractionState state, String reason) {
    return entry
        .withWorked(entry.events().size())
        .withTries(entry.tries(), null)
        .with(state, reason, clock.instant());
  }

  private static Metric metric(InteractionState state) {
    return switch (state) {
      case FAILED -> Metric.DEAD;
      case NEEDS_ATTENTION -> Metric.NEEDS_ATTENTION;
      case HELD -> Metric.HELD;
      default -> Metric.RETRIED;
    };
  }
}
