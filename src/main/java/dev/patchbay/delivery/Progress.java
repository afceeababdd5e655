package dev.patchbay.delivery;

import dev.patchbay.journal.JournalEntry;
import dev.patchbay.store.Stored;
import java.time.Instant;

/** What working on one interaction led to. */
sealed interface Progress {

  /**
   * Nothing is left to do about the events that were taken into account.
   *
   * @param entry as this run left it
   */
  record Finished(Stored<JournalEntry> entry) implements Progress {
    @Override
    public String toString() {
      return "Finished";
    }
  }

  /** Something may happen by itself, such as the end of a call; the client's other work goes on. */
  record Waiting(Instant until) implements Progress {}

  /** No CRM takes work: the client's other work is held just the same, or needs no CRM. */
  record Held(Instant until) implements Progress {}

  /** Must go on later, and before any later work of this client. */
  record Blocked(Instant until) implements Progress {}
}
