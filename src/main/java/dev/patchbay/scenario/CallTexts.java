package dev.patchbay.scenario;

import dev.patchbay.intake.interaction.Call;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.intake.interaction.Interaction;
import dev.patchbay.intake.interaction.MessengerContact;
import dev.patchbay.project.Employee;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What people read in the CRM about an interaction, in English. Plain text with line breaks; times
 * in the project's zone. Values from outside are kept to one line each, so that none can pose as
 * another.
 */
public final class CallTexts {

  private static final int LONGEST_VALUE = 200;
  private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  /** What a record that a call makes is called. */
  String callTitle(Call call) {
    String name = oneLine(call.clientName());
    return "Call " + number(call) + (name.isEmpty() ? "" : " (" + name + ")");
  }

  /** What a record that a form makes is called, where the sender names nothing. */
  String formTitle(FormSubmission form) {
    String title = oneLine(form.title());
    String which = oneLine(form.form());
    return title.isEmpty()
        ? (which.isEmpty() ? "Website form" : which) + ": " + clientName(form)
        : title;
  }

  /**
   * @param id the hub's id of the contact, by which people find it again
   */
  String messengerTitle(MessengerContact contact, String id) {
    return messenger(contact) + ": " + clientName(contact) + ", " + id;
  }

  /** The client's name, or what he is reached by while nobody knows the name. */
  String clientName(Interaction interaction) {
    String handle = interaction instanceof MessengerContact contact ? contact.handle() : null;
    String raw = interaction instanceof Call call ? call.client() : null;
    return Stream.of(
            interaction.clientName(),
            handle,
            interaction.clientPhone(),
            interaction.clientEmail(),
            raw)
        .map(CallTexts::line)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("-");
  }

  String note(CallFacts facts) {
    return headline(facts) + "\n" + details(facts);
  }

  /**
   * @param received when the hub received it; stands in where the form tells no time
   */
  String formNote(FormSubmission form, Instant received, ZoneId zone) {
    return String.join("\n", formLines(form, received, zone));
  }

  /**
   * @param employee who sent the contact, where he is known, or null
   */
  String messengerNote(MessengerContact contact, Employee employee, Instant received, ZoneId zone) {
    List<String> lines = new ArrayList<>(List.of("Contact from " + messenger(contact)));
    lines.add("Date and time: " + time(contact.sentAt(), received, zone));
    add(lines, "Name", contact.clientName());
    add(lines, "Account", contact.handle());
    add(lines, "Phone", contact.clientPhone() == null ? contact.phone() : contact.clientPhone());
    add(lines, "E-mail", contact.clientEmail());
    add(
        lines,
        "Sent to the CRM by",
        employee == null ? String.join(", ", contact.employee()) : employee.name());
    add(lines, "Message", contact.comment());
    add(lines, "Conversation", contact.conversationUrl());
    lines.add("UTM: " + utm(contact.utm()));
    return String.join("\n", lines);
  }

  String subject(TaskKind kind, CallFacts facts) {
    String number = number(facts.call());
    return switch (kind) {
      case CALL -> (facts.outgoing() ? "Call to " : "Call from ") + number;
      case REVIEW -> "Review the call with " + number;
      case MISSED -> "Missed call from " + number;
      case SETTINGS -> "Unknown employee on the call with " + number;
      case CALLBACK, FORM -> throw new IllegalArgumentException(kind + " is of no call");
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
              (facts.outgoing() ? "The call was made by " : "The call was answered by ")
                  + handledBy(facts)
                  + ". Please check the employees in the integration settings and pass the lead"
                  + " and the call on.";
          case CALLBACK, FORM -> throw new IllegalArgumentException(kind + " is of no call");
        };
    return request + "\n" + details(facts);
  }

  String formSubject(TaskKind kind, FormSubmission form) {
    return (kind == TaskKind.CALLBACK ? "Call back now: " : "Form from ")
        + (form.clientPhone() == null ? clientName(form) : form.clientPhone());
  }

  String formTask(TaskKind kind, FormSubmission form, Instant received, ZoneId zone) {
    String from = oneLine(form.wishes().callbackPhone());
    String request =
        kind == TaskKind.CALLBACK
            ? "The client asks to be called back now."
                + (from.isEmpty() ? "" : " Call from: " + from + ".")
            : "Please see to the form.";
    return request + "\n" + formNote(form, received, zone);
  }

  /** What our open task to call a client back says when somebody talked to him later. */
  String missedDone(CallFacts facts) {
    return "Done: somebody talked to the client.\n" + note(facts);
  }

