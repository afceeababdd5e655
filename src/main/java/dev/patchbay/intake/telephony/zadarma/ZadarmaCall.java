package dev.patchbay.intake.telephony.zadarma;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.interaction.CallEvent.Result;
import dev.patchbay.intake.telephony.EventTimes;
import dev.patchbay.intake.telephony.Texts;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Makes an event of a notification about a call. */
final class ZadarmaCall {

  private ZadarmaCall() {}

  static CallEvent event(Notification kind, JsonNode sent, ZoneId zone) {
    boolean ended = kind.phase() == Phase.COMPLETED;
    boolean told = kind.phase() != Phase.RECORDED;
    Direction direction = direction(kind, sent);
    boolean outgoing = direction == Direction.OUTGOING;
    String disposition = Texts.of(sent.get("disposition"));
    return new CallEvent(
        "zadarma",
        Texts.of(sent.get("pbx_call_id")),
        kind.phase(),
        direction,
        disposition,
        ended ? result(disposition) : null,
        Texts.of(sent.get(outgoing ? "destination" : "caller_id")),
        null,
        Texts.of(sent.get(outgoing ? "caller_id" : "called_did")),
        told ? employee(sent) : List.of(),
        EventTimes.parse(Texts.of(sent.get("call_start")), zone).orElse(null),
        null,
        ended ? Texts.seconds(sent.get("duration")) : null,
        null,
        null,
        recordingId(kind, sent),
        Map.of());
  }

  private static Direction direction(Notification kind, JsonNode sent) {
    if (kind.direction() != null) {
      return kind.direction();
    }
    String id = Texts.of(sent.get("pbx_call_id"));
    if (id.startsWith("out_")) {
      return Direction.OUTGOING;
    }
    return id.startsWith("in_") ? Direction.INCOMING : null;
  }

  /** Whoever was the last of several, then who was rung first. */
  private static List<String> employee(JsonNode sent) {
    return Stream.of("last_internal", "internal")
        .map(field -> Texts.of(sent.get(field)))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private static Result result(String disposition) {
    return switch (disposition == null ? "" : disposition.toLowerCase(Locale.ROOT)) {
      case "answered" -> Result.ANSWERED;
      case "busy", "cancel", "no answer" -> Result.MISSED;
      case "failed",
          "no money",
          "unallocated number",
          "no limit",
          "no day limit",
          "line limit",
          "no money, no limit" ->
          Result.TECHNICAL_FAILURE;
      default -> null;
    };
  }

  private static String recordingId(Notification kind, JsonNode sent) {
    boolean recorded =
        kind.phase() == Phase.RECORDED || "1".equals(Texts.of(sent.get("is_recorded")));
    return recorded ? Texts.of(sent.get("call_id_with_rec")) : null;
  }
}
