package dev.patchbay.journal;

import dev.patchbay.journal.Journal.Entries;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads the journal with a filter that the table does not have. */
@Singleton
public class JournalReader {

  /**
   * An upper bound of what one request reads, so that a rare state does not read a whole busy day
   * at once.
   */
  private static final int PAGES = 10;

  private final Journal journal;

  @Inject
  public JournalReader(Journal journal) {
    this.journal = journal;
  }

  /**
   * A page of a day, newest first. With a state it may hold fewer entries than the limit although
   * the cursor leads on.
   *
   * @param state or null for all
   */
  public Entries onDay(
      String project, LocalDate day, InteractionState state, int limit, String cursor) {
    if (state == null) {
      return journal.onDay(project, day, limit, cursor);
    }
    List<JournalEntry> matching = new ArrayList<>();
    String next = cursor;
    for (int page = 0; page < PAGES; page++) {
      Entries entries = journal.onDay(project, day, limit - matching.size(), next);
      entries.entries().stream().filter(e -> e.state() == state).forEach(matching::add);
      next = entries.cursor();
      if (next == null || matching.size() == limit) {
        break;
      }
    }
    return new Entries(matching, next);
  }
}
