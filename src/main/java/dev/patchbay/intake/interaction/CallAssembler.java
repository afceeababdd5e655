package dev.patchbay.intake.interaction;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import dev.patchbay.intake.interaction.Call.Outcome;
import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.interaction.CallEvent.Result;
import dev.patchbay.intake.phone.PhoneNumbers;
import dev.patchbay.project.ProjectSettings;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Makes one call of the events about it. The order in which they came and repeats change nothing: a
 * later phase of the call knows better than an earlier one, and fills its blanks from it.
 */
@Singleton
public class CallAssembler {

  /** Legs of one phase: who was reached counts more than who was not, then who talked longer. */
  private static final Comparator<CallEvent> BY_KNOWLEDGE =
      comparing(CallEvent::phase)
          .thenComparing(e -> e.result() == Result.ANSWERED)
          .thenComparing(e -> e.result() == Result.VOICEMAIL)
          .thenComparing(CallEvent::talkSeconds, nullsFirst(naturalOrder()))
          .thenComparing(CallEvent::durationSeconds, nullsFirst(naturalOrder()))
          // Of legs that nobody answered, the phone that rang last.
          .thenComparing(CallEvent::startedAt, nullsFirst(naturalOrder()))
          .thenComparing(CallEventKey::of);

  private final PhoneNumbers phones;

  public CallAssembler(PhoneNumbers phones) {
    this.phones = phones;
  }

  /**
   * @param events at least one, all of the same call
   * @param settings give the country of national numbers and the talk time that makes an answer
   */
  public Call assemble(List<CallEvent> events, ProjectSettings settings) {
    if (events.isEmpty()) {
      throw new IllegalArgumentException("a call needs an event");
    }
    List<CallEvent> latestFirst = events.stream().sorted(BY_KNOWLEDGE.reversed()).toList();
    CallEvent latest = latestFirst.getFirst();
    List<CallEvent> ends = latestFirst.stream().filter(e -> e.phase() == Phase.COMPLETED).toList();
    Direction direction = direction(latestFirst);
    // Which side is the client depends on the direction: ask those first who knew it.
    List<CallEvent> sides =
        latestFirst.stream().sorted(comparing(e -> e.direction() != direction)).toList();
    Predicate<String> isNumber = raw -> phones.toE164(raw, settings.country()).isPresent();
    String client = preferred(sides, CallEvent::client, isNumber);
    String line = preferred(sides, CallEvent::line, isNumber);
    return new Call(
        latest.source(),
        latest.callId(),
        latest.phase(),
        direction,
        outcome(latestFirst, ends, settings.minTalkSeconds()),
        first(ends, CallEvent::result),
        first(latestFirst, CallEvent::status),
        client,
        phones.toE164(client, settings.country()).orElse(null),
        first(latestFirst, CallEvent::clientName),
        line,
        phones.toE164(line, settings.country()).orElse(null),
        employee(latestFirst),
        values(latestFirst, CallEvent::startedAt).min(Instant::compareTo).orElse(null),
        first(ends, CallEvent::durationSeconds),
        first(ends, CallEvent::talkSeconds),
        first(latestFirst, CallEvent::recordingUrl),
        first(latestFirst, CallEvent::recordingId),
        utm(latestFirst));
  }

  /**
   * A leg between two of us, such as a transfer, does not make the client's call an internal one.
   */
  private static Direction direction(List<CallEvent> latestFirst) {
    Phase latest = latestFirst.getFirst().phase();
    Direction outside =
        latestFirst.stream()
            .filter(e -> e.phase() == latest)
            .map(CallEvent::direction)
            .filter(d -> d != null && d != Direction.INTERNAL)
            .findFirst()
            .orElse(null);
    return orElse(orElse(outside, first(latestFirst, CallEvent::direction)), Direction.INCOMING);
  }

  /** Who was rung in vain is not who answered, even when the latter is not known. */
  private static List<String> employee(List<CallEvent> latestFirst) {
    boolean answered = latestFirst.stream().anyMatch(e -> e.result() == Result.ANSWERED);
    return latestFirst.stream()
        .filter(e -> !answered || e.result() == null || e.result() == Result.ANSWERED)
        .map(CallEvent::employee)
        .filter(names -> !names.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static Outcome outcome(List<CallEvent> all, List<CallEvent> ends, int minTalkSeconds) {
    boolean pickedUp = all.stream().anyMatch(e -> e.phase() == Phase.ANSWERED);
    if (ends.isEmpty()) {
      return pickedUp ? Outcome.ANSWERED : Outcome.PENDING;
    }
    Result result = first(ends, CallEvent::result);
    Integer talk = first(ends, CallEvent::talkSeconds);
    boolean talked = talk == null ? pickedUp : talk > 0;
    boolean answered = result == null ? talked : result == Result.ANSWERED;
    boolean longEnough = talk == null || talk >= minTalkSeconds;
    return answered && longEnough ? Outcome.ANSWERED : Outcome.MISSED;
  }

  private static String preferred(
      List<CallEvent> events, Function<CallEvent, String> field, Predicate<String> good) {
    return values(events, field).filter(good).findFirst().orElseGet(() -> first(events, field));
  }

  private static Map<String, String> utm(List<CallEvent> latestFirst) {
    Map<String, String> tags = new TreeMap<>();
    latestFirst.forEach(e -> e.utm().forEach(tags::putIfAbsent));
    return tags;
  }

  private static <T> T first(List<CallEvent> events, Function<CallEvent, T> field) {
    return values(events, field).findFirst().orElse(null);
  }

  private static <T> Stream<T> values(List<CallEvent> events, Function<CallEvent, T> field) {
    return events.stream().map(field).filter(Objects::nonNull);
  }

  private static <T> T orElse(T value, T other) {
    return value == null ? other : value;
  }
}
