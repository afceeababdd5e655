package dev.patchbay.report;

import dev.patchbay.journal.Csv;
import dev.patchbay.report.Figures.Money;
import dev.patchbay.report.Report.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A report as CSV. The first column tells a row from the line of totals, which must not be added to
 * them; money has columns for each currency of the report.
 */
public final class ReportCsv {

  private static final List<String> COUNTS =
      List.of(
          "interactions",
          "calls",
          "forms",
          "messengers",
          "leads",
          "leadsNotCounted",
          "deals",
          "dealsInWork",
          "dealsPaid",
          "dealsCancelled",
          "dealsNotCounted",
          "conversion");
  private static final List<String> SUMS =
      List.of("paid", "inWork", "expected", "cancelled", "averagePaid");

  private final Report report;
  private final List<String> currencies;

  private ReportCsv(Report report) {
    this.report = report;
    this.currencies =
        new ArrayList<>(
            new TreeSet<>(report.totals().money().stream().map(ReportCsv::currency).toList()));
  }

  /** The whole file, byte order mark included. */
  public static String of(Report report) {
    return new ReportCsv(report).file();
  }

  private String file() {
    StringBuilder text = new StringBuilder(Csv.BYTE_ORDER_MARK).append(Csv.line(columns()));
    report.rows().forEach(row -> text.append(Csv.line(line("row", row))));
    return text.append(Csv.line(line("total", new Row(Map.of(), null, report.totals()))))
        .toString();
  }

  private List<String> columns() {
    List<String> columns = new ArrayList<>(List.of("row"));
    for (Dimension dimension : report.by()) {
      columns.add(dimension.label());
      if (dimension.named()) {
        columns.add(dimension.label() + "-name");
      }
    }
    columns.addAll(COUNTS);
    for (String currency : currencies) {
      SUMS.forEach(sum -> columns.add((sum + " " + currency).strip()));
    }
    return columns;
  }

  private List<String> line(String first, Row row) {
    List<String> cells = new ArrayList<>(List.of(first));
    for (Dimension dimension : report.by()) {
      cells.add(row.key().get(dimension.label()));
      if (dimension.named()) {
        cells.add(row.names() == null ? null : row.names().get(dimension.label()));
      }
    }
    Figures figures = row.figures();
    for (int count :
        new int[] {
          figures.interactions(),
          figures.calls(),
          figures.forms(),
          figures.messengers(),
          figures.leads(),
          figures.leadsNotCounted(),
          figures.deals(),
          figures.dealsInWork(),
          figures.dealsPaid(),
          figures.dealsCancelled(),
          figures.dealsNotCounted()
        }) {
      cells.add(String.valueOf(count));
    }
    cells.add(number(figures.conversion()));
    currencies.forEach(currency -> cells.addAll(sums(currency, figures)));
    return cells;
  }

  private static List<String> sums(String currency, Figures figures) {
    List<String> cells = new ArrayList<>();
    figures.money().stream()
        .filter(money -> currency(money).equals(currency))
        .findFirst()
        .ifPresentOrElse(
            money -> {
              cells.add(number(money.paid()));
              cells.add(number(money.inWork()));
              cells.add(number(money.expected()));
              cells.add(number(money.cancelled()));
              cells.add(number(money.averagePaid()));
            },
            () -> SUMS.forEach(_ -> cells.add(null)));
    return cells;
  }

  private static String currency(Money money) {
    return money.currency() == null ? "" : money.currency();
  }

  private static String number(BigDecimal number) {
    return number == null ? null : number.toPlainString();
  }
}
