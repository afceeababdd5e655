package dev.patchbay.delivery;

import dev.patchbay.journal.Journal;
import dev.patchbay.journal.Journal.Entries;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.project.Project;
import dev.patchbay.store.Table;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Removes what the hub's journal keeps of a person. The records in the CRM are the CRM's. */
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
   * @param interactions how many were removed
   * @param next the day to go on with, or null when the whole journal was read
   */
  public record Erased(int interactions, LocalDate next) {}

  /**
   * Removes every interaction of the number, with its events, and its place in the work. Reads the
   * journal of the project day by day (UTC).
   *
   * @param phone E.164
   * @param from the first day to read, or null for the project's first
   * @param deadline after which no further day is begun
   */
  public Erased erase(Project project, String phone, LocalDate from, Instant deadline) {
    table
        .list(new ClientKey(project.id(), phone).partition(), "")
        .forEach(document -> table.delete(document.key()));
    int erased = 0;
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    LocalDate day = from == null ? LocalDate.ofInstant(project.createdAt(), ZoneOffset.UTC) : from;
    for (; !day.isAfter(today); day = day.plusDays(1)) {
      if (clock.instant().isAfter(deadline)) {
        return new Erased(erased, day);
      }
      erased += eraseDay(project.id(), phone, day);
    }
    return new Erased(erased, null);
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
