package dev.patchbay.scenario;

import dev.patchbay.crm.ClientRecords;
import dev.patchbay.crm.ClientRecords.Contact;
import dev.patchbay.crm.ClientRecords.Deal;
import dev.patchbay.crm.ClientRecords.Lead;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.RecordRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Chooses, from everything a CRM knows of a client, the one record of each kind and state that an
 * interaction is about. The same records give the same choice in whatever order the CRM lists them.
 */
public final class ClientStates {

  /** Ids that are numbers sort as numbers; others at least always the same way. */
  private static final Comparator<RecordRef> BY_ID =
      Comparator.<RecordRef>comparingInt(ref -> ref.id().length()).thenComparing(RecordRef::id);

  private static final Comparator<Instant> UNDATED_FIRST =
      Comparator.nullsFirst(Comparator.naturalOrder());

  private static final Comparator<Lead> OLDEST_LEAD_FIRST =
      Comparator.<Lead, Instant>comparing(Lead::createdAt, UNDATED_FIRST)
          .thenComparing(Lead::ref, BY_ID);

  private static final Comparator<Deal> OLDEST_DEAL_FIRST =
      Comparator.<Deal, Instant>comparing(Deal::createdAt, UNDATED_FIRST)
          .thenComparing(Deal::ref, BY_ID);

  /**
   * What was closed last may be used again; when it was made matters only where that is unknown.
   */
  private static final Comparator<Lead> FIRST_CLOSED_LEAD =
      Comparator.<Lead, Instant>comparing(Lead::closedAt, UNDATED_FIRST)
          .thenComparing(OLDEST_LEAD_FIRST);

  private static final Comparator<Deal> FIRST_CLOSED_DEAL =
      Comparator.<Deal, Instant>comparing(Deal::closedAt, UNDATED_FIRST)
          .thenComparing(OLDEST_DEAL_FIRST);

  private static final Comparator<Contact> OLDEST_CONTACT_FIRST =
      Comparator.<Contact, Instant>comparing(
              Contact::createdAt, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Contact::ref, BY_ID);

  private ClientStates() {}

  /**
   * The newest of the open and of the converted records counts, the last closed one of the closed.
   * The contact is that of the open lead, else of the open deal, else of the converted lead, else
   * the oldest that matches; a record that names none takes the oldest that matches. A record
   * without a date loses to a dated one; equal dates are decided by the id.
   */
  public static ClientState of(ClientRecords records) {
    Lead openLead = lead(records, LeadState.OPEN, OLDEST_LEAD_FIRST);
    Lead convertedLead = lead(records, LeadState.CONVERTED, OLDEST_LEAD_FIRST);
    Lead closedLead = lead(records, LeadState.CLOSED, FIRST_CLOSED_LEAD);
    Deal openDeal = deal(records, Deal::open, OLDEST_DEAL_FIRST);
    Deal closedDeal = deal(records, deal -> !deal.open(), FIRST_CLOSED_DEAL);
    Contact contact =
        Stream.of(
                contactOf(openLead, records),
                contactOf(openDeal, records),
                contactOf(convertedLead, records),
                oldestContact(records))
            .flatMap(Optional::stream)
            .findFirst()
            .orElse(null);
    return new ClientState(
        contact,
        openLead,
        convertedLead,
        closedLead,
        openDeal,
        closedDeal,
        others(records, openLead, openDeal, contact));
  }

  private static Lead lead(ClientRecords records, LeadState state, Comparator<Lead> last) {
    return records.leads().stream().filter(lead -> lead.state() == state).max(last).orElse(null);
  }

  private static Deal deal(ClientRecords records, Predicate<Deal> test, Comparator<Deal> last) {
    return records.deals().stream().filter(test).max(last).orElse(null);
  }

  private static Optional<Contact> oldestContact(ClientRecords records) {
    return records.contacts().stream().min(OLDEST_CONTACT_FIRST);
  }

  private static Optional<Contact> contactOf(Lead lead, ClientRecords records) {
    return lead == null ? Optional.empty() : contact(lead.contact(), lead.organization(), records);
  }

  private static Optional<Contact> contactOf(Deal deal, ClientRecords records) {
    return deal == null ? Optional.empty() : contact(deal.contact(), deal.organization(), records);
  }

  private static Optional<Contact> contact(
      RecordRef named, RecordRef organization, ClientRecords records) {
    if (named == null) {
      return oldestContact(records);
    }
    return records.contacts().stream()
        .filter(contact -> same(contact.ref(), named))
        .findFirst()
        // Paired in the CRM though its number differs: still the record's contact.
        .or(() -> Optional.of(new Contact(named, null, null, organization, null)));
  }

  private static List<RecordRef> others(
      ClientRecords records, Lead openLead, Deal openDeal, Contact contact) {
    Stream<RecordRef> leads =
        records.leads().stream()
            .filter(lead -> lead.state() == LeadState.OPEN)
            .sorted(OLDEST_LEAD_FIRST.reversed())
            .map(Lead::ref);
    Stream<RecordRef> deals =
        records.deals().stream()
            .filter(Deal::open)
            .sorted(OLDEST_DEAL_FIRST.reversed())
            .map(Deal::ref);
    Stream<RecordRef> contacts =
        records.contacts().stream().sorted(OLDEST_CONTACT_FIRST).map(Contact::ref);
    List<RecordRef> chosen =
        Stream.of(
                openLead == null ? null : openLead.ref(),
                openDeal == null ? null : openDeal.ref(),
                contact == null ? null : contact.ref())
            .filter(Objects::nonNull)
            .toList();
    return Stream.of(leads, deals, contacts)
        .flatMap(refs -> refs)
        .filter(ref -> chosen.stream().noneMatch(other -> same(other, ref)))
        .distinct()
        .toList();
  }

  private static boolean same(RecordRef one, RecordRef other) {
    return one.kind() == other.kind() && one.id().equals(other.id());
  }
}
