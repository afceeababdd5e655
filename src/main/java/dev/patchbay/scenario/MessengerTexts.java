package dev.patchbay.scenario;

import dev.patchbay.intake.interaction.MessengerContact;
import dev.patchbay.project.Employee;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What people read in the CRM about a client from a messenger. Plain text with line breaks. */
record MessengerTexts(Wording words) {

  /**
   * @param id the hub's id of the contact, by which people find it again
   */
  String title(MessengerContact contact, String id) {
    return words.say(
        "title.messenger",
        "messenger",
        messenger(contact),
        "name",
        Texts.clientName(contact),
        "id",
        id);
  }

  /**
   * @param employee who sent the contact, where he is known, or null
   * @param received stands in where the sender tells no time
   */
  String note(MessengerContact contact, Employee employee, Instant received) {
    List<String> lines = new ArrayList<>();
    lines.add(words.say("headline.messenger", "messenger", messenger(contact)));
    lines.add(
        words.line("time", words.time(contact.sentAt() == null ? received : contact.sentAt())));
    words.add(lines, "name", contact.clientName());
    words.add(lines, "handle", contact.handle());
    words.add(
        lines, "phone", contact.clientPhone() == null ? contact.phone() : contact.clientPhone());
    words.add(lines, "email", contact.clientEmail());
    words.add(
        lines,
        "sent-by",
        employee == null ? String.join(", ", contact.employee()) : employee.name());
    words.add(lines, "comment", contact.comment());
    words.add(lines, "conversation", contact.conversationUrl());
    lines.add(words.line("utm", words.utm(contact.utm())));
    return String.join("\n", lines);
  }

  private String messenger(MessengerContact contact) {
    String kind = Wording.oneLine(contact.messenger());
    return kind.isEmpty()
        ? words.say("messenger.plain")
        : kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
  }
}
