package dev.patchbay.journal;

import dev.patchbay.crm.RecordKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sent leads as CSV: RFC 4180 with CRLF, in UTF-8 with a byte order mark, without which Excel reads
 * another alphabet. A cell that a spreadsheet would take for a formula begins with an apostrophe.
 */
public final class SentLeadsCsv {

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String END = "\r\n";
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "receivedAt",
          "creationMethod",
          "title",
          "name",
          "phone",
          "email",
          "visit",
          "fields",
          "status",
          "reason",
          "duplicateOf",
          "recordKind",
          "recordId",
          "recordUrl",
          "kind",
          "source");
  private static final Pattern FORMULA = Pattern.compile("(?s)\\s*[=+\\-@\\t\\r|%].*");
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(?:[.,]\\d+)?");
  private static final Pattern QUOTED = Pattern.compile("(?s).*[\",\\r\\n].*|^\\s.*|.*\\s$");

  private final StringBuilder text = new StringBuilder();
  private long bytes;

  /** With the mark and the names of the columns, unless it goes on where another ended. */
  public SentLeadsCsv(boolean first) {
    if (first) {
      write(BYTE_ORDER_MARK + String.join(",", COLUMNS) + END);
    }
  }

  public void add(SentLead lead) {
    boolean recorded = lead.record() != null;
    write(
        Stream.of(
                    lead.id(),
                    lead.receivedAt().toString(),
                    lead.creationMethod(),
                    lead.title(),
                    lead.name(),
                    lead.phone(),
                    lead.email(),
                    lead.visit(),
                    fields(lead),
                    lead.status().label(),
                    lead.reason(),
                    lead.duplicateOf(),
                    recorded ? word(lead.record().kind()) : null,
                    recorded ? lead.record().id() : null,
                    recorded ? lead.record().url() : null,
                    lead.kind(),
                    lead.source())
                .map(SentLeadsCsv::cell)
                .collect(Collectors.joining(","))
            + END);
  }

  /** How long the text is, in bytes of UTF-8. */
  public long bytes() {
    return bytes;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  static String cell(String value) {
    if (value == null || value.isEmpty()) {
      return "";
    }
    String safe =
        FORMULA.matcher(value).matches() && !NUMBER.matcher(value).matches() ? "'" + value : value;
    return QUOTED.matcher(safe).matches() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  /** {@code deal.15597 : HELLo; deal.15598 : ...} */
  private static String fields(SentLead lead) {
    return new TreeMap<>(lead.fields())
        .entrySet().stream()
            .flatMap(
                kind ->
                    new TreeMap<>(kind.getValue())
                        .entrySet().stream().map(field -> field(kind.getKey(), field)))
            .collect(Collectors.joining("; "));
  }

  private static String field(RecordKind kind, Map.Entry<String, Object> field) {
    return word(kind) + "." + field.getKey() + " : " + field.getValue();
  }

  private static String word(RecordKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private void write(String line) {
    text.append(line);
    bytes += line.getBytes(StandardCharsets.UTF_8).length;
  }
}
