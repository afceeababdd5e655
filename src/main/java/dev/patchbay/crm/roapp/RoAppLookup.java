package dev.patchbay.crm.roapp;

import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.ClientRecords;
import dev.patchbay.crm.ClientRecords.Contact;
import dev.patchbay.crm.ClientRecords.Deal;
import dev.patchbay.crm.ClientRecords.Lead;
import dev.patchbay.crm.PhoneMatch;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.roapp.Statuses.Meaning;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks one client up: an unknown one takes two calls, a known one three. Inquiries can be asked
 * for by number only, orders by client.
 */
final class RoAppLookup {

  private final RoAppCalls calls;
  private final RoAppConfig config;
  private final RoAppRecords records;
  private final Map<String, RoAppRow> people = new LinkedHashMap<>();
  private final Map<String, RoAppRow> inquiries = new LinkedHashMap<>();
  private final Map<String, RoAppRow> orders = new LinkedHashMap<>();

  RoAppLookup(RoAppCalls calls, RoAppConfig config) {
    this.calls = calls;
    this.config = config;
    this.records = new RoAppRecords(config);
  }

  ClientRecords find(ClientQuery client) {
    findPeople(client);
    findInquiries(client);
    findOrders(client);
    return new ClientRecords(
        people.values().stream().map(this::contact).toList(),
        inquiries.values().stream().map(this::lead).toList(),
        orders.values().stream().map(this::deal).toList());
  }

  private void findPeople(ClientQuery client) {
    if (client.phone() != null) {
      calls.peopleByPhone(PhoneNotations.of(client.phone())).stream()
          .filter(person -> hasPhone(person, client.phone()))
          .forEach(person -> people.putIfAbsent(person.id(), person));
    }
    Stream<String> byId =
        Stream.concat(
            client.email() == null ? Stream.empty() : withMail(client.email()),
            recent(client, RecordKind.CONTACT));
    byId.filter(id -> !people.containsKey(id))
        .forEach(
            id ->
                calls
                    .client(RoAppCalls.PEOPLE, Ids.number("contact", id))
                    .ifPresent(person -> people.putIfAbsent(id, person)));
  }

  /** Version 1 does not tell the manager, so that each is read once more. */
  private Stream<String> withMail(String email) {
    return calls
        .clientsByEmail(List.copyOf(new LinkedHashSet<>(List.of(email, lower(email)))))
        .stream()
        .filter(row -> !RoAppRecords.isCompany(row) && email.equalsIgnoreCase(row.text("email")))
        .map(RoAppRow::id);
  }

  private void findInquiries(ClientQuery client) {
    Set<String> phones = new LinkedHashSet<>();
    if (client.phone() != null) {
      phones.addAll(PhoneNotations.of(client.phone()));
    }
    people.values().stream()
        .filter(person -> client.phone() == null || !hasPhone(person, client.phone()))
        .forEach(person -> phones.addAll(person.phones()));
    List<String> names =
        people.values().stream().map(RoAppRow::name).filter(Objects::nonNull).toList();
    Stream<RoAppRow> found =
        !phones.isEmpty()
            ? calls.inquiriesByPhone(List.copyOf(phones)).stream()
            : names.isEmpty() ? Stream.empty() : calls.inquiriesByName(names).stream();
    found
        .filter(inquiry -> isOf(inquiry, client.phone()))
        .forEach(inquiry -> inquiries.putIfAbsent(inquiry.id(), inquiry));
    List<String> missing =
        recent(client, RecordKind.LEAD).filter(id -> !inquiries.containsKey(id)).toList();
    if (!missing.isEmpty()) {
      calls.inquiries(missing).stream()
          .filter(inquiry -> missing.contains(inquiry.id()))
          .forEach(inquiry -> inquiries.putIfAbsent(inquiry.id(), inquiry));
    }
  }

  private void findOrders(ClientQuery client) {
    if (!people.isEmpty()) {
      calls.orders(List.copyOf(people.keySet()), null).rows().stream()
          .filter(order -> order.client() != null && people.containsKey(order.client()))
          .forEach(order -> orders.putIfAbsent(order.id(), order));
    }
    recent(client, RecordKind.DEAL)
        .filter(id -> !orders.containsKey(id))
        .forEach(
            id ->
                calls
                    .order(Ids.number("deal", id))
                    .ifPresent(order -> orders.putIfAbsent(id, order)));
  }

  private boolean isOf(RoAppRow inquiry, String phone) {
    return inquiry.client() != null && people.containsKey(inquiry.client())
        || phone != null && (hasPhone(inquiry, phone) || hasPhone(inquiry.clientRow(), phone));
  }

  private static boolean hasPhone(RoAppRow row, String phone) {
    return row.phones().stream().anyMatch(stored -> PhoneMatch.same(phone, stored));
  }

  private Contact contact(RoAppRow row) {
    return new Contact(
        config.ref(RecordKind.CONTACT, row.id()),
        row.name(),
        row.manager(),
        null,
        row.time("created_at"));
  }

  private Lead lead(RoAppRow row) {
    Meaning meaning = config.inquiries().of(row);
    return new Lead(
        config.ref(RecordKind.LEAD, row.id()),
        row.text("title", "name", "id_label"),
        row.manager(),
        meaning.lead(),
        row.status(),
        records.person(row),
        records.organization(row),
        row.time("created_at"),
        RoAppRecords.closedAt(row, meaning));
  }

  private Deal deal(RoAppRow row) {
    Meaning meaning = config.orders().of(row);
    return new Deal(
        config.ref(RecordKind.DEAL, row.id()),
        RoAppRecords.orderTitle(row),
        row.manager(),
        meaning.deal(),
        row.status(),
        records.person(row),
        records.organization(row),
        row.time("created_at"),
        RoAppRecords.closedAt(row, meaning));
  }

  private static Stream<String> recent(ClientQuery client, RecordKind kind) {
    return client.recent().stream().filter(ref -> ref.kind() == kind).map(RecordRef::id);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
