package dev.patchbay.journal;

import dev.patchbay.duplicate.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One interaction from its first event to its end.
 *
 * @param client the key of the client whose work this is: E.164, or a key of its own where there is
 *     no number
 * @param reason why it stands where it stands, in a sentence with a code in front where one exists
 * @param events the normalised events by content key, in order of arrival
 * @param worked how many of the events the present state takes into account
 * @param decision null before the first look-up
 * @param duplicate of what it is a duplicate and by which rule, once that is settled; null
 *     otherwise
 * @param tries failed tries since the last progress by a person
 * @param nextTryAt when the next try is due; null while none is planned
 * @param worker marks the run that works on it, so that a run that was overtaken notices
 * @param unwanted whether it came in while no CRM was connected, in a project that lets such go
 * @param shelved what was done for CRMs that are not the present one
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
    Verdict.Duplicate duplicate,
    List<LedgerStep> ledger,
    List<Attempt> attempts,
    int tries,
    Instant nextTryAt,
    String worker,
    boolean unwanted,
    List<Shelved> shelved) {

  /** Older attempts are dropped: an entry must fit into one item of the table. */
  private static final int ATTEMPTS_KEPT = 100;

  /** Once something is shelved, which needs the room more than old attempts. */
  private static final int ATTEMPTS_KEPT_WITH_SHELVES = 25;

  /** Each is a ledger; nobody goes back further. */
  private static final int SHELVES = 8;

  public JournalEntry {
    ledger = List.copyOf(ledger);
    attempts = List.copyOf(attempts);
    shelved = shelved == null ? List.of() : List.copyOf(shelved);
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
    return changed(
        copy -> {
          copy.state = newState;
          copy.reason = why;
          copy.updatedAt = now;
        });
  }

  public JournalEntry withClient(String key) {
    return changed(copy -> copy.client = key);
  }

  public JournalEntry withEvents(Map<String, ReportedEvent> all) {
    return changed(copy -> copy.events = all);
  }

  public JournalEntry withWorked(int count) {
    return changed(copy -> copy.worked = count);
  }

  public JournalEntry withDecision(Decision made) {
    return changed(copy -> copy.decision = made);
  }

  public JournalEntry withDuplicate(Verdict.Duplicate found) {
    return changed(copy -> copy.duplicate = found);
  }

  public JournalEntry withLedger(List<LedgerStep> steps) {
    return changed(copy -> copy.ledger = steps);
  }

  public JournalEntry withAttempts(List<Attempt> more) {
    var all = new ArrayList<>(attempts);
    all.addAll(more);
    int kept = shelved.isEmpty() ? ATTEMPTS_KEPT : ATTEMPTS_KEPT_WITH_SHELVES;
    return changed(copy -> copy.attempts = all.subList(Math.max(0, all.size() - kept), all.size()));
  }

  /** The connection to the CRM for which it was planned, or null. */
  public String plannedFor() {
    if (decision != null) {
      return decision.integration();
    }
    return duplicate == null ? null : duplicate.integration();
  }

  /**
   * Whether it must be moved before it is worked on for this CRM: it was planned for another one,
   * or something was done for this one before.
   */
  public boolean needsMoving(String integration) {
    return plannedFor() == null
        ? shelf(integration).isPresent()
        : !plannedFor().equals(integration);
  }

  /** Whether everything of it is in a CRM that is not this one, and must not be made again. */
  public boolean wholeInAnother(String integration) {
    return decision != null
        && decision.whole()
        && !decision.integration().equals(integration)
        && shelf(integration).filter(Shelved::whole).isEmpty();
  }

  /**
   * The entry as it is worked on for another CRM: what was done for the one before is shelved; what
   * was done for this one, if it was the project's before, is taken back. Otherwise it is planned
   * anew. A verdict that another lead is repeated stands; one that rests on the records of the CRM
   * before does not.
   */
  public JournalEntry movedTo(String integration) {
    Shelved before = new Shelved(plannedFor(), decision, duplicate, ledger);
    List<Shelved> kept =
        Stream.concat(
                shelved.stream().filter(shelf -> !shelf.integration().equals(integration)),
                Stream.of(before).filter(Shelved::worthKeeping))
            .toList();
    Optional<Shelved> back = shelf(integration);
    Verdict.Duplicate standing = duplicate != null && duplicate.lead() != null ? duplicate : null;
    return changed(
            copy -> {
              copy.shelved = kept.subList(Math.max(0, kept.size() - SHELVES), kept.size());
              copy.decision = back.map(Shelved::decision).orElse(null);
              copy.duplicate = back.map(Shelved::duplicate).orElse(standing);
              copy.ledger = back.map(Shelved::ledger).orElse(List.of());
              copy.tries = 0;
              copy.nextTryAt = null;
            })
        .withAttempts(List.of());
  }

  private Optional<Shelved> shelf(String integration) {
    return shelved.stream().filter(shelf -> shelf.integration().equals(integration)).findFirst();
  }

  /** Notes that everything of it is in the CRM. */
  public JournalEntry sentWhole() {
    return decision == null ? this : withDecision(decision.sentWhole());
  }

  /**
   * @param next when the next try is due, or null for none
   */
  public JournalEntry withTries(int count, Instant next) {
    return changed(
        copy -> {
          copy.tries = count;
          copy.nextTryAt = next;
        });
  }

  public JournalEntry withWorker(String run) {
    return changed(copy -> copy.worker = run);
  }

  private JournalEntry changed(Consumer<Copy> change) {
    Copy copy = new Copy(this);
    change.accept(copy);
    return copy.entry(this);
  }

  /** What of an entry changes in the course of its life. */
  private static final class Copy {
    private InteractionState state;
    private String reason;
    private String client;
    private Instant updatedAt;
    private Map<String, ReportedEvent> events;
    private int worked;
    private Decision decision;
    private Verdict.Duplicate duplicate;
    private List<LedgerStep> ledger;
    private List<Attempt> attempts;
    private int tries;
    private Instant nextTryAt;
    private String worker;
    private List<Shelved> shelved;

    Copy(JournalEntry entry) {
      state = entry.state;
      reason = entry.reason;
      client = entry.client;
      updatedAt = entry.updatedAt;
      events = entry.events;
      worked = entry.worked;
      decision = entry.decision;
      duplicate = entry.duplicate;
      ledger = entry.ledger;
      attempts = entry.attempts;
      tries = entry.tries;
      nextTryAt = entry.nextTryAt;
      worker = entry.worker;
      shelved = entry.shelved;
    }

    JournalEntry entry(JournalEntry same) {
      return new JournalEntry(
          same.id,
          same.project,
          same.kind,
          state,
          reason,
          client,
          same.receivedAt,
          updatedAt,
          events,
          worked,
          decision,
          duplicate,
          ledger,
          attempts,
          tries,
          nextTryAt,
          worker,
          same.unwanted,
          shelved);
    }
  }
}
