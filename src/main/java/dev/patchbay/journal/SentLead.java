package dev.patchbay.journal;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.duplicate.Verdict;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.intake.interaction.InteractionEvent;
import dev.patchbay.intake.interaction.MessengerContact;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An interaction as people know it who look for a lead.
 *
 * @param kind {@code form}, {@code call} or {@code messenger}
 * @param source where it came from, such as {@code roistat} or {@code ringostat}
 * @param creationMethod how the lead came about: in the sender's words, else the kind
 * @param fields the CRM's own fields that a form filled, by kind of record and the CRM's id of the
 *     field
 * @param duplicateOf the hub's lead that it repeats, or null
 * @param rule by which it is a duplicate, or null
 * @param record the deal or lead in the CRM; null while there is none
 * @param integration the connection to the CRM that has the record; null with the record
 * @param earlier whether that is not the present one; null with the record
 * @param linkHidden why the record's link is not shown, in a sentence; null where it is
 */
public record SentLead(
    String id,
    Instant receivedAt,
    String kind,
    String source,
    String creationMethod,
    String title,
    String name,
    String phone,
    String email,
    String visit,
    String comment,
    Map<RecordKind, Map<String, Object>> fields,
    InteractionState status,
    String reason,
    String duplicateOf,
    String rule,
    RecordRef record,
    String integration,
    Boolean earlier,
    String linkHidden) {

  static SentLead of(JournalEntry entry) {
    Verdict.Duplicate duplicate = entry.duplicate();
    InteractionEvent first = entry.events().values().iterator().next().event();
    return new SentLead(
        entry.id(),
        entry.receivedAt(),
        entry.kind(),
        first.source(),
        method(entry, first),
        first instanceof FormSubmission form ? form.title() : null,
        name(first),
        phone(entry, first),
        email(first),
        first instanceof FormSubmission form ? form.visit() : null,
        comment(first),
        first instanceof FormSubmission form ? form.fields() : Map.of(),
        entry.state(),
        entry.reason(),
        duplicate == null ? null : duplicate.lead(),
        duplicate == null ? null : duplicate.rule().id(),
        MainRecord.of(entry).orElse(null),
        entry.plannedFor(),
        null,
        null);
  }

  /** Whether the lead that it repeats must be asked for the record. */
  Optional<String> recordOfAnother() {
    return record == null ? Optional.ofNullable(duplicateOf) : Optional.empty();
  }

  /** The same with its record and link as they may be seen now. */
  SentLead seen(Links links) {
    if (record == null) {
      return in(new Links.Shown(null, null, false, null));
    }
    return in(links.shown(integration, record));
  }

  /** The same with the record of the lead that it repeats. */
  SentLead in(RecordRef found, String connection) {
    return in(new Links.Shown(found, connection, false, null));
  }

  private SentLead in(Links.Shown shown) {
    return new SentLead(
        id,
        receivedAt,
        kind,
        source,
        creationMethod,
        title,
        name,
        phone,
        email,
        visit,
        comment,
        fields,
        status,
        reason,
        duplicateOf,
        rule,
        shown.ref(),
        shown.integration(),
        shown.ref() == null ? null : shown.earlier(),
        shown.hidden());
  }

  private static String method(JournalEntry entry, InteractionEvent event) {
    return switch (event) {
      case FormSubmission form when form.creationMethod() != null -> form.creationMethod();
      case MessengerContact contact -> contact.messenger();
      default -> entry.kind();
    };
  }

  private static String name(InteractionEvent event) {
    return switch (event) {
      case FormSubmission form -> form.clientName();
      case MessengerContact contact ->
          contact.clientName() == null ? contact.handle() : contact.clientName();
      case CallEvent call -> call.clientName();
    };
  }

  /** As it is compared, or else as it was sent. */
  private static String phone(JournalEntry entry, InteractionEvent event) {
    if (entry.client().startsWith("+")) {
      return entry.client();
    }
    return switch (event) {
      case FormSubmission form -> form.phone();
      case MessengerContact contact -> contact.phone();
      case CallEvent call -> call.client();
    };
  }

  private static String email(InteractionEvent event) {
    return switch (event) {
      case FormSubmission form -> form.clientEmail();
      case MessengerContact contact -> contact.clientEmail();
      case CallEvent _ -> null;
    };
  }

  private static String comment(InteractionEvent event) {
    return switch (event) {
      case FormSubmission form -> form.comment();
      case MessengerContact contact -> contact.comment();
      case CallEvent _ -> null;
    };
  }
}
