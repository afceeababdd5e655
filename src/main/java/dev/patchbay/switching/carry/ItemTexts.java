package dev.patchbay.switching.carry;

import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.Dossier;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What notes say of what the new CRM cannot be told: author, time, state, amount. Without words, so
 * that they read in every language; times in the project's zone.
 */
final class ItemTexts {

  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  private final Ground ground;

  ItemTexts(Ground ground) {
    this.ground = ground;
  }

  String note(Dossier.Note note) {
    String head = joined(time(note.createdAt()), ground.name(note.author()));
    String text = note.text() == null ? "" : note.text();
    return head.isEmpty() ? text : "[" + head + "] " + text;
  }

  String task(Dossier.Task task) {
    String head = (task.done() ? "[x] " : "[ ] ") + (task.subject() == null ? "" : task.subject());
    String tail = joined(time(task.due()), ground.name(task.assignee()));
    String text = task.text() == null || task.text().isBlank() ? "" : "\n" + task.text();
    return head + (tail.isEmpty() ? "" : " (" + tail + ")") + text;
  }

  String amount(CrmRecord record) {
    String currency = record.currency() == null ? "" : " " + record.currency();
    return record.amount().toPlainString() + currency;
  }

  private String time(Instant time) {
    return time == null ? null : MINUTES.format(time.atZone(ground.project().settings().zone()));
  }

  private static String joined(String one, String other) {
    return Stream.of(one == null ? "" : one, other == null ? "" : other)
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining(", "));
  }
}
