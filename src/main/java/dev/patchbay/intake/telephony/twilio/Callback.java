package dev.patchbay.intake.telephony.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.intake.telephony.Links;
import dev.patchbay.intake.telephony.Texts;
import java.util.Map;
import java.util.TreeMap;

/**
 * The parameters of one callback, by Twilio's names.
 *
 * @param query of the address that Twilio was given: what the project adds for itself
 */
record Callback(JsonNode sent, Map<String, String> query) {

  static final String CALL = "CallSid";
  static final String PARENT = "ParentCallSid";

  /** Who is at the far end of the leg, for legs where Twilio does not tell: client, employee. */
  private static final String PARTY = "party";

  String text(String name) {
    return Texts.of(sent.get(name));
  }

  Integer seconds(String name) {
    return Texts.seconds(sent.get(name));
  }

  boolean has(String name) {
    return text(name) != null;
  }

  boolean says(String name, String value) {
    return value.equalsIgnoreCase(text(name));
  }

  /** A leg that another call dialled. */
  boolean isChild() {
    return has(PARENT);
  }

  /** One for all legs: that of the first. */
  String callId() {
    return isChild() ? text(PARENT) : text(CALL);
  }

  boolean isParty(String who) {
    return who.equalsIgnoreCase(query.get(PARTY));
  }

  /** Whether a machine took the call, where Twilio was told to find out. */
  boolean byMachine() {
    String by = text("AnsweredBy");
    return by != null && (by.startsWith("machine") || by.equals("fax"));
  }

  String recordingUrl() {
    String url = text("RecordingUrl");
    return url != null && Links.isHttps(url) ? url : null;
  }

  Map<String, String> utm() {
    Map<String, String> tags = new TreeMap<>();
    query.forEach(
        (name, value) -> {
          if (name.startsWith("utm_") && !value.isBlank()) {
            tags.put(name, value.strip());
          }
        });
    return tags;
  }
}
