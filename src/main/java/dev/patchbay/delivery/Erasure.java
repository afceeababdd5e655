package dev.patchbay.delivery;

import dev.patchbay.journal.Journal;
import dev.patchbay.journal.Journal.Entries;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.project.Project;
import dev.patchbay.store.Table;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Removes what the hub keeps of a person. The records in the CRM are the CRM's. */
@Singleton
public class Erasure {

  private static final int PAGE = 100;

  private final Journal journal;
  private final Table table;
  private final Clock clock;

  @Inject
  public Erasure(Journal journal, Table table, Clock clock) {
    this.journal = journal;
    this.table = table;
    this.clock = clock;
  }

  /**
   * Removes every interaction of the number, with its events, and its place in the work. Reads the
   * whole journal of the project, day by day.
   *
   * @param phone E.164
   * @return how many interactions were removed
   */
  public int erase(Project project, String phone) {
    table
        .list(new ClientKey(project.id(), phone).partition(), "")
        .forEach(document -> table.delete(document.key()));
    int erased = 0;
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    LocalDate day = LocalDate.ofInstant(project.createdAt(), ZoneOffset.UTC);
    for (; !day.isAfter(today); day = day.plusDays(1)) {
      erased += eraseDay(project.id(), phone, day);
    }
    return erased;
  }

  private int eraseDay(String project, String phone, LocalDate day) {
    int erased = 0;
    String cursor = null;
    do {
      Entries page = journal.onDay(project, day, PAGE, cursor);
      for (JournalEntry entry : page.entries()) {
        if (entry.client().equals(phone)) {
          journal.erase(project, entry.id());
          erased++;
        }
      }
      cursor = page.cursor();
    } while (cursor != null);
    return erased;
  }
}
