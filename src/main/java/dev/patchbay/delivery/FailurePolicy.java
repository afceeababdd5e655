package dev.patchbay.delivery;

import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Lease;
import dev.patchbay.crm.Outcome;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.journal.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What becomes of an interaction after a step could not be done. Pure but for the jitter. */
final class FailurePolicy {

  /**
   * A CRM that only throttles does not use up tries, but neither does it keep an interaction for
   * ever.
   */
  private static final Duration PATIENCE = Duration.ofHours(48);

  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

  /** By then the work is held, or goes to another CRM. */
  private static final Duration AFTER_A_CHANGE = Duration.ofSeconds(5);

  private final RetrySchedule schedule;

  FailurePolicy(RetrySchedule schedule) {
    this.schedule = schedule;
  }

  /**
   * @param nextTryAt null where no try is planned
   */
  record Verdict(InteractionState state, String reason, int tries, Instant nextTryAt) {}

  Verdict after(Outcome outcome, JournalEntry entry, Instant now) {
    return switch (outcome) {
      case Failure.Throttled throttled -> throttled(throttled, entry, now);
      case Failure.Unavailable left when left.equals(Lease.OVER) ->
          new Verdict(
              InteractionState.RETRYING,
              "other-crm: " + left.reason(),
              entry.tries(),
              now.plus(AFTER_A_CHANGE));
      case Failure.Unavailable failure ->
          tryAgain("unavailable: " + failure.reason(), InteractionState.FAILED, entry, now);
      case Failure.Unauthorized failure ->
          new Verdict(
              InteractionState.HELD,
              "credentials: the CRM does not accept them: " + failure.reason(),
              entry.tries(),
              null);
      case Failure.Refused failure ->
          new Verdict(
              InteractionState.FAILED, "refused: " + failure.reason(), entry.tries() + 1, null);
      case Outcome.InDoubt doubt ->
          tryAgain("in-doubt: " + doubt.reason(), InteractionState.NEEDS_ATTENTION, entry, now);
      case Outcome.Ambiguous ambiguous ->
          new Verdict(
              InteractionState.NEEDS_ATTENTION,
              "ambiguous: " + ambiguous.reason(),
              entry.tries() + 1,
              null);
      case Outcome.Created _, Outcome.Found _ ->
          throw new IllegalArgumentException("not a failure: " + outcome);
    };
  }

  private Verdict throttled(Failure.Throttled throttled, JournalEntry entry, Instant now) {
    String reason = "throttled: " + throttled.reason();
    if (entry.receivedAt().plus(PATIENCE).isBefore(now)) {
      return new Verdict(InteractionState.FAILED, reason, entry.tries(), null);
    }
    Duration wait =
        throttled.retryAfter().compareTo(SHORTEST_WAIT) < 0
            ? SHORTEST_WAIT
            : throttled.retryAfter();
    return new Verdict(
        InteractionState.RETRYING, reason, entry.tries(), now.plus(schedule.jittered(wait)));
  }

  private Verdict tryAgain(
      String reason, InteractionState whenGivenUp, JournalEntry entry, Instant now) {
    int tries = entry.tries() + 1;
    Optional<Duration> delay = schedule.delayAfter(tries);
    return delay
        .map(d -> new Verdict(InteractionState.RETRYING, reason, tries, now.plus(d)))
        .orElseGet(() -> new Verdict(whenGivenUp, reason, tries, null));
  }
}
