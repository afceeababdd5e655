package dev.patchbay.scenario;

import dev.patchbay.intake.interaction.FormSubmission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What people read in the CRM about a form of the site. Plain text with line breaks. */
record FormTexts(Wording words) {

  /** What a record that a form makes is called, where the sender names nothing. */
  String title(FormSubmission form) {
    String title = Wording.oneLine(form.title());
    if (!title.isEmpty()) {
      return title;
    }
    String which = Wording.oneLine(form.form());
    return words.say(
        "title.form.named",
        "form",
        which.isEmpty() ? words.say("title.form.plain") : which,
        "name",
        Texts.clientName(form));
  }

  /**
   * @param received when the hub received it; stands in where the form tells no time
   */
  String note(FormSubmission form, Instant received) {
    List<String> lines = new ArrayList<>();
    lines.add(words.say("headline.form"));
    lines.add(
        words.line("time", words.time(form.submittedAt() == null ? received : form.submittedAt())));
    words.add(lines, "form", form.form());
    words.add(lines, "title", form.title());
    words.add(lines, "name", form.clientName());
    words.add(lines, "phone", form.clientPhone() == null ? form.phone() : form.clientPhone());
    words.add(lines, "email", form.clientEmail());
    words.add(lines, "comment", form.comment());
    words.add(lines, "visit", form.visit());
    words.add(lines, "method", form.creationMethod());
    form.fields().values().stream()
        .flatMap(fields -> new TreeMap<>(fields).entrySet().stream())
        .map(field -> fieldLine(field.getKey(), String.valueOf(field.getValue())))
        .sorted()
        .distinct()
        .forEach(lines::add);
    if (form.wishes().callback()) {
      lines.add(words.say("task.callback"));
    }
    lines.add(words.line("utm", words.utm(form.utm())));
    return String.join("\n", lines);
  }

  String subject(TaskKind kind, FormSubmission form) {
    String client = form.clientPhone() == null ? Texts.clientName(form) : form.clientPhone();
    return kind == TaskKind.CALLBACK
        ? words.say("subject.callback", "number", client)
        : words.say("subject.form", "client", client);
  }

  String task(TaskKind kind, FormSubmission form, Instant received) {
    return request(kind, Wording.oneLine(form.wishes().callbackPhone()))
        + "\n"
        + note(form, received);
  }

  private String request(TaskKind kind, String callFrom) {
    if (kind != TaskKind.CALLBACK) {
      return words.say("task.form");
    }
    return callFrom.isEmpty()
        ? words.say("task.callback")
        : words.say("task.callback.phone", "phone", callFrom);
  }

  private String fieldLine(String field, String value) {
    return words.say(
        "label.line", "label", Wording.oneLine(field), "value", Wording.oneLine(value));
  }
}
