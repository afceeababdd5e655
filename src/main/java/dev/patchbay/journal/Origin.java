package dev.patchbay.journal;

import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.intake.interaction.InteractionEvent;
import dev.patchbay.intake.interaction.MessengerContact;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Where a lead or deal came from: the interaction that made it, as a report groups it.
 *
 * @param interaction the hub's id
 * @param kind {@code call}, {@code form} or {@code messenger}
 * @param source where it came in, such as {@code ringostat}
 * @param creationMethod in the sender's words, or else the kind
 * @param line the project's line that was called, as the telephony named it; or null
 * @param form which form of the site, or null
 * @param visit the visit number of the site's tracking, or null
 * @param utm marketing tags by name, without empty values
 */
public record Origin(
    String interaction,
    String kind,
    String source,
    String creationMethod,
    String line,
    String form,
    String visit,
    Map<String, String> utm,
    Instant receivedAt) {

  public Origin {
    utm = utm == null ? Map.of() : Map.copyOf(utm);
  }

  /** As the interaction's events tell it; of several the first that says something. */
  public static Origin of(JournalEntry entry) {
    InteractionEvent first = entry.events().values().iterator().next().event();
    Map<String, String> utm = new TreeMap<>();
    entry.events().values().forEach(told -> tags(told.event()).forEach(utm::putIfAbsent));
    return new Origin(
        entry.id(),
        entry.kind(),
        first.source(),
        SentLead.of(entry).creationMethod(),
        said(entry, event -> event instanceof CallEvent call ? call.line() : null),
        said(entry, event -> event instanceof FormSubmission form ? form.form() : null),
        said(entry, event -> event instanceof FormSubmission form ? form.visit() : null),
        utm,
        entry.receivedAt());
  }

  private static String said(JournalEntry entry, Function<InteractionEvent, String> what) {
    return entry.events().values().stream()
        .map(told -> what.apply(told.event()))
        .filter(value -> value != null)
        .findFirst()
        .orElse(null);
  }

  private static Map<String, String> tags(InteractionEvent event) {
    return switch (event) {
      case CallEvent call -> call.utm();
      case FormSubmission form -> form.utm();
      case MessengerContact contact -> contact.utm();
    };
  }
}
