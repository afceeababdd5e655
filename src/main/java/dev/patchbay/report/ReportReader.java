package dev.patchbay.report;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.journal.Journal;
import dev.patchbay.journal.Journal.Entries;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.Origin;
import dev.patchbay.project.EarlierIntegrations;
import dev.patchbay.project.Project;
import dev.patchbay.statusgroup.Filings;
import dev.patchbay.sync.Mirror;
import dev.patchbay.sync.Mirror.Copies;
import dev.patchbay.sync.MirroredRecord;
import dev.patchbay.sync.Replaced;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes a report of what the hub has stored, anew at each request: nothing is added up beforehand
 * that could be out of date. Leads and deals are read consistently; an interaction of the last
 * moments may be missing.
 */
@Singleton
public class ReportReader {

  private static final int MOST_ROWS = 5000;
  private static final int PAGE = 500;

  private final Journal journal;
  private final Mirror mirror;
  private final Filings filings;
  private final EarlierIntegrations earlier;
  private final Replaced replaced;
  private final Clock clock;

  @Inject
  public ReportReader(
      Journal journal,
      Mirror mirror,
      Filings filings,
      EarlierIntegrations earlier,
      Replaced replaced,
      Clock clock) {
    this.journal = journal;
    this.mirror = mirror;
    this.filings = filings;
    this.earlier = earlier;
    this.replaced = replaced;
    this.clock = clock;
  }

  /** What became of the question. */
  public sealed interface Result {
    /** Everything was read. */
    record Done(Report report) implements Result {}

    /** More rows than an answer holds. */
    record TooManyRows(int most) implements Result {}

    /** More to read than there was time for. */
    record TooMuch() implements Result {}
  }

  /**
   * Reads everything in the period.
   *
   * @param deadline after which no further page is read
   */
  public Result read(Project project, ReportQuery query, Instant deadline) {
    return new Run(project, query, deadline).result();
  }

  /** One report in the making. */
  private final class Run {

    private final Project project;
    private final ReportQuery query;
    private final Instant deadline;
    private final Tabulation table;

    private Run(Project project, ReportQuery query, Instant deadline) {
      this.project = project;
      this.query = query;
      this.deadline = deadline;
      this.table = new Tabulation(query);
    }

    Result result() {
      List<String> integrations = earlier.shown(project);
      for (String integration : integrations) {
        Filed filed = Filed.of(project, filings.of(project.id(), integration));
        Predicate<MirroredRecord> counted =
            ((Predicate<MirroredRecord>) MirroredRecord::present)
                .and(replaced.in(project, integrations, integration).negate());
        records(integration, RecordKind.LEAD, filed, counted);
        records(integration, RecordKind.DEAL, filed, counted);
      }
      LocalDate last = LocalDate.ofInstant(query.end(), ZoneOffset.UTC);
      LocalDate day = LocalDate.ofInstant(query.begin(), ZoneOffset.UTC);
      for (; !day.isAfter(last); day = day.plusDays(1)) {
        interactions(day);
      }
      if (table.size() > MOST_ROWS) {
        return new Result.TooManyRows(MOST_ROWS);
      }
      return late() ? new Result.TooMuch() : new Result.Done(table.report(integrations));
    }

    private void records(
        String integration, RecordKind kind, Filed filed, Predicate<MirroredRecord> counted) {
      String cursor = null;
      do {
        if (stopped()) {
          return;
        }
        Copies page =
            mirror.page(project.id(), integration, kind, query.begin(), query.end(), PAGE, cursor);
        page.copies().stream().filter(counted).map(filed::fact).forEach(table::add);
        cursor = page.cursor();
      } while (cursor != null);
    }

    private void interactions(LocalDate day) {
      String cursor = null;
      do {
        if (stopped()) {
          return;
        }
        Entries page = journal.onDay(project.id(), day, PAGE, cursor);
        page.entries().forEach(entry -> table.add(fact(entry)));
        cursor = page.cursor();
      } while (cursor != null);
    }

    private static Fact fact(JournalEntry entry) {
      return new Fact.Interaction(
          Origin.of(entry), entry.decision() == null ? null : entry.decision().integration());
    }

    private boolean stopped() {
      return late() || table.size() > MOST_ROWS;
    }

    private boolean late() {
      return clock.instant().isAfter(deadline);
    }
  }
}
