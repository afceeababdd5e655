package dev.patchbay.intake.telephony.asterisk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.intake.telephony.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One call detail record. Its columns are known by the names of the CDR variables, of FreePBX's
 * table and of the manager event {@code Cdr}, in any case.
 */
final class Leg {

  static final List<String> EVENT = List.of("event");
  static final List<String> LINKED_ID = List.of("linkedid");
  static final List<String> UNIQUE_ID = List.of("uniqueid");
  static final List<String> CALLER_ID = List.of("clid", "callerid");
  static final List<String> SOURCE = List.of("src", "source");
  static final List<String> DESTINATION = List.of("dst", "destination");
  static final List<String> CONTEXT = List.of("dcontext", "destinationcontext");
  static final List<String> CHANNEL = List.of("channel");
  static final List<String> OTHER_CHANNEL = List.of("dstchannel", "destinationchannel");
  static final List<String> APPLICATION = List.of("lastapp", "lastapplication");
  static final List<String> START = List.of("start", "starttime", "calldate");
  static final List<String> DURATION = List.of("duration");
  static final List<String> TALK = List.of("billsec", "billableseconds");
  static final List<String> DISPOSITION = List.of("disposition");
  static final List<String> USER_FIELD = List.of("userfield");
  static final List<String> DID = List.of("did");
  static final List<String> CALLER_NUMBER = List.of("cnum");
  static final List<String> CALLER_NAME = List.of("cnam");
  static final List<String> OUTBOUND_NUMBER = List.of("outbound_cnum");
  static final List<String> RECORDING_FILE = List.of("recordingfile");
  static final List<String> RECORDING_URL = List.of("recordingurl", "recording_url");

  private static final Pattern UNFILLED =
      Pattern.compile("null|\\(null\\)|\\\\N|<unknown>", Pattern.CASE_INSENSITIVE);
  private static final Pattern SECONDS = Pattern.compile("(\\d{1,7})(?:\\.\\d{1,9})?");

  private final Map<String, String> columns = new HashMap<>();

  /**
   * @param node what is no object tells nothing
   */
  Leg(JsonNode node) {
    node.properties()
        .forEach(
            column -> {
              String text = Texts.of(column.getValue());
              if (text != null && !UNFILLED.matcher(text).matches()) {
                columns.put(column.getKey().strip().toLowerCase(Locale.ROOT), text);
              }
            });
  }

  /** The value under the first of the names that has one, or null. */
  String text(List<String> names) {
    return names.stream().map(columns::get).filter(Objects::nonNull).findFirst().orElse(null);
  }

  /** Whole seconds, or null when absent or no such thing. */
  Integer seconds(List<String> names) {
    String text = text(names);
    var matcher = text == null ? null : SECONDS.matcher(text);
    return matcher != null && matcher.matches() ? Integer.valueOf(matcher.group(1)) : null;
  }

  /** Whether it is a record, and not one of the manager's many other events. */
  boolean isRecord() {
    String event = text(EVENT);
    return event == null || event.equalsIgnoreCase("cdr");
  }

  /** What all legs of a call have in common; a plain CDR without it is a call of its own. */
  String callId() {
    String linked = text(LINKED_ID);
    return linked == null ? text(UNIQUE_ID) : linked;
  }
}
