package dev.patchbay.delivery;

import dev.patchbay.delivery.Worklist.WorkItem;
import dev.patchbay.journal.Journal;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.project.Project;
import dev.patchbay.store.Stored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Gives an interaction to the client whom its events together name, when the first event named
 * another: only that client's writer may work on it. What was decided stays where it is.
 */
final class Handover {

  private static final Duration OVERDUE = Duration.ofSeconds(60);

  private final Journal journal;
  private final Worklist worklist;
  private final ClientQueue queue;
  private final Decider decider;
  private final Clock clock;

  Handover(Journal journal, Worklist worklist, ClientQueue queue, Decider decider, Clock clock) {
    this.journal = journal;
    this.worklist = worklist;
    this.queue = queue;
    this.decider = decider;
    this.clock = clock;
  }

  boolean needed(JournalEntry entry, Project project) {
    String phone = decider.interaction(entry, project).clientPhone();
    return !entry.settled()
        && entry.decision() == null
        && phone != null
        && !phone.equals(entry.client());
  }

  /** Does nothing when somebody wrote the entry since it was read. */
  void make(Stored<JournalEntry> read, Project project) {
    JournalEntry entry = read.value();
    Instant now = clock.instant();
    String phone = decider.interaction(entry, project).clientPhone();
    ClientKey client = new ClientKey(project.id(), phone);
    // Names no event of the entry, so that the other client's worker does not clear it up too soon.
    String occasion = "handover-" + now.toEpochMilli();
    worklist.add(new WorkItem(project.id(), phone, entry.id(), occasion, now, now.plus(OVERDUE)));
    if (journal.replace(read, entry.withClient(phone)).isPresent()) {
      queue.announce(client, entry.id() + "#" + occasion);
    }
  }
}
