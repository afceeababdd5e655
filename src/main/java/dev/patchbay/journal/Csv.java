package dev.patchbay.journal;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * CSV as RFC 4180 has it, with CRLF, in UTF-8 with a byte order mark, without which Excel reads
 * another alphabet. A cell that a spreadsheet would take for a formula begins with an apostrophe.
 */
public final class Csv {

  /** In front of a file. */
  public static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final String END = "\r\n";
  private static final Pattern FORMULA = Pattern.compile("(?s)\\s*[=+\\-@\\t\\r|%].*");
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(?:[.,]\\d+)?");
  private static final Pattern QUOTED = Pattern.compile("(?s).*[\",\\r\\n].*|^\\s.*|.*\\s$");

  private Csv() {}

  /**
   * One line with its end.
   *
   * @param values may be null, for empty cells
   */
  public static String line(List<String> values) {
    return values.stream().map(Csv::cell).collect(Collectors.joining(",")) + END;
  }

  static String cell(String value) {
    if (value == null || value.isEmpty()) {
      return "";
    }
    String safe =
        FORMULA.matcher(value).matches() && !NUMBER.matcher(value).matches() ? "'" + value : value;
    return QUOTED.matcher(safe).matches() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
