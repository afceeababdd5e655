package dev.patchbay.delivery;

import dev.patchbay.crm.Sleeper;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.journal.Journal;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.store.Stored;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Waits for an interaction that was accepted, for senders that want to know what became of it. The
 * delivery is not hurried by it: only the journal is read, with growing pauses.
 */
@Singleton
public class Awaited {

  /** Leaves the rest of API Gateway's 30 seconds, and of the alarm's 24, for everything else. */
  public static final Duration LONGEST = Duration.ofSeconds(22);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(150);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final Journal journal;
  private final Sleeper sleeper;
  private final Clock clock;

  @Inject
  public Awaited(Journal journal, Sleeper sleeper, Clock clock) {
    this.journal = journal;
    this.sleeper = sleeper;
    this.clock = clock;
  }

  /**
   * The interaction once nothing more will change soon, or as it is at the deadline. What is held
   * or retried only after the deadline is not waited for.
   */
  public JournalEntry await(String project, String id, Instant deadline) {
    Duration pause = FIRST_PAUSE;
    while (true) {
      JournalEntry entry = journal.find(project, id).map(Stored::value).orElseThrow();
      if (atRest(entry, deadline) || clock.instant().plus(pause).isAfter(deadline)) {
        return entry;
      }
      sleeper.sleep(pause);
      Duration longer = pause.multipliedBy(3).dividedBy(2);
      pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }
  }

  private static boolean atRest(JournalEntry entry, Instant deadline) {
    return entry.settled()
        || entry.state() == InteractionState.HELD
        || (entry.nextTryAt() != null && entry.nextTryAt().isAfter(deadline));
  }
}
