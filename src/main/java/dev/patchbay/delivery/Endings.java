package dev.patchbay.delivery;

import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Outcome;
import dev.patchbay.duplicate.Verdict;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.metrics.Metrics;
import dev.patchbay.metrics.Metrics.Metric;
import dev.patchbay.project.Project;
import dev.patchbay.project.Project.CrmState;
import dev.patchbay.scenario.Plan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Writes down how a run over an interaction ended, and says when it goes on. */
final class Endings {

  /** How often held work is looked at although connecting the CRM sets it free at once. */
  private static final Duration HELD_CHECK = Duration.ofMinutes(30);

  /** How soon the rest of a client's work is held, too, after the CRM refused the credentials. */
  private static final Duration HOLDING = Duration.ofMinutes(1);

  private final Decider decider;
  private final CrmAccess crms;
  private final FailurePolicy failures;
  private final Metrics metrics;
  private final Clock clock;

  Endings(Decider decider, CrmAccess crms, FailurePolicy failures, Metrics metrics, Clock clock) {
    this.decider = decider;
    this.crms = crms;
    this.failures = failures;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Ends, or waits, without the CRM. */
  Progress conclude(Project project, EntrySession session, Plan plan) {
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

  /** No CRM takes work now: it waits for one, or is let go where the project wants that. */
  Progress hold(Project project, EntrySession session) {
    JournalEntry entry = session.entry();
    if (entry.unwanted()
        && entry.plannedFor() == null
        && entry.shelved().isEmpty()
        && project.letsGo()) {
      return conclude(
          project,
          session,
          new Plan.Skip(
              "no-crm-drop", "It came in while no CRM was connected, and the settings let it go."));
    }
    String reason = whyHeld(project);
    boolean held = entry.state() == InteractionState.HELD;
    if (!held || !reason.equals(entry.reason())) {
      session.write(e -> e.with(InteractionState.HELD, reason, clock.instant()));
    }
    if (!held) {
      metrics.count(Metric.HELD, project.id());
    }
    return new Progress.Held(clock.instant().plus(HELD_CHECK));
  }

  private static String whyHeld(Project project) {
    if (project.crmState() == CrmState.AWAITING_SETUP) {
      return "no-crm: the CRM is being changed: the new one is not set up yet";
    }
    return project.integration() == null || project.integration().heldReason() == null
        ? "no-crm: no CRM is connected"
        : project.integration().heldReason();
  }

  /** Everything of it is in a CRM that the project has left: it is not made again in this one. */
  Progress staysElsewhere(EntrySession session) {
    session.write(
        e ->
            ended(
                e,
                InteractionState.SENT,
                "other-crm: everything of it is in the CRM that was connected before; what was"
                    + " reported since is in the journal only"));
    return new Progress.Finished(session.stored());
  }

  /** The lead repeats another: it is in the CRM already, or will be. */
  Progress duplicate(
      Project project, EntrySession session, Verdict.Duplicate found, String addition) {
    String reason = "duplicate: rule " + found.rule().id() + ": " + found.why() + addition;
    session.write(e -> ended(e.withDuplicate(found), InteractionState.DUPLICATE, reason));
    metrics.count(Metric.DUPLICATE, project.id());
    return new Progress.Finished(session.stored());
  }

  /** What it waits for happens to another client's work; the client's own goes on meanwhile. */
  Progress await(EntrySession session, String reason, Instant until) {
    session.write(e -> waiting(e, InteractionState.RECEIVED, reason, until));
    return new Progress.Waiting(until);
  }

  /** Given up for a reason that is not the CRM's. */
  Progress giveUp(Project project, EntrySession session, String reason) {
    session.write(e -> ended(e, InteractionState.FAILED, reason));
    metrics.count(Metric.DEAD, project.id());
    return new Progress.Finished(session.stored());
  }

  /**
   * Whether a step took effect cannot be told: a person decides.
   *
   * @param file null where nothing was learned of the client
   */
  Progress doubt(
      Project project,
      EntrySession session,
      StepRunner.Result.Undecidable doubt,
      int considered,
      FileSession file) {
    remember(project, session, file);
    session.write(
        e ->
            e.withWorked(considered)
                .withTries(e.tries(), null)
                .with(
                    InteractionState.NEEDS_ATTENTION,
                    "in-doubt: step " + doubt.step() + ": " + doubt.reason(),
                    clock.instant()));
    metrics.count(Metric.NEEDS_ATTENTION, project.id());
    return new Progress.Finished(session.stored());
  }

  /** Goes on at a known time, without using up a try. */
  Progress later(EntrySession session, StepRunner.Result.Later later) {
    session.write(
        e ->
            e.withTries(e.tries(), later.at())
                .with(InteractionState.RETRYING, "wait: " + later.reason(), clock.instant()));
    return new Progress.Blocked(later.at());
  }

  /** Everything that is decided so far is in the CRM. */
  Progress sent(
      Project project, EntrySession session, Plan.Steps steps, int considered, FileSession file) {
    Instant now = clock.instant();
    remember(project, session, file);
    Instant until = steps.complete() ? null : decider.endExpectedBy(session.entry(), project);
    session.write(
        e ->
            (steps.complete() ? e.sentWhole() : e)
                .withWorked(considered)
                .withTries(0, until)
                .with(InteractionState.SENT, steps.summary(), now));
    if (steps.complete()) {
      metrics.count(Metric.SENT, project.id());
      return new Progress.Finished(session.stored());
    }
    return new Progress.Waiting(until);
  }

  private void remember(Project project, EntrySession session, FileSession file) {
    if (file != null) {
      file.remember(session.entry(), decider.interaction(session.entry(), project));
    }
  }

  /**
   * @param considered how many events the run took into account
   * @param file null where nothing was learned of the client
   */
  Progress stop(
      Project project, EntrySession session, Outcome outcome, int considered, FileSession file) {
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
      remember(project, session, file);
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
