package dev.patchbay.report;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * How long a report takes, printed for docs/performance.md. Not among the tests of a build, for its
 * name does not end so: {@code ./mvnw test -Dtest=ReportBench}.
 */
class ReportBench {

  private static final int RUNS = 3;

  @Test
  void a_report_over_many_deals() {
    int deals = Integer.getInteger("patchbay.report.deals", 20_000);
    World world = new World(1, 0, deals * 3 / 2);
    world.showEarlier(true);
    ReportQuery query =
        new ReportQuery(
            LocalDate.of(2026, 10, 1),
            LocalDate.of(2026, 12, 31),
            World.KYIV,
            List.of(Dimension.DAY, Dimension.RESPONSIBLE));
    for (int run = 0; run < RUNS; run++) {
      int before = world.table.requests();
      long start = System.nanoTime();
      Report report = world.report(query);
      long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
      System.out.printf(
          "%d leads and deals, %d rows: %d ms, %d requests%n",
          report.totals().leads()
              + report.totals().leadsNotCounted()
              + report.totals().deals()
              + report.totals().dealsNotCounted(),
          report.rows().size(),
          millis,
          world.table.requests() - before);
    }
  }
}
