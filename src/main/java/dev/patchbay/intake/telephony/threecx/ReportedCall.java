package dev.patchbay.intake.telephony.threecx;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.intake.telephony.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values that a template's scenario {@code ReportCall} posted. Names are compared without
 * regard to case and underscores; variables that 3CX left unfilled are taken out.
 */
final class ReportedCall {

  static final List<String> TYPE = List.of("calltype", "type");
  static final List<String> NUMBER = List.of("number", "phonenumber", "phone");
  static final List<String> AGENT = List.of("agent", "agentextension", "extension");
  static final List<String> AGENT_EMAIL = List.of("agentemail");
  static final List<String> AGENT_FIRST_NAME = List.of("agentfirstname");
  static final List<String> AGENT_LAST_NAME = List.of("agentlastname");
  static final List<String> NAME = List.of("name", "displayname");
  static final List<String> DURATION = List.of("duration", "durationtimespan", "durationseconds");
  static final List<String> START =
      List.of("callstarttimeutc", "starttimeutc", "callstarttimelocal", "start");

  /** {@code [Agent]} and {@code [[CallStartTimeUTC].ToString("t")]}. */
  private static final Pattern UNFILLED =
      Pattern.compile("\\[[A-Za-z]\\w{0,60}]|\\[\\[[A-Za-z]\\w{0,60}]\\.[^\\[\\]]{0,200}]");

  private static final Pattern SECONDS = Pattern.compile("(\\d{1,7})(?:[.,]\\d{1,9})?");
  private static final Pattern CLOCK =
      Pattern.compile("(?:(\\d{1,2})\\.)?(\\d{1,2}):([0-5]?\\d):([0-5]\\d)(?:\\.\\d{1,9})?");

  private final Map<String, String> values = new HashMap<>();

  /**
   * @param node what is no object tells nothing
   */
  ReportedCall(JsonNode node) {
    node.properties()
        .forEach(
            value -> {
              String text = Texts.of(value.getValue());
              String filled = text == null ? "" : UNFILLED.matcher(text).replaceAll("").strip();
              if (!filled.isEmpty()) {
                values.put(value.getKey().replace("_", "").toLowerCase(Locale.ROOT), filled);
              }
            });
  }

  /** The value under the first of the names that has one, or null. */
  String text(List<String> names) {
    return names.stream().map(values::get).filter(Objects::nonNull).findFirst().orElse(null);
  }

  /** The length of the talk, in 3CX a text such as 00:01:25. */
  Integer talkSeconds() {
    String text = text(DURATION);
    Matcher seconds = SECONDS.matcher(text == null ? "" : text);
    if (seconds.matches()) {
      return Integer.valueOf(seconds.group(1));
    }
    Matcher clock = CLOCK.matcher(text == null ? "" : text);
    if (!clock.matches()) {
      return null;
    }
    int days = clock.group(1) == null ? 0 : Integer.parseInt(clock.group(1));
    int hours = days * 24 + Integer.parseInt(clock.group(2));
    return (hours * 60 + Integer.parseInt(clock.group(3))) * 60 + Integer.parseInt(clock.group(4));
  }
}
