package dev.patchbay.scenario;

import dev.patchbay.intake.interaction.Call;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What people read in the CRM about a call, in English. Plain text with line breaks; times in the
 * project's zone. Values from outside are kept to one line each, so that none can pose as another.
 */
public final class CallTexts {

  private static final int LONGEST_VALUE = 200;
  private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  String leadTitle(Call call) {
    String name = oneLine(call.clientName());
    return "Call " + number(call) + (name.isEmpty() ? "" : " (" + name + ")");
  }

  /** The client's name, or the number while nobody knows the name. */
  String clientName(Call call) {
    String name = oneLine(call.clientName());
    return name.isEmpty() ? number(call) : name;
  }

  String note(CallFacts facts) {
    return headline(facts) + "\n" + details(facts);
  }

  String subject(TaskKind kind, CallFacts facts) {
    String number = number(facts.call());
    return switch (kind) {
      case CALL -> "Call with " + number;
      case REVIEW -> "Review the call with " + number;
      case MISSED -> "Missed call from " + number;
      case SETTINGS -> "Unknown employee answered " + number;
    };
  }

  /**
   * @param responsible whose client it is, by name; used in a review only
   */
  String task(TaskKind kind, CallFacts facts, String responsible) {
    String request =
        switch (kind) {
          case CALL -> headline(facts);
          case REVIEW ->
              facts.employee().name()
                  + " talked to a client of "
                  + responsible
                  + ". Please review the call.";
          case MISSED -> "Nobody talked to the client. Please call back.";
          case SETTINGS ->
              "The call was answered by "
                  + answeredBy(facts)
                  + ". Please check the employees in the integration settings and pass the lead"
                  + " and the call on.";
        };
    return request + "\n" + details(facts);
  }

  private static String headline(CallFacts facts) {
    return facts.answered() ? "Incoming call, answered" : "Incoming call, missed";
  }

  private static String details(CallFacts facts) {
    Call call = facts.call();
    return String.join(
        "\n",
        "Date and time: " + TIME.format(facts.began().atZone(facts.zone())) + " " + facts.zone(),
        "Client: " + clientAndNumber(call),
        "Line dialled: " + orElse(call.linePhone() == null ? call.line() : call.linePhone(), "-"),
        (facts.answered() ? "Answered by: " : "Employee: ") + answeredBy(facts),
        "Status: " + status(facts),
        "Duration: " + duration(facts),
        "Recording: " + orElse(call.recordingUrl(), "none"),
        "UTM: " + utm(call.utm()));
  }

  private static String clientAndNumber(Call call) {
    String name = oneLine(call.clientName());
    return name.isEmpty() ? number(call) : name + ", " + number(call);
  }

  private static String answeredBy(CallFacts facts) {
    List<String> handles =
        facts.call().employee().stream().map(CallTexts::oneLine).filter(h -> !h.isEmpty()).toList();
    String sent = String.join(", ", handles);
    if (facts.employee() != null) {
      return facts.employee().name() + (sent.isEmpty() ? "" : " (" + sent + ")");
    }
    if (sent.isEmpty()) {
      return facts.answered() ? "somebody whom the telephony did not name" : "nobody";
    }
    return sent + ", unknown to the project";
  }

  private static String status(CallFacts facts) {
    String words =
        switch (facts.call().result()) {
          case null -> facts.answered() ? "answered" : "missed";
          case ANSWERED -> facts.answered() ? "answered" : "answered too briefly to count";
          case MISSED -> "missed";
          case VOICEMAIL -> "voicemail";
          case TECHNICAL_FAILURE -> "technical failure";
        };
    String sent = oneLine(facts.call().status());
    return sent.isEmpty() || sent.equalsIgnoreCase(words) ? words : words + " (" + sent + ")";
  }

  private static String duration(CallFacts facts) {
    if (!facts.endKnown()) {
      return "unknown, the end of the call was never reported";
    }
    Integer whole = facts.call().durationSeconds();
    Integer talk = facts.call().talkSeconds();
    String duration = whole == null ? "unknown" : clock(whole);
    return talk == null ? duration : duration + ", talk " + clock(talk);
  }

  private static String clock(int seconds) {
    Duration time = Duration.ofSeconds(seconds);
    return "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }

  private static String utm(Map<String, String> utm) {
    return utm.isEmpty()
        ? "none"
        : new TreeMap<>(utm)
            .entrySet().stream()
                .map(tag -> oneLine(tag.getKey()) + "=" + oneLine(tag.getValue()))
                .collect(Collectors.joining(", "));
  }

  private static String number(Call call) {
    return call.clientPhone() == null ? oneLine(call.client()) : call.clientPhone();
  }

  private static String orElse(String value, String absent) {
    return value == null || value.isBlank() ? absent : WHITE_SPACE.matcher(value).replaceAll(" ");
  }

  private static String oneLine(String value) {
    String line = value == null ? "" : WHITE_SPACE.matcher(value).replaceAll(" ").strip();
    return line.length() <= LONGEST_VALUE ? line : line.substring(0, LONGEST_VALUE) + "…";
  }
}
