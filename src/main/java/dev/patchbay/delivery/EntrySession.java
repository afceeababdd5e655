package dev.patchbay.delivery;

import dev.patchbay.journal.Attempt;
import dev.patchbay.journal.Journal;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.LedgerStep;
import dev.patchbay.store.Stored;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One run's hold on one journal entry. The first write takes the entry, if nobody wrote since it
 * was read. Changes are functions of the entry as it is, so that an event that arrives later is
 * kept; a run that was overtaken by another writes nothing any more.
 */
final class EntrySession implements LedgerSession {

  private final Journal journal;
  private final String run;
  private Stored<JournalEntry> current;
  private boolean taken;
  private UnaryOperator<JournalEntry> deferred = UnaryOperator.identity();

  EntrySession(Journal journal, String run, Stored<JournalEntry> read) {
    this.journal = journal;
    this.run = run;
    this.current = read;
  }

  /** The entry as this run sees it, with changes that are not written yet. */
  JournalEntry entry() {
    return deferred.apply(current.value());
  }

  /** The entry as it was when this run last read or wrote it. */
  Stored<JournalEntry> stored() {
    return current;
  }

  @Override
  public String id() {
    return current.value().id();
  }

  @Override
  public List<LedgerStep> ledger() {
    return entry().ledger();
  }

  @Override
  public void change(String step, UnaryOperator<LedgerStep> change) {
    defer(entry -> changed(entry, step, change));
  }

  @Override
  public void attempted(List<Attempt> attempts) {
    defer(entry -> entry.withAttempts(attempts));
  }

  @Override
  public void intend(List<String> steps, Instant at) {
    steps.forEach(step -> change(step, planned -> planned.intended(at)));
    write(UnaryOperator.identity());
  }

  private static JournalEntry changed(
      JournalEntry entry, String key, UnaryOperator<LedgerStep> change) {
    return entry.withLedger(
        entry.ledger().stream()
            .map(step -> step.key().equals(key) ? change.apply(step) : step)
            .toList());
  }

  /**
   * A change that may be written together with the next one, because repeating what led to it is
   * harmless.
   */
  void defer(UnaryOperator<JournalEntry> change) {
    UnaryOperator<JournalEntry> before = deferred;
    deferred = entry -> change.apply(before.apply(entry));
  }

  /**
   * Writes this change and all deferred ones.
   *
   * @throws Outdated when this was the first write and somebody else wrote before
   * @throws Overtaken when another run has taken the entry
   */
  void write(UnaryOperator<JournalEntry> change) {
    defer(change);
    while (true) {
      var written = journal.replace(current, entry().withWorker(run));
      if (written.isPresent()) {
        current = written.get();
        taken = true;
        deferred = UnaryOperator.identity();
        return;
      }
      if (!taken) {
        throw new Outdated();
      }
      current =
          journal
              .find(current.value().project(), current.value().id())
              .filter(fresh -> run.equals(fresh.value().worker()))
              .orElseThrow(Overtaken::new);
    }
  }

  /** What was decided does not stand on the entry as it is: read it again. Nothing was done yet. */
  static final class Outdated extends RuntimeException {
    Outdated() {
      super("the entry was written since it was read", null, false, false);
    }
  }

  /** Another run has taken the entry over; what this one did is found by that one. */
  static final class Overtaken extends RuntimeException {
    Overtaken() {
      super("another run took the entry over", null, false, false);
    }
  }
}
