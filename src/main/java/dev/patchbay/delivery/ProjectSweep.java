package dev.patchbay.delivery;

import dev.patchbay.audit.AuditLog;
import dev.patchbay.journal.Journal;
import dev.patchbay.journal.Journal.Entries;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.store.Document;
import dev.patchbay.store.Table;
import dev.patchbay.store.Table.Page;
import dev.patchbay.store.Table.Range;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Goes once through everything that is kept of a project beside the project, and removes it. */
@Singleton
public class ProjectSweep {

  /**
   * Partitions of a project, without {@code P#<project>}. A test compares them with the code: what
   * is neither here nor among the further ones would stay for ever.
   */
  static final List<String> PARTITIONS =
      List.of(
          // First, so that nobody goes on making copies.
          "#CARRY",
          "#CARRY-ITEMS",
          "#CARRY-STEPS",
          "#CARRY-CLAIMS",
          "#SYNC",
          "#REREADS",
          "#NOTICES",
          "#WEBHOOKS",
          "#MANAGERS",
          "#SCHEMA",
          "#MATRIX",
          "#CHANGE",
          "#PAIRS",
          "#REFILINGS",
          "#STATUSES",
          "#CONNECT",
          "#SOURCES",
          "#INTEGRATIONS");

  /** Partitions of each integration; the id takes the place of the {@code *}. */
  static final List<String> OF_INTEGRATIONS = List.of("#ORIGINS#*", "#MIRROR#*", "#MIRROR#*#IDS");

  private static final String REMOVAL = "DELETE /v1/projects/{project}";
  private static final int PAGE = 100;

  private final Journal journal;
  private final Erasure erasure;
  private final AuditLog audit;
  private final Table table;
  private final Clock clock;

  @Inject
  public ProjectSweep(Journal journal, Erasure erasure, AuditLog audit, Table table, Clock clock) {
    this.journal = journal;
    this.erasure = erasure;
    this.audit = audit;
    this.table = table;
    this.clock = clock;
  }

  /**
   * @param from the first day of the journal to read
   * @param deadline after which no further page is read
   * @return the day to go on with; empty when everything was gone through
   */
  Optional<LocalDate> sweep(
      String project, List<String> integrations, LocalDate from, Instant deadline) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    for (LocalDate day = from; !day.isAfter(today); day = day.plusDays(1)) {
      if (!emptyDay(project, day, deadline)) {
        return Optional.of(day);
      }
    }
    boolean all =
        partitions(project, integrations).allMatch(partition -> empty(partition, deadline))
            && audit.forget(
                project, entry -> !entry.action().equals(REMOVAL), () -> isOver(deadline));
    return all ? Optional.empty() : Optional.of(today);
  }

  private static Stream<String> partitions(String project, List<String> integrations) {
    Stream<String> own = PARTITIONS.stream().map(name -> "P#" + project + name);
    Stream<String> ofIntegrations =
        integrations.stream()
            .flatMap(id -> OF_INTEGRATIONS.stream().map(name -> name.replace("*", id)))
            .map(name -> "P#" + project + name);
    return Stream.of(own, ofIntegrations, ofBook(project), Stream.of(project + "#pacing"))
        .flatMap(partitions -> partitions);
  }

  /** The built-in CRM. */
  private static Stream<String> ofBook(String project) {
    String book = "CRM#" + project;
    return Stream.concat(
        Stream.of(book),
        Stream.of("contact", "lead", "deal").map(kind -> book + "#CHANGED#" + kind));
  }

  /** Whether the day is done. What is removed does not show again, so it can be begun anew. */
  private boolean emptyDay(String project, LocalDate day, Instant deadline) {
    String cursor = null;
    do {
      if (isOver(deadline)) {
        return false;
      }
      Entries page = journal.onDay(project, day, PAGE, cursor);
      page.entries().forEach(this::remove);
      cursor = page.cursor();
    } while (cursor != null);
    return true;
  }

  /** The entry last: it says where the rest is. */
  private void remove(JournalEntry entry) {
    erasure.forgetLead(entry);
    ClientKey client = new ClientKey(entry.project(), entry.client());
    table.list(client.partition(), "").forEach(document -> table.delete(document.key()));
    journal.erase(entry.project(), entry.id());
  }

  private boolean empty(String partition, Instant deadline) {
    while (!isOver(deadline)) {
      Page page = table.page(partition, new Range("", null, false, PAGE, null));
      page.documents().stream().map(Document::key).forEach(table::delete);
      if (page.cursor() == null) {
        return true;
      }
    }
    return false;
  }

  private boolean isOver(Instant deadline) {
    return clock.instant().isAfter(deadline);
  }
}
