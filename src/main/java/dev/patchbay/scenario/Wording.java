package dev.patchbay.scenario;

import dev.patchbay.scenario.text.Messages;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What all texts have in common: a project's language and time zone, and values from outside kept
 * to one line each, so that none can pose as another.
 */
record Wording(Messages messages, ZoneId zone) {

  private static final int LONGEST_VALUE = 200;
  private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");

  String say(String key, String... values) {
    return messages.say(key, values);
  }

  String line(String label, String value) {
    return messages.line("label." + label, value);
  }

  /** Adds the line unless there is nothing to tell. */
  void add(List<String> lines, String label, String value) {
    String text = oneLine(value);
    if (!text.isEmpty()) {
      lines.add(line(label, text));
    }
  }

  /** With the zone, for who reads it may be elsewhere. */
  String time(Instant at) {
    return DateTimeFormatter.ofPattern(say("time.pattern")).format(at.atZone(zone))
        + " ("
        + zone
        + ")";
  }

  String utm(Map<String, String> tags) {
    return tags.isEmpty()
        ? say("none.utm")
        : new TreeMap<>(tags)
            .entrySet().stream()
                .map(tag -> oneLine(tag.getKey()) + "=" + oneLine(tag.getValue()))
                .collect(Collectors.joining(", "));
  }

  /** One line without control characters, of a length that every CRM takes. */
  static String oneLine(String value) {
    String line = whole(value);
    return line.length() <= LONGEST_VALUE ? line : line.substring(0, LONGEST_VALUE) + "…";
  }

  /** One line of any length: half an address leads nowhere. */
  static String whole(String value) {
    return value == null ? "" : WHITE_SPACE.matcher(value).replaceAll(" ").strip();
  }

  /** The first of the texts that says something, or a dash. */
  static String firstOf(String... texts) {
    return Stream.of(texts)
        .map(Wording::oneLine)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("-");
  }
}
