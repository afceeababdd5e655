package dev.patchbay.crm.pipedrive;

import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.Dossier;
import dev.patchbay.crm.Reading;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.pipedrive.Received.Activity;
import dev.patchbay.crm.pipedrive.Received.Note;
import dev.patchbay.crm.pipedrive.Received.Organization;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one record as it is now, and what belongs to it. */
final class RecordReader {

  private static final Pattern UUID = Pattern.compile("[0-9a-fA-F-]{36}");

  private final PipedriveCalls calls;
  private final SyncCalls sync;
  private final Records records;

  RecordReader(PipedriveCalls calls, SyncCalls sync, Records records) {
    this.calls = calls;
    this.sync = sync;
    this.records = records;
  }

  Reading read(RecordRef ref) {
    return find(ref).<Reading>map(Reading.Present::new).orElseGet(() -> new Reading.Gone(null));
  }

  Dossier.Answer dossier(RecordRef ref) {
    if (ref.kind() != RecordKind.LEAD && ref.kind() != RecordKind.DEAL) {
      throw Ids.refused("there is no dossier of a " + ref.kind());
    }
    return find(ref)
        .<Dossier.Answer>map(record -> new Dossier.Answer.Known(dossier(record)))
        .orElseGet(Dossier.Answer.Gone::new);
  }

  private Optional<CrmRecord> find(RecordRef ref) {
    return switch (ref.kind()) {
      case DEAL ->
          calls
              .deal(Ids.number("deal", ref.id()))
              .filter(deal -> !Records.deleted(deal))
              .map(records::deal);
      case LEAD -> UUID.matcher(ref.id()).matches() ? lead(ref.id()) : Optional.empty();
      case CONTACT -> person(ref);
      default -> throw Ids.refused("a " + ref.kind() + " is not read alone");
    };
  }

  /** A lead that was converted is deleted; then its deal is one of the newest. */
  private Optional<CrmRecord> lead(String id) {
    return calls
        .lead(id)
        .map(records::lead)
        .or(
            () ->
                sync.newestDeals().stream()
                    .filter(deal -> id.equals(deal.sourceLead()))
                    .findFirst()
                    .map(records::converted));
  }

  private Optional<CrmRecord> person(RecordRef ref) {
    return calls
        .person(Ids.number("contact", ref.id()))
        .filter(person -> !Boolean.TRUE.equals(person.deleted()))
        .map(records::person);
  }

  /** What hung on a converted lead hangs on its deal now. */
  private Dossier dossier(CrmRecord record) {
    RecordRef on = record.convertedTo() == null ? record.ref() : record.convertedTo();
    Parent parent =
        on.kind() == RecordKind.LEAD
            ? Parent.lead(on.id())
            : Parent.deal(Ids.number("deal", on.id()));
    CrmRecord contact = record.contact() == null ? null : person(record.contact()).orElse(null);
    RecordRef organization =
        record.organization() == null && contact != null
            ? contact.organization()
            : record.organization();
    return new Dossier(
        record,
        contact,
        organization == null
            ? null
            : sync.organization(Ids.number("organization", organization.id()))
                .filter(found -> !Boolean.TRUE.equals(found.deleted()))
                .map(Organization::name)
                .orElse(null),
        Map.of(),
        notes(parent),
        tasks(parent));
  }

  private List<Dossier.Note> notes(Parent parent) {
    return sync.notes(parent).stream()
        .filter(note -> !Boolean.FALSE.equals(note.active()))
        .sorted(Comparator.comparing(Note::id))
        .map(
            note ->
                new Dossier.Note(
                    records.ref(RecordKind.NOTE, note.id()),
                    Html.plain(note.content()),
                    note.user() == null ? null : note.user().name(),
                    time(note.added())))
        .toList();
  }

  private List<Dossier.Task> tasks(Parent parent) {
    return sync.activities(parent).stream()
        .filter(activity -> !Boolean.TRUE.equals(activity.deleted()))
        .sorted(Comparator.comparing(Activity::id))
        .map(
            activity ->
                new Dossier.Task(
                    records.ref(RecordKind.TASK, activity.id()),
                    activity.subject(),
                    Html.plain(activity.note()),
                    Records.text(activity.owner()),
                    due(activity),
                    Boolean.TRUE.equals(activity.done())))
        .toList();
  }

  /** Version 1 has a blank between day and time. */
  private static Instant time(String text) {
    try {
      return text == null || text.isBlank()
          ? null
          : LocalDateTime.parse(text.strip().replace(' ', 'T').replaceFirst("Z$", ""))
              .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  /** A whole day begins at midnight. */
  private static Instant due(Activity activity) {
    try {
      return activity.dueDate() == null || activity.dueDate().isBlank()
          ? null
          : LocalDate.parse(activity.dueDate())
              .atTime(
                  activity.dueTime() == null || activity.dueTime().isBlank()
                      ? LocalTime.MIDNIGHT
                      : LocalTime.parse(activity.dueTime()))
              .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException unreadable) {
      return null;
    }
  }
}
