package dev.patchbay.crm.builtin;

import dev.patchbay.crm.ClientRecords;
import dev.patchbay.crm.ClientRecords.Contact;
import dev.patchbay.crm.ClientRecords.Deal;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.ClientRecords.Lead;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.builtin.BuiltinRecord.Status;
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
        leadState(record.status()),
        record.status().id(),
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
        dealState(record.status()),
        record.status().id(),
        book.link(record, RecordKind.CONTACT),
        book.link(record, RecordKind.ORGANIZATION),
        record.createdAt(),
        record.closedAt());
  }

  private static LeadState leadState(Status status) {
    return switch (status) {
      case NEW, IN_WORK -> LeadState.OPEN;
      case CONVERTED -> LeadState.CONVERTED;
      default -> LeadState.CLOSED;
    };
  }

  private static DealState dealState(Status status) {
    return switch (status) {
      case OPEN -> DealState.OPEN;
      case WON -> DealState.WON;
      default -> DealState.LOST;
    };
  }
}
