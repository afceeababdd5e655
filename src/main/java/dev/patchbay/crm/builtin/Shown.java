package dev.patchbay.crm.builtin;

import dev.patchbay.crm.ClientRecords;
import dev.patchbay.crm.ClientRecords.Contact;
import dev.patchbay.crm.ClientRecords.Deal;
import dev.patchbay.crm.ClientRecords.Lead;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.builtin.BuiltinRecord.Status;
import java.util.Collection;
import java.util.stream.Stream;

/** The built-in CRM's records in the words of the port. */
final class Shown {

  private Shown() {}

  static ClientRecords clientRecords(Collection<BuiltinRecord> records) {
    return new ClientRecords(
        of(RecordKind.CONTACT, records).map(Shown::contact).toList(),
        of(RecordKind.LEAD, records).map(Shown::lead).toList(),
        of(RecordKind.DEAL, records).map(Shown::deal).toList());
  }

  private static Stream<BuiltinRecord> of(RecordKind kind, Collection<BuiltinRecord> records) {
    return records.stream().filter(record -> record.kind() == kind);
  }

  private static Contact contact(BuiltinRecord record) {
    return new Contact(
        record.ref(),
        record.title(),
        record.owner(),
        record.link(RecordKind.ORGANIZATION),
        record.createdAt());
  }

  private static Lead lead(BuiltinRecord record) {
    return new Lead(
        record.ref(),
        record.title(),
        record.owner(),
        state(record.status()),
        record.link(RecordKind.CONTACT),
        record.link(RecordKind.ORGANIZATION),
        record.createdAt());
  }

  private static Deal deal(BuiltinRecord record) {
    return new Deal(
        record.ref(),
        record.title(),
        record.owner(),
        record.status() == Status.OPEN,
        record.link(RecordKind.CONTACT),
        record.createdAt());
  }

  private static LeadState state(Status status) {
    return switch (status) {
      case NEW, IN_WORK -> LeadState.OPEN;
      case CONVERTED -> LeadState.CONVERTED;
      default -> LeadState.CLOSED;
    };
  }
}
