package dev.patchbay.duplicate;

import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.scenario.text.Messages;
import dev.patchbay.scenario.text.Phrasebook;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What people read in the CRM about a repeated lead, in the project's language and zone. Values
 * from outside are kept to one line each, so that none can pose as another.
 */
public final class DuplicateTexts {

  private static final int LONGEST_VALUE = 500;
  private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cntrl}]+");

  private final Phrasebook phrasebook;

  public DuplicateTexts(Phrasebook phrasebook) {
    this.phrasebook = phrasebook;
  }

  /** The comment in the existing deal; the task there says the same. */
  public String body(FormSubmission form, Instant receivedAt, ProjectSettings settings) {
    Messages messages = phrasebook.in(settings.language());
    List<String> lines = new ArrayList<>(List.of(messages.say("duplicate.headline")));
    String time =
        DateTimeFormatter.ofPattern(messages.say("time.pattern"), settings.language().locale())
            .format(receivedAt.atZone(settings.zone()));
    lines.add(messages.line("label.time", time + " (" + settings.zone() + ")"));
    add(lines, messages, "label.title", form.title());
    add(lines, messages, "label.name", form.clientName());
    add(
        lines,
        messages,
        "label.phone",
        form.clientPhone() == null ? form.phone() : form.clientPhone());
    add(lines, messages, "label.email", form.clientEmail());
    add(lines, messages, "label.form", form.form());
    add(lines, messages, "label.comment", form.comment());
    add(lines, messages, "label.visit", form.visit());
    add(lines, messages, "label.method", form.creationMethod());
    new TreeMap<>(form.fields())
        .values().stream()
            .map(TreeMap::new)
            .flatMap(fields -> fields.entrySet().stream())
            // A deal's field goes to the lead, too.
            .distinct()
            .forEach(field -> add(lines, field));
    return String.join("\n", lines);
  }

  public String subject(FormSubmission form, ProjectSettings settings) {
    String who = form.clientPhone() == null ? form.phone() : form.clientPhone();
    String client = oneLine(who == null || who.isBlank() ? form.clientEmail() : who);
    return phrasebook.in(settings.language()).say("duplicate.subject", "client", client);
  }

  private static void add(List<String> lines, Messages messages, String label, String value) {
    String line = oneLine(value);
    if (!line.isEmpty()) {
      lines.add(messages.line(label, line));
    }
  }

  private static void add(List<String> lines, Map.Entry<String, Object> field) {
    lines.add(oneLine(field.getKey()) + ": " + oneLine(String.valueOf(field.getValue())));
  }

  private static String oneLine(String value) {
    String line = value == null ? "" : WHITE_SPACE.matcher(value).replaceAll(" ").strip();
    return line.length() <= LONGEST_VALUE ? line : line.substring(0, LONGEST_VALUE) + "…";
  }
}
