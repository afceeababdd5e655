package dev.patchbay.crm.roapp;

import dev.patchbay.crm.CrmStop;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import java.util.List;
import java.util.Optional;

/**
 * The long text of a record that the notes stand in: a client's notes, an inquiry's description,
 * the manager's notes of an order. Read just before it is written, for people write there, too.
 */
final class RecordTexts {

  private static final int GONE = 404;

  private final RoAppCalls calls;

  RecordTexts(RoAppCalls calls) {
    this.calls = calls;
  }

  /** Empty when the record is gone. */
  Optional<String> read(RecordRef on) {
    return row(on).map(row -> row.longText(field(on.kind())));
  }

  /**
   * Adds the note, unless an earlier attempt did.
   *
   * @return whether it was added now
   */
  boolean append(RecordRef on, String marker, String text) {
    RoAppRow row = existing(on);
    String stored = row.longText(field(on.kind()));
    if (NoteText.hasNote(stored, marker)) {
      return false;
    }
    write(on, row, NoteText.with(stored, NoteText.note(marker, text)));
    return true;
  }

  /** Replaces the note's text and nothing else. */
  void replace(RecordRef on, String marker, String text) {
    RoAppRow row = existing(on);
    String stored = row.longText(field(on.kind()));
    String next =
        NoteText.replaced(stored, marker, text)
            .orElseThrow(() -> gone("the note is no longer there, or its lines were edited"));
    if (!next.equals(NoteText.lines(stored))) {
      write(on, row, next);
    }
  }

  /** A text that the answer leaves out may hold what people wrote, and would be overwritten. */
  private RoAppRow existing(RecordRef on) {
    RoAppRow row = row(on).orElseThrow(() -> gone("the record to write the note on is gone"));
    if (!row.tells(field(on.kind()))) {
      throw Ids.refused(field(on.kind()) + ": RO App does not tell what is in it");
    }
    return row;
  }

  private Optional<RoAppRow> row(RecordRef on) {
    return switch (on.kind()) {
      case CONTACT, ORGANIZATION -> calls.client(type(on), Ids.number("note", on.id()));
      case LEAD ->
          calls.inquiries(List.of(on.id())).stream()
              .filter(row -> on.id().equals(row.id()))
              .findFirst();
      case DEAL -> calls.order(Ids.number("note", on.id()));
      case TASK, NOTE -> throw Ids.refused("a note cannot be written on a task or note");
    };
  }

  private void write(RecordRef on, RoAppRow row, String text) {
    long id = Ids.number("note", on.id());
    switch (on.kind()) {
      case LEAD ->
          calls.update(new Sent.InquiryText(id, Ids.optional("status", row.status()), text));
      case DEAL -> calls.update(id, new Sent.OrderNotes(text));
      default -> calls.update(type(on), id, new Sent.ClientNotes(text));
    }
  }

  private static String field(RecordKind kind) {
    return switch (kind) {
      case LEAD -> "description";
      case DEAL -> "manager_notes";
      default -> "notes";
    };
  }

  private static String type(RecordRef on) {
    return on.kind() == RecordKind.CONTACT ? RoAppCalls.PEOPLE : RoAppCalls.ORGANIZATIONS;
  }

  private static CrmStop gone(String reason) {
    return new CrmStop(new Failure.Refused(reason, GONE));
  }
}
