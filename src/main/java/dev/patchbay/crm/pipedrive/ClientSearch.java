package dev.patchbay.crm.pipedrive;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.ClientRecords;
import dev.patchbay.crm.ClientRecords.Contact;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.PhoneMatch;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.pipedrive.Received.Deal;
import dev.patchbay.crm.pipedrive.Received.FoundPerson;
import dev.patchbay.crm.pipedrive.Received.Lead;
import dev.patchbay.crm.pipedrive.Received.Person;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Looks one client up, with the fewest calls that the decision needs: an unknown client takes one,
 * a client with an open lead two, any other three. Where only leads count, deals are asked for only
 * when none is open, because then they tell whether a lead was converted.
 */
final class ClientSearch {

  private final PipedriveCalls calls;
  private final PipedriveSite site;
  private final Map<String, Contact> contacts = new LinkedHashMap<>();
  private final Map<String, ClientRecords.Lead> leads = new LinkedHashMap<>();
  private final Map<String, ClientRecords.Deal> deals = new LinkedHashMap<>();

  ClientSearch(PipedriveCalls calls, PipedriveSite site) {
    this.calls = calls;
    this.site = site;
  }

  ClientRecords find(ClientQuery client) {
    findContacts(client);
    findLeads(client);
    findDeals(client);
    return new ClientRecords(
        List.copyOf(contacts.values()), List.copyOf(leads.values()), List.copyOf(deals.values()));
  }

  private void findContacts(ClientQuery client) {
    if (client.phone() != null) {
      calls.personsByPhone(nationalNumber(client.phone())).stream()
          .filter(p -> p.phones().stream().anyMatch(s -> PhoneMatch.same(client.phone(), s)))
          .forEach(this::add);
    }
    if (client.email() != null) {
      calls.personsByEmail(client.email()).stream()
          .filter(p -> p.emails().stream().anyMatch(client.email()::equalsIgnoreCase))
          .forEach(this::add);
    }
    recent(client, RecordKind.CONTACT)
        .filter(id -> !contacts.containsKey(id))
        .forEach(id -> calls.person(Ids.number("contact", id)).ifPresent(this::add));
  }

  private void findLeads(ClientQuery client) {
    for (String contact : contacts.keySet()) {
      calls.openLeads(Parent.person(Long.parseLong(contact))).forEach(this::add);
    }
    recent(client, RecordKind.LEAD)
        .filter(id -> !leads.containsKey(id))
        .forEach(id -> calls.lead(id).ifPresent(this::add));
  }

  private void findDeals(ClientQuery client) {
    boolean decided =
        !client.dealsCount()
            && leads.values().stream().anyMatch(lead -> lead.state() == LeadState.OPEN);
    for (String contact : decided ? List.<String>of() : new ArrayList<>(contacts.keySet())) {
      calls.deals(Parent.person(Long.parseLong(contact)), null).forEach(this::add);
    }
    recent(client, RecordKind.DEAL)
        .filter(id -> !deals.containsKey(id))
        .forEach(id -> calls.deal(Ids.number("deal", id)).ifPresent(this::add));
  }

  private void add(FoundPerson person) {
    Long owner = person.owner() == null ? null : person.owner().id();
    Long organization = person.organization() == null ? null : person.organization().id();
    add(person.id(), person.name(), owner, organization);
  }

  private void add(Person person) {
    if (!Boolean.TRUE.equals(person.deleted())) {
      add(person.id(), person.name(), person.owner(), person.organization());
    }
  }

  /**
   * Without the time at which it was made, for the search does not tell it: so that the oldest of
   * several is the one with the lowest id, whichever way each was found.
   */
  private void add(long id, String name, Long owner, Long organization) {
    var contact = new Contact(contact(id), name, text(owner), org(organization), null);
    contacts.putIfAbsent(contact.ref().id(), contact);
  }

  private void add(Lead lead) {
    boolean archived = Boolean.TRUE.equals(lead.archived());
    leads.put(
        lead.id(),
        new ClientRecords.Lead(
            site.ref(RecordKind.LEAD, lead.id()),
            lead.title(),
            text(lead.owner()),
            archived ? LeadState.CLOSED : LeadState.OPEN,
            null,
            contact(lead.person()),
            org(lead.organization()),
            lead.added(),
            archived ? lead.updated() : null));
  }

  /** A converted lead is deleted, but its deal keeps the lead's id, and was made at that moment. */
  private void add(Deal deal) {
    if (Records.deleted(deal)) {
      return;
    }
    RecordRef ref = site.ref(RecordKind.DEAL, deal.id());
    deals.put(
        ref.id(),
        new ClientRecords.Deal(
            ref,
            deal.title(),
            text(deal.owner()),
            Records.state(deal),
            Records.status(deal),
            contact(deal.person()),
            org(deal.organization()),
            deal.added(),
            Records.closedAt(deal)));
    if (deal.sourceLead() != null) {
      leads.putIfAbsent(
          deal.sourceLead(),
          new ClientRecords.Lead(
              new RecordRef(RecordKind.LEAD, deal.sourceLead(), ref.url()),
              deal.title(),
              text(deal.owner()),
              LeadState.CONVERTED,
              null,
              contact(deal.person()),
              org(deal.organization()),
              deal.added(),
              deal.added()));
    }
  }

  private RecordRef contact(Long id) {
    return id == null ? null : site.ref(RecordKind.CONTACT, id);
  }

  private RecordRef org(Long id) {
    return id == null ? null : site.ref(RecordKind.ORGANIZATION, id);
  }

  private static Stream<String> recent(ClientQuery client, RecordKind kind) {
    return client.recent().stream().filter(ref -> ref.kind() == kind).map(RecordRef::id);
  }

  private static String text(Long id) {
    return id == null ? null : id.toString();
  }

  /** The digits that a stored number has in every notation. */
  private static String nationalNumber(String phone) {
    var numbers = PhoneNumberUtil.getInstance();
    try {
      return numbers.getNationalSignificantNumber(numbers.parse(phone, null));
    } catch (NumberParseException shortOrForeign) {
      return phone.replaceAll("\\D", "");
    }
  }
}
