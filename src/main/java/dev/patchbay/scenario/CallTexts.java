package dev.patchbay.scenario;

import dev.patchbay.intake.interaction.Call;
import dev.patchbay.intake.interaction.CallEvent.Result;
import dev.patchbay.project.Employee;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people read in the CRM about a call. Plain text with line breaks. */
record CallTexts(Wording words) {

  /** Words of telephonies that add nothing to the status, or seem to contradict it. */
  private static final Set<String> IDLE =
      Set.of(
          "answered",
          "answer",
          "missed",
          "completed",
          "done",
          "ended",
          "finished",
          "inbound",
          "outbound");

  /** What a record that a call makes is called. */
  String title(Call call) {
    String name = Wording.oneLine(call.clientName());
    return name.isEmpty()
        ? words.say("title.call", "number", number(call))
        : words.say("title.call.named", "number", number(call), "name", name);
  }

  String note(CallFacts facts) {
    return headline(facts) + "\n" + details(facts);
  }

  String subject(TaskKind kind, CallFacts facts) {
    String key =
        switch (kind) {
          case CALL -> facts.outgoing() ? "subject.call.out" : "subject.call.in";
          case REVIEW -> "subject.review";
          case MISSED -> "subject.missed";
          case SETTINGS -> "subject.settings";
          case CALLBACK, FORM -> throw new IllegalArgumentException(kind + " is of no call");
        };
    return words.say(key, "number", number(facts.call()));
  }

  String task(TaskKind kind, CallFacts facts, Parties parties) {
    String request =
        switch (kind) {
          case CALL -> headline(facts);
          case REVIEW ->
              words.say(
                  "task.review",
                  "employee",
                  facts.employee().name(),
                  "responsible",
                  responsible(parties));
          case MISSED -> words.say("task.missed");
          case SETTINGS -> settings(handles(facts.call()));
          case CALLBACK, FORM -> throw new IllegalArgumentException(kind + " is of no call");
        };
    return request + "\n" + details(facts);
  }

  /** What our open task to call a client back says when somebody talked to him later. */
  String missedDone(CallFacts facts) {
    return words.say("task.missed.done") + "\n" + note(facts);
  }

  private String headline(CallFacts facts) {
    if (facts.outgoing()) {
      return words.say(
          facts.answered() ? "headline.call.out.answered" : "headline.call.out.failed");
    }
    return words.say(facts.answered() ? "headline.call.in.answered" : "headline.call.in.missed");
  }

  private String details(CallFacts facts) {
    Call call = facts.call();
    return String.join(
        "\n",
        words.line("time", words.time(facts.began())),
        words.line("client", clientAndNumber(call)),
        words.line(
            facts.outgoing() ? "used" : "dialled", Wording.firstOf(call.linePhone(), call.line())),
        words.line(handler(facts), handledBy(facts)),
        words.line("status", status(facts)),
        words.line("duration", duration(facts)),
        words.line("recording", recording(call)),
        words.line("utm", words.utm(call.utm())));
  }

  private String responsible(Parties parties) {
    return parties
        .responsibleEmployee()
        .map(Employee::name)
        .orElseGet(() -> words.say("employee.crm-user", "id", parties.responsible()));
  }

  private static String handler(CallFacts facts) {
    if (facts.outgoing()) {
      return "called-by";
    }
    return facts.answered() ? "answered-by" : "employee";
  }

  private static String clientAndNumber(Call call) {
    String name = Wording.oneLine(call.clientName());
    return name.isEmpty() ? number(call) : name + ", " + number(call);
  }

  private String handledBy(CallFacts facts) {
    if (facts.employee() != null) {
      String name = facts.employee().name();
      return named(facts.call())
          .filter(handle -> !handle.equalsIgnoreCase(name.strip()))
          .findFirst()
          .map(handle -> name + " (" + handle + ")")
          .orElse(name);
    }
    String sent = handles(facts.call());
    if (sent.isEmpty()) {
      boolean somebody = facts.answered() || facts.outgoing();
      return words.say(somebody ? "employee.unnamed" : "employee.nobody");
    }
    return words.say("employee.unknown", "handle", sent);
  }

  private String settings(String handles) {
    return handles.isEmpty()
        ? words.say("task.settings.unnamed")
        : words.say("task.settings", "handle", handles);
  }

  private static String handles(Call call) {
    return named(call).collect(Collectors.joining(", "));
  }

  private static Stream<String> named(Call call) {
    return call.employee().stream().map(Wording::oneLine).filter(handle -> !handle.isEmpty());
  }

  /** In the project's language, with the telephony's own word where that says more. */
  private String status(CallFacts facts) {
    String key = statusKey(facts);
    String sent = Wording.oneLine(facts.call().status());
    String plain = key.substring("status.".length());
    return sent.isEmpty()
            || sent.equalsIgnoreCase(plain)
            || IDLE.contains(sent.toLowerCase(Locale.ROOT))
        ? words.say(key)
        : words.say(key) + " (" + sent + ")";
  }

  private static String statusKey(CallFacts facts) {
    String missed = facts.outgoing() ? "status.not-reached" : "status.missed";
    return switch (facts.call().result()) {
      case null -> facts.answered() ? "status.answered" : missed;
      case ANSWERED -> facts.answered() ? "status.answered" : "status.too-short";
      case MISSED -> missed;
      case VOICEMAIL -> "status.voicemail";
      case TECHNICAL_FAILURE -> "status.failure";
    };
  }

  private String duration(CallFacts facts) {
    if (!facts.endKnown()) {
      return words.say("duration.end-unknown");
    }
    Integer whole = facts.call().durationSeconds();
    boolean message = facts.call().result() == Result.VOICEMAIL;
    Integer talk = message ? null : facts.call().talkSeconds();
    String duration = whole == null ? words.say("duration.unknown") : clock(whole);
    return talk == null || talk == 0
        ? duration
        : words.say("duration.with-talk", "duration", duration, "talk", clock(talk));
  }

  private String recording(Call call) {
    if (call.recordingUrl() != null && !call.recordingUrl().isBlank()) {
      return Wording.whole(call.recordingUrl());
    }
    return call.recordingId() == null
        ? words.say("none.recording")
        : words.say(
            "recording.by-id", "source", call.source(), "id", Wording.oneLine(call.recordingId()));
  }

  private static String clock(int seconds) {
    Duration time = Duration.ofSeconds(seconds);
    return "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }

  private static String number(Call call) {
    return Wording.firstOf(call.clientPhone(), call.client());
  }
}
