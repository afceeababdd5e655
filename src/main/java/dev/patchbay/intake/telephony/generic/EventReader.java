package dev.patchbay.intake.telephony.generic;

import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.interaction.CallEvent.Result;
import dev.patchbay.intake.telephony.CallId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The fields of one event and the rules among them. */
final class EventReader {

  private static final Map<String, Phase> PHASES =
      Map.of("ringing", Phase.RINGING, "answered", Phase.ANSWERED, "completed", Phase.COMPLETED);

  private static final Map<String, Direction> DIRECTIONS =
      Map.of(
          "incoming", Direction.INCOMING,
          "outgoing", Direction.OUTGOING,
          "internal", Direction.INTERNAL);

  private static final Map<String, Result> OUTCOMES =
      Map.of(
          "answered", Result.ANSWERED,
          "missed", Result.MISSED,
          "voicemail", Result.VOICEMAIL,
          "technical-failure", Result.TECHNICAL_FAILURE);

  private static final List<String> UTM =
      List.of("source", "medium", "campaign", "term", "content");

  private EventReader() {}

  /** What is wrong is noted in the reader; the event then is of no use. */
  static CallEvent read(FieldReader fields, ZoneId zone) {
    String callId = callId(fields);
    Phase phase = fields.required("phase", fields.oneOf("phase", PHASES));
    Direction direction = fields.required("direction", fields.oneOf("direction", DIRECTIONS));
    Result outcome = fields.oneOf("outcome", OUTCOMES);
    FieldReader client = fields.object("client");
    String phone = client.text("phone");
    String clientName = client.text("name");
    client.nothingElse();
    String status = fields.text("status");
    String line = fields.text("line");
    List<String> employee = employee(fields.object("employee"));
    Instant startedAt = fields.time("startedAt", zone);
    Integer duration = fields.seconds("durationSeconds");
    Integer talk = fields.seconds("talkSeconds");
    Integer wait = fields.seconds("waitSeconds");
    String recording = fields.httpsLink("recordingUrl");
    Map<String, String> utm = utm(fields.object("utm"));
    fields.nothingElse();
    checkEnd(fields, phase);
    return new CallEvent(
        GenericSource.NAME,
        callId,
        phase,
        direction,
        status,
        outcome,
        phone,
        clientName,
        line,
        employee,
        startedAt,
        duration,
        talk,
        wait,
        recording,
        utm);
  }

  private static String callId(FieldReader fields) {
    String callId = fields.required("callId", fields.text("callId"));
    if (callId != null) {
      CallId.fault(callId).ifPresent(fault -> fields.fault("callId", fault));
    }
    return callId;
  }

  private static void checkEnd(FieldReader fields, Phase phase) {
    boolean tellsOutcome = !fields.isAbsent("outcome");
    if (phase == Phase.COMPLETED && !tellsOutcome && fields.isAbsent("talkSeconds")) {
      fields.fault("outcome", "is missing: a completed call must tell outcome or talkSeconds");
    }
    if (phase != null && phase != Phase.COMPLETED && tellsOutcome) {
      fields.fault("outcome", "is only known when phase is completed");
    }
  }

  private static List<String> employee(FieldReader employee) {
    List<String> names =
        Stream.of("id", "extension", "sip", "number", "email", "name")
            .map(employee::text)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    employee.nothingElse();
    return names;
  }

  private static Map<String, String> utm(FieldReader utm) {
    Map<String, String> tags = new TreeMap<>();
    for (String tag : UTM) {
      String value = utm.text(tag);
      if (value != null) {
        tags.put("utm_" + tag, value);
      }
    }
    utm.nothingElse();
    return tags;
  }
}
