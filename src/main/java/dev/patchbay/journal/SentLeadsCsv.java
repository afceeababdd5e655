package dev.patchbay.journal;

import dev.patchbay.crm.RecordKind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sent leads as {@link Csv}. */
public final class SentLeadsCsv {

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

  private final StringBuilder text = new StringBuilder();
  private long bytes;

  /** With the mark and the names of the columns, unless it goes on where another ended. */
  public SentLeadsCsv(boolean first) {
    if (first) {
      write(Csv.BYTE_ORDER_MARK + Csv.line(COLUMNS));
    }
  }

  public void add(SentLead lead) {
    boolean recorded = lead.record() != null;
    write(
        Csv.line(
            Arrays.asList(
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
                lead.source())));
  }

  /** How long the text is, in bytes of UTF-8. */
  public long bytes() {
    return bytes;
  }

  @Override
  public String toString() {
    return text.toString();
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
