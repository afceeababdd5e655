package dev.patchbay.scenario;

import dev.patchbay.crm.ClientRecords;
import dev.patchbay.crm.ClientRecords.Contact;
import dev.patchbay.crm.ClientRecords.Lead;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.RecordRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Chooses, from everything a CRM knows of a client, the one lead and the one contact that a call is
 * about. The same records give the same choice in whatever order the CRM lists them.
 */
public final class ClientStates {

  /** Ids that are numbers sort as numbers; others at least always the same way. */
  private static final Comparator<RecordRef> BY_ID =
      Comparator.<RecordRef>comparingInt(ref -> ref.id().length()).thenComparing(RecordRef::id);

  private static final Comparator<Lead> OLDEST_LEAD_FIRST =
      Comparator.<Lead, Instant>comparing(
              Lead::createdAt, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Lead::ref, BY_ID);

  private static final Comparator<Contact> OLDEST_CONTACT_FIRST =
      Comparator.<Contact, Instant>comparing(
              Contact::createdAt, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Contact::ref, BY_ID);

  private ClientStates() {}

  /**
   * The newest open lead counts; without one the newest converted lead; without either the oldest
   * contact. A lead brings its own contact, and where it names none the oldest that matches. A
   * closed lead without any contact says nothing: the client is treated as new. A record without a
   * date loses to a dated one; equal dates are decided by the id.
   */
  public static ClientState of(ClientRecords records) {
    Optional<Lead> open = newest(records, LeadState.OPEN);
    if (open.isPresent()) {
      Contact contact = contactOf(open.get(), records);
      return new ClientState.OpenLead(
          open.get(), contact, others(records, LeadState.OPEN, open.get(), contact));
    }
    Optional<Lead> converted = newest(records, LeadState.CONVERTED);
    if (converted.isPresent()) {
      Contact contact = contactOf(converted.get(), records);
      return new ClientState.ConvertedLead(
          converted.get(), contact, others(records, LeadState.CONVERTED, converted.get(), contact));
    }
    return oldestContact(records)
        .<ClientState>map(
            contact ->
                new ClientState.ContactOnly(
                    contact, others(records, LeadState.OPEN, null, contact)))
        .orElseGet(ClientState.NewClient::new);
  }

  private static Optional<Lead> newest(ClientRecords records, LeadState state) {
    return records.leads().stream().filter(lead -> lead.state() == state).max(OLDEST_LEAD_FIRST);
  }

  private static Optional<Contact> oldestContact(ClientRecords records) {
    return records.contacts().stream().min(OLDEST_CONTACT_FIRST);
  }

  private static Contact contactOf(Lead lead, ClientRecords records) {
    if (lead.contact() == null) {
      return oldestContact(records).orElse(null);
    }
    return records.contacts().stream()
        .filter(contact -> same(contact.ref(), lead.contact()))
        .findFirst()
        // Paired in the CRM though its number differs: still the lead's contact.
        .orElseGet(() -> new Contact(lead.contact(), null, null, lead.organization(), null));
  }

  private static List<RecordRef> others(
      ClientRecords records, LeadState state, Lead lead, Contact contact) {
    Stream<RecordRef> leads =
        records.leads().stream()
            .filter(other -> other.state() == state)
            .sorted(OLDEST_LEAD_FIRST.reversed())
            .map(Lead::ref)
            .filter(ref -> lead == null || !same(ref, lead.ref()));
    Stream<RecordRef> contacts =
        records.contacts().stream()
            .sorted(OLDEST_CONTACT_FIRST)
            .map(Contact::ref)
            .filter(ref -> contact == null || !same(ref, contact.ref()));
    return Stream.concat(leads, contacts).distinct().toList();
  }

  private static boolean same(RecordRef one, RecordRef other) {
    return one.kind() == other.kind() && one.id().equals(other.id());
  }
}
