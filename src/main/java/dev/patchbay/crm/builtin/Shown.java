package dev.patchbay.crm.builtin;

import dev.patchbay.crm.ClientRecords;
import dev.patchbay.crm.ClientRecords.Contact;
import dev.patchbay.crm.ClientRecords.Deal;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.ClientRecords.Lead;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.Dossier;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.stream.Stream;

/** The built-in CRM's records in the words of the port. */
final class Shown {

  private final Book book;

  Shown(Book book) {
    this.book = book;
  }

  ClientRecords clientRecords(Collection<BuiltinRecord> records) {
    return new ClientRecords(
        of(RecordKind.CONTACT, records).map(this::contact).toList(),
        of(RecordKind.LEAD, records).map(this::lead).toList(),
        of(RecordKind.DEAL, records).map(this::deal).toList());
  }

  private static Stream<BuiltinRecord> of(RecordKind kind, Collection<BuiltinRecord> records) {
    return records.stream().filter(record -> record.kind() == kind);
  }

  private Contact contact(BuiltinRecord record) {
    return new Contact(
        book.ref(record),
        record.title(),
        record.owner(),
        book.link(record, RecordKind.ORGANIZATION),
        record.createdAt());
  }

  private Lead lead(BuiltinRecord record) {
    return new Lead(
        book.ref(record),
        record.title(),
        record.owner(),
        leadState(record.state()),
        record.status(),
        book.link(record, RecordKind.CONTACT),
        book.link(record, RecordKind.ORGANIZATION),
        record.createdAt(),
        record.closedAt());
  }

  private Deal deal(BuiltinRecord record) {
    return new Deal(
        book.ref(record),
        record.title(),
        record.owner(),
        record.state(),
        record.status(),
        book.link(record, RecordKind.CONTACT),
        book.link(record, RecordKind.ORGANIZATION),
        record.createdAt(),
        record.closedAt());
  }

  private static LeadState leadState(DealState state) {
    return switch (state) {
      case OPEN -> LeadState.OPEN;
      case WON -> LeadState.CONVERTED;
      case LOST -> LeadState.CLOSED;
    };
  }

  /** A contact, lead or deal for the hub's copy. */
  CrmRecord record(BuiltinRecord record) {
    boolean converted = BuiltinStages.CONVERTED.equals(record.status());
    return new CrmRecord(
        book.ref(record),
        record.title(),
        null,
        record.status(),
        record.state(),
        amount(record.fields().get(BuiltinSchema.AMOUNT_FIELD)),
        record.fields().get(BuiltinSchema.CURRENCY_FIELD) instanceof String text ? text : null,
        book.link(record, RecordKind.CONTACT),
        book.link(record, RecordKind.ORGANIZATION),
        record.owner(),
        record.phones(),
        record.emails(),
        record.marker(),
        converted && record.kind() == RecordKind.LEAD ? book.dealOf(record) : null,
        record.createdAt(),
        record.changedAt(),
        record.isOpen() ? null : record.closedAt());
  }

  private static BigDecimal amount(Object value) {
    return value instanceof Number number ? new BigDecimal(number.toString()) : null;
  }

  static Dossier.Note note(RecordRef ref, BuiltinRecord record) {
    return new Dossier.Note(ref, record.text(), record.owner(), record.createdAt());
  }

  static Dossier.Task task(RecordRef ref, BuiltinRecord record) {
    return new Dossier.Task(
        ref,
        record.title(),
        record.text(),
        record.owner(),
        record.due(),
        Boolean.TRUE.equals(record.done()));
  }
}
