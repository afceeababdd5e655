package dev.patchbay.intake.telephony.aircall;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.interaction.CallEvent.Result;
import dev.patchbay.intake.telephony.EventTimes;
import dev.patchbay.intake.telephony.Links;
import dev.patchbay.intake.telephony.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The {@code data} of an event about a call. */
final class AircallCall {

  private static final Duration LONGEST = Duration.ofDays(2);

  private AircallCall() {}

  static CallEvent event(Phase phase, JsonNode call) {
    boolean ended = phase == Phase.COMPLETED;
    Instant startedAt = time(call, "started_at");
    Instant answeredAt = time(call, "answered_at");
    return new CallEvent(
        "aircall",
        Texts.of(call.get("id")),
        phase,
        direction(call),
        first(Texts.of(call.get("missed_call_reason")), Texts.of(call.get("status"))),
        ended ? result(call, answeredAt) : null,
        Texts.of(call.get("raw_digits")),
        clientName(call.path("contact")),
        first(Texts.of(call.at("/number/digits")), Texts.of(call.at("/number/e164_digits"))),
        employee(call.path("user")),
        startedAt,
        ended ? Texts.seconds(call.get("duration")) : null,
        ended ? talk(call, answeredAt) : null,
        between(startedAt, answeredAt),
        asset(call),
        recordingId(call),
        Map.of());
  }

  private static Direction direction(JsonNode call) {
    return switch (Texts.of(call.get("direction"))) {
      case "inbound" -> Direction.INCOMING;
      case "outbound" -> Direction.OUTGOING;
      case null, default -> null;
    };
  }

  private static Result result(JsonNode call, Instant answeredAt) {
    if (answeredAt != null) {
      return Result.ANSWERED;
    }
    if (Texts.of(call.get("voicemail")) != null) {
      return Result.VOICEMAIL;
    }
    return neverAnswered(call) ? Result.MISSED : null;
  }

  private static Integer talk(JsonNode call, Instant answeredAt) {
    return neverAnswered(call) ? Integer.valueOf(0) : between(answeredAt, time(call, "ended_at"));
  }

  /** Told so by an absent time, not by one that cannot be read. */
  private static boolean neverAnswered(JsonNode call) {
    return Texts.of(call.get("answered_at")) == null;
  }

  private static List<String> employee(JsonNode user) {
    return Stream.of("email", "id", "name")
        .map(field -> Texts.of(user.get(field)))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private static String clientName(JsonNode contact) {
    String person =
        Stream.of("first_name", "last_name")
            .map(field -> Texts.of(contact.get(field)))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    return person.isEmpty() ? Texts.of(contact.get("company_name")) : person;
  }

  /** The page behind Aircall's sign-in; the direct links to the sound end after an hour. */
  private static String asset(JsonNode call) {
    String asset = Texts.of(call.get("asset"));
    return asset != null && Links.isHttps(asset) ? asset : null;
  }

  private static String recordingId(JsonNode call) {
    boolean recorded =
        Stream.of("recording", "voicemail").anyMatch(kind -> Texts.of(call.get(kind)) != null);
    return recorded && asset(call) == null ? Texts.of(call.get("id")) : null;
  }

  private static Instant time(JsonNode call, String field) {
    return EventTimes.parse(Texts.of(call.get(field)), ZoneOffset.UTC).orElse(null);
  }

  private static Integer between(Instant from, Instant to) {
    if (from == null || to == null) {
      return null;
    }
    Duration length = Duration.between(from, to);
    return length.isNegative() || length.compareTo(LONGEST) > 0 ? null : (int) length.toSeconds();
  }

  private static String first(String preferred, String other) {
    return preferred == null ? other : preferred;
  }
}
