package dev.patchbay.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads a report's CSV as a spreadsheet would. */
final class Csvs {

  private Csvs() {}

  /** The rows in the words of {@link NaiveReport}. */
  static Map<String, String> words(String csv, List<Dimension> by) {
    List<List<String>> lines = lines(csv.substring(1));
    List<String> columns = lines.getFirst();
    List<Report.Row> rows = new ArrayList<>();
    Figures totals = null;
    for (List<String> line : lines.subList(1, lines.size())) {
      Map<String, String> cells = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        cells.put(columns.get(i), line.get(i));
      }
      if (cells.get("row").equals("total")) {
        totals = figures(cells);
      } else {
        rows.add(new Report.Row(key(cells, by), null, figures(cells)));
      }
    }
    return NaiveReport.words(new Report(null, null, null, by, null, rows, totals));
  }

  private static Map<String, String> key(Map<String, String> cells, List<Dimension> by) {
    Map<String, String> key = new TreeMap<>();
    for (Dimension dimension : by) {
      String cell = cells.get(dimension.label());
      if (!cell.isEmpty()) {
        key.put(dimension.label(), cell.startsWith("'") ? cell.substring(1) : cell);
      }
    }
    return key;
  }

  private static Figures figures(Map<String, String> cells) {
    List<Figures.Money> money = new ArrayList<>();
    for (String column : cells.keySet()) {
      String currency = column.startsWith("paid") ? column.substring(4) : null;
      if (currency != null && !cells.get(column).isEmpty()) {
        money.add(
            new Figures.Money(
                currency.isEmpty() ? null : currency.strip(),
                number(cells, "paid" + currency),
                number(cells, "inWork" + currency),
                number(cells, "expected" + currency),
                number(cells, "cancelled" + currency),
                number(cells, "averagePaid" + currency)));
      }
    }
    return new Figures(
        count(cells, "interactions"),
        count(cells, "calls"),
        count(cells, "forms"),
        count(cells, "messengers"),
        count(cells, "leads"),
        count(cells, "leadsNotCounted"),
        count(cells, "deals"),
        count(cells, "dealsInWork"),
        count(cells, "dealsPaid"),
        count(cells, "dealsCancelled"),
        count(cells, "dealsNotCounted"),
        number(cells, "conversion"),
        money);
  }

  private static int count(Map<String, String> cells, String column) {
    return Integer.parseInt(cells.get(column));
  }

  private static BigDecimal number(Map<String, String> cells, String column) {
    return cells.get(column).isEmpty() ? null : new BigDecimal(cells.get(column));
  }

  /** RFC 4180. */
  private static List<List<String>> lines(String text) {
    List<List<String>> lines = new ArrayList<>();
    List<String> line = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == ',') {
        line.add(cell.toString());
        cell.setLength(0);
      } else if (!quoted && c == '\n') {
        line.add(cell.toString());
        cell.setLength(0);
        lines.add(line);
        line = new ArrayList<>();
      } else if (quoted || c != '\r') {
        cell.append(c);
      }
    }
    return lines;
  }
}