  /** One line without control characters, of a length that every CRM takes. */
  String oneLine(String value) {
    return line(value);
  }

  private static String headline(CallFacts facts) {
    if (facts.outgoing()) {
      return facts.answered() ? "Outgoing call, answered" : "Outgoing call, client not reached";
    }
    return facts.answered() ? "Incoming call, answered" : "Incoming call, missed";
  }

  private static String details(CallFacts facts) {
    Call call = facts.call();
    return String.join(
        "\n",
        "Date and time: " + time(facts.began(), facts.began(), facts.zone()),
        "Client: " + clientAndNumber(call),
        (facts.outgoing() ? "Line used: " : "Line dialled: ")
            + orElse(call.linePhone() == null ? call.line() : call.linePhone(), "-"),
        handler(facts) + ": " + handledBy(facts),
        "Status: " + status(facts),
        "Duration: " + duration(facts),
        "Recording: " + orElse(call.recordingUrl(), "none"),
        "UTM: " + utm(call.utm()));
  }

  private static String handler(CallFacts facts) {
    if (facts.outgoing()) {
      return "Called by";
    }
    return facts.answered() ? "Answered by" : "Employee";
  }

  private List<String> formLines(FormSubmission form, Instant received, ZoneId zone) {
    List<String> lines = new ArrayList<>(List.of("Form from the website"));
    lines.add("Date and time: " + time(form.submittedAt(), received, zone));
    add(lines, "Form", form.form());
    add(lines, "Title", form.title());
    add(lines, "Name", form.clientName());
    add(lines, "Phone", form.clientPhone() == null ? form.phone() : form.clientPhone());
    add(lines, "E-mail", form.clientEmail());
    add(lines, "Message", form.comment());
    add(lines, "Visit number", form.visit());
    add(lines, "How the lead came about", form.creationMethod());
    form.fields().values().stream()
        .flatMap(fields -> new TreeMap<>(fields).entrySet().stream())
        .map(field -> line(field.getKey()) + ": " + line(String.valueOf(field.getValue())))
        .sorted()
        .distinct()
        .forEach(lines::add);
    if (form.wishes().callback()) {
      lines.add("Asks to be called back now");
    }
    lines.add("UTM: " + utm(form.utm()));
    return lines;
  }

  private static String messenger(MessengerContact contact) {
    String kind = line(contact.messenger());
    return kind.isEmpty()
        ? "Messenger"
        : kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
  }

  private static String time(Instant at, Instant otherwise, ZoneId zone) {
    return TIME.format((at == null ? otherwise : at).atZone(zone)) + " " + zone;
  }

  private static void add(List<String> lines, String label, String value) {
    String text = line(value);
    if (!text.isEmpty()) {
      lines.add(label + ": " + text);
    }
  }

  private static String clientAndNumber(Call call) {
    String name = line(call.clientName());
    return name.isEmpty() ? number(call) : name + ", " + number(call);
  }

  private static String handledBy(CallFacts facts) {
    List<String> handles =
        facts.call().employee().stream().map(CallTexts::line).filter(h -> !h.isEmpty()).toList();
    String sent = String.join(", ", handles);
    if (facts.employee() != null) {
      return facts.employee().name() + (sent.isEmpty() ? "" : " (" + sent + ")");
    }
    if (sent.isEmpty()) {
      return facts.answered() || facts.outgoing()
          ? "somebody whom the telephony did not name"
          : "nobody";
    }
    return sent + ", unknown to the project";
  }

  private static String status(CallFacts facts) {
    String words =
        switch (facts.call().result()) {
          case null ->
              facts.answered() ? "answered" : facts.outgoing() ? "client not reached" : "missed";
          case ANSWERED -> facts.answered() ? "answered" : "answered too briefly to count";
          case MISSED -> facts.outgoing() ? "client not reached" : "missed";
          case VOICEMAIL -> "voicemail";
          case TECHNICAL_FAILURE -> "technical failure";
        };
    String sent = line(facts.call().status());
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
                .map(tag -> line(tag.getKey()) + "=" + line(tag.getValue()))
                .collect(Collectors.joining(", "));
  }

  private static String number(Call call) {
    return call.clientPhone() == null ? line(call.client()) : call.clientPhone();
  }

  private static String orElse(String value, String absent) {
    return value == null || value.isBlank() ? absent : WHITE_SPACE.matcher(value).replaceAll(" ");
  }

  private static String line(String value) {
    String line = value == null ? "" : WHITE_SPACE.matcher(value).replaceAll(" ").strip();
    return line.length() <= LONGEST_VALUE ? line : line.substring(0, LONGEST_VALUE) + "…";
  }
}
