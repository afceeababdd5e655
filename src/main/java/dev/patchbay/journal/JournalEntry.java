package dev.patchbay.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One interaction from its first event to its end.
 *
 * @param client the key of the client whose work this is: E.164, or a key of its own where there is
 *     no number
 * @param reason why it stands where it stands, in a sentence with a code in front where one exists
 * @param events the normalised events by content key, in order of arrival
 * @param worked how many of the events the present state takes into account
 * @param decision null before the first look-up
 * @param tries failed tries since the last progress by a person
 * @param nextTryAt when the next try is due; null while none is planned
 * @param worker marks the run that works on it, so that a run that was overtaken notices
 */
public record JournalEntry(
    String id,
    String project,
    String kind,
    InteractionState state,
    String reason,
    String client,
    Instant receivedAt,
    Instant updatedAt,
    Map<String, ReportedEvent> events,
    int worked,
    Decision decision,
    List<LedgerStep> ledger,
    List<Attempt> attempts,
    int tries,
    Instant nextTryAt,
    String worker) {

  /** Older attempts are dropped: an entry must fit into one item of the table. */
  private static final int ATTEMPTS_KEPT = 100;

  public JournalEntry {
    ledger = List.copyOf(ledger);
    attempts = List.copyOf(attempts);
  }

  /** Whether the present state takes every event into account. */
  public boolean upToDate() {
    return worked == events.size();
  }

  /** Whether nothing is left to do about what was reported so far. */
  public boolean settled() {
    return upToDate()
        && nextTryAt == null
        && switch (state) {
          case SENT, DUPLICATE, SKIPPED, FAILED, NEEDS_ATTENTION -> true;
          case RECEIVED, WORKING, HELD, RETRYING -> false;
        };
  }

  /** Whether steps of it are still to be done that were decided already. */
  public boolean begun() {
    return !settled() && ledger.stream().anyMatch(step -> !step.finished());
  }

  public JournalEntry with(InteractionState newState, String why, Instant now) {
    return new JournalEntry(
        id,
        project,
        kind,
        newState,
        why,
        client,
        receivedAt,
        now,
        events,
        worked,
        decision,
        ledger,
        attempts,
        tries,
        nextTryAt,
        worker);
  }

  public JournalEntry withClient(String key) {
    return new JournalEntry(
        id,
        project,
        kind,
        state,
        reason,
        key,
        receivedAt,
        updatedAt,
        events,
        worked,
        decision,
        ledger,
        attempts,
        tries,
        nextTryAt,
        worker);
  }

  public JournalEntry withEvents(Map<String, ReportedEvent> all) {
    return new JournalEntry(
        id,
        project,
        kind,
        state,
        reason,
        client,
        receivedAt,
        updatedAt,
        all,
        worked,
        decision,
        ledger,
        attempts,
        tries,
        nextTryAt,
        worker);
  }

  public JournalEntry withWorked(int count) {
    return new JournalEntry(
        id,
        project,
        kind,
        state,
        reason,
        client,
        receivedAt,
        updatedAt,
        events,
        count,
        decision,
        ledger,
        attempts,
        tries,
        nextTryAt,
        worker);
  }

  public JournalEntry withDecision(Decision made) {
    return new JournalEntry(
        id,
        project,
        kind,
        state,
        reason,
        client,
        receivedAt,
        updatedAt,
        events,
        worked,
        made,
        ledger,
        attempts,
        tries,
        nextTryAt,
        worker);
  }

  public JournalEntry withLedger(List<LedgerStep> steps) {
    return new JournalEntry(
        id,
        project,
        kind,
        state,
        reason,
        client,
        receivedAt,
        updatedAt,
        events,
        worked,
        decision,
        steps,
        attempts,
        tries,
        nextTryAt,
        worker);
  }

  public JournalEntry withAttempts(List<Attempt> more) {
    var all = new ArrayList<>(attempts);
    all.addAll(more);
    var kept = all.subList(Math.max(0, all.size() - ATTEMPTS_KEPT), all.size());
    return new JournalEntry(
        id,
        project,
        kind,
        state,
        reason,
        client,
        receivedAt,
        updatedAt,
        events,
        worked,
        decision,
        ledger,
        kept,
        tries,
        nextTryAt,
        worker);
  }

  public JournalEntry withTries(int count, Instant next) {
    return new JournalEntry(
        id,
        project,
        kind,
        state,
        reason,
        client,
        receivedAt,
        updatedAt,
        events,
        worked,
        decision,
        ledger,
        attempts,
        count,
        next,
        worker);
  }

  public JournalEntry withWorker(String run) {
    return new JournalEntry(
        id,
        project,
        kind,
        state,
        reason,
        client,
        receivedAt,
        updatedAt,
        events,
        worked,
        decision,
        ledger,
        attempts,
        tries,
        nextTryAt,
        run);
  }
}
