package dev.patchbay.intake.telephony.ringostat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an event can tell, and the parameter names under which Ringostat sends it: the names of the
 * first webhooks and those of Webhooks 2.0 and the call log. The most reliable name comes first.
 */
enum Field {
  CALL_ID("callId", "call_id", "uniqueid", "cdr_id", "record"),
  /** The moment of the call at which the webhook is sent; for static parameters. */
  EVENT("event", "event", "phase"),
  DIRECTION("direction", "call_type", "type", "direction"),
  STATUS("status", "status", "disposition"),
  STARTED_AT("startedAt", "date", "calldate"),
  DURATION("durationSeconds", "call_duration", "duration"),
  TALK("talkSeconds", "dialog", "billsec"),
  WAIT("waitSeconds", "waiting", "waittime"),
  /** The client, whatever the direction: only under a name of the user's own. */
  CLIENT("client"),
  CLIENT_NAME("clientName", "client_name", "caller_name"),
  CALLER("caller", "caller", "caller_number"),
  CALLEE("callee", "callee", "dst"),
  OTHER_SIDE("otherSide", "connected_with", "e164", "userfield"),
  LINE("line", "n_alias"),
  OUTBOUND_LINE("outboundLine", "outbound_number"),
  EMPLOYEE_ID("employeeId", "employee_number", "staffid", "staff_id"),
  EMPLOYEE_SIP("employeeSip", "sip", "sip_login", "sip_extension", "extension"),
  MANAGER_ID("managerId", "manager_id"),
  EMPLOYEE_NAME("employeeName", "employee_fio"),
  RECORDING("recordingUrl", "recording", "recording_wav"),
  HAS_RECORDING("hasRecording", "has_recording"),
  UTM_SOURCE("utm_source", "utm_source"),
  UTM_MEDIUM("utm_medium", "utm_medium"),
  UTM_CAMPAIGN("utm_campaign", "utm_campaign"),
  UTM_TERM("utm_term", "utm_term"),
  UTM_CONTENT("utm_content", "utm_content");

  static final List<Field> UTM =
      List.of(UTM_SOURCE, UTM_MEDIUM, UTM_CAMPAIGN, UTM_TERM, UTM_CONTENT);

  private final String key;
  private final List<String> names;

  Field(String key, String... names) {
    this.key = key;
    this.names = List.of(names);
  }

  /** Our name of it, as a project's field map uses it. */
  String key() {
    return key;
  }

  /** In lower case. */
  List<String> names() {
    return names;
  }

  /** The field that a project's field map means, by our key or by one of Ringostat's own names. */
  static Optional<Field> named(String key) {
    return Stream.concat(
            Arrays.stream(values()).filter(f -> f.key.equalsIgnoreCase(key)),
            Arrays.stream(values())
                .filter(f -> f.names.stream().anyMatch(n -> n.equalsIgnoreCase(key))))
        .findFirst();
  }
}
