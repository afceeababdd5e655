package dev.patchbay.crm.roapp;

import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.Dossier;
import dev.patchbay.crm.Reading;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one record as it is now, and what belongs to it: two requests with its client. */
final class RoAppReader {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private final RoAppCalls calls;
  private final RoAppConfig config;
  private final RoAppRecords records;

  RoAppReader(RoAppCalls calls, RoAppConfig config) {
    this.calls = calls;
    this.config = config;
    this.records = new RoAppRecords(config);
  }

  Reading read(RecordRef ref) {
    return row(ref)
        .<Reading>map(row -> new Reading.Present(record(ref.kind(), row)))
        .orElseGet(() -> new Reading.Gone(null));
  }

  Dossier.Answer dossier(RecordRef ref) {
    if (ref.kind() != RecordKind.LEAD && ref.kind() != RecordKind.DEAL) {
      throw Ids.refused("there is no dossier of a " + ref.kind());
    }
    return row(ref)
        .<Dossier.Answer>map(row -> new Dossier.Answer.Known(dossier(ref, row)))
        .orElseGet(Dossier.Answer.Gone::new);
  }

  private Optional<RoAppRow> row(RecordRef ref) {
    if (!NUMBER.matcher(ref.id()).matches()) {
      return Optional.empty();
    }
    long id = Long.parseLong(ref.id());
    return switch (ref.kind()) {
      case DEAL -> calls.order(id);
      case CONTACT -> calls.client(RoAppCalls.PEOPLE, id);
      case LEAD ->
          calls.inquiries(List.of(ref.id())).stream()
              .filter(row -> ref.id().equals(row.id()))
              .findFirst();
      default -> throw Ids.refused("a " + ref.kind() + " is not read alone");
    };
  }

  private CrmRecord record(RecordKind kind, RoAppRow row) {
    return switch (kind) {
      case DEAL -> records.order(row);
      case LEAD -> records.inquiry(row);
      default -> records.contact(row);
    };
  }

  /** There are no tasks, and the marketing tags are in the text of the notes. */
  private Dossier dossier(RecordRef ref, RoAppRow row) {
    CrmRecord record = record(ref.kind(), row);
    CrmRecord contact =
        record.contact() == null ? null : row(record.contact()).map(records::contact).orElse(null);
    String organization =
        record.organization() == null
            ? null
            : calls
                .client(
                    RoAppCalls.ORGANIZATIONS,
                    Ids.number("organization", record.organization().id()))
                .map(RoAppRow::name)
                .orElse(null);
    String text = row.longText(ref.kind() == RecordKind.DEAL ? "manager_notes" : "description");
    return new Dossier(record, contact, organization, Map.of(), notes(text, record), List.of());
  }

  /** When a note was written is not told; it was not before its record. */
  private List<Dossier.Note> notes(String text, CrmRecord record) {
    return NoteText.parts(text).stream()
        .map(
            part ->
                new Dossier.Note(
                    config.ref(RecordKind.NOTE, part.marker()),
                    part.text(),
                    null,
                    record.createdAt()))
        .toList();
  }
}
