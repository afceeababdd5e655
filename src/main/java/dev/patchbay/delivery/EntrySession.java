package dev.patchbay.delivery;

import dev.patchbay.journal.Journal;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.store.Stored;
import java.util.function.UnaryOperator;

/**
 * One run's hold on one journal entry. Changes are functions of the entry as it is, so that an
 * event that arrives meanwhile is kept; a run that was overtaken by another writes nothing any
 * more.
 */
final class EntrySession {

  private final Journal journal;
  private final String run;
  private Stored<JournalEntry> current;
  private UnaryOperator<JournalEntry> deferred = UnaryOperator.identity();

  private EntrySession(Journal journal, String run, Stored<JournalEntry> current) {
    this.journal = journal;
    this.run = run;
    this.current = current;
  }

  /**
   * Takes the entry for this run with a first change.
   *
   * @return null when somebody wrote since the entry was read: read it again
   */
  static EntrySession claim(
      Journal journal, String run, Stored<JournalEntry> read, UnaryOperator<JournalEntry> change) {
    return journal
        .replace(read, change.apply(read.value()).withWorker(run))
        .map(stored -> new EntrySession(journal, run, stored))
        .orElse(null);
  }

  /** The entry as this run sees it, with changes that are not written yet. */
  JournalEntry entry() {
    return deferred.apply(current.value());
  }

  /**
   * A change that may be written together with the next one, because repeating what led to it is
   * harmless.
   */
  void defer(UnaryOperator<JournalEntry> change) {
    UnaryOperator<JournalEntry> before = deferred;
    deferred = entry -> change.apply(before.apply(entry));
  }

  /** Writes this change and all deferred ones. */
  void write(UnaryOperator<JournalEntry> change) {
    defer(change);
    while (true) {
      var written = journal.replace(current, deferred.apply(current.value()));
      if (written.isPresent()) {
        current = written.get();
        deferred = UnaryOperator.identity();
        return;
      }
      current =
          journal
              .find(current.value().project(), current.value().id())
              .filter(fresh -> run.equals(fresh.value().worker()))
              .orElseThrow(Overtaken::new);
    }
  }

  /** Another run has taken the entry over; what this one did is found by that one. */
  static final class Overtaken extends RuntimeException {
    Overtaken() {
      super("another run took the entry over", null, false, false);
    }
  }
}
