package dev.patchbay.switching.carry;

import dev.patchbay.caller.ClientFile;
import dev.patchbay.caller.ClientFiles;
import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.ClientRecords.Contact;
import dev.patchbay.crm.Crm;
import dev.patchbay.crm.Dossier;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Lookup;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.store.Stored;
import dev.patchbay.switching.carry.Claims.Claim;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the client and the organization of an item in the new CRM: brought along before, made for
 * another item, or known there anyhow. What several items share is made once.
 */
final class Clients {

  private final Pairs pairs;
  private final Claims claims;
  private final Items items;
  private final ClientFiles files;
  private final Clock clock;

  Clients(Pairs pairs, Claims claims, Items items, ClientFiles files, Clock clock) {
    this.pairs = pairs;
    this.claims = claims;
    this.items = items;
    this.files = files;
    this.clock = clock;
  }

  sealed interface Answer {

    /**
     * @param organization to which a contact of the new CRM belongs there, or null
     */
    record Known(Shared shared, RecordRef organization) implements Answer {}

    /** Another item is in doubt whether it has made him. */
    record Blocked(String reason) implements Answer {}

    record Failed(Failure failure) implements Answer {}
  }

  Answer contact(Carry carry, CarryItem item, Dossier dossier, Crm crm) {
    Client client = Client.of(dossier);
    boolean nobody = dossier.contact() == null && !client.reachable();
    if (nobody) {
      return new Answer.Known(Shared.NONE, null);
    }
    Optional<RecordRef> known =
        pairs
            .pair(carry.project(), carry.from().id(), client.ref(), carry.to())
            .or(() -> made(carry, client.names()));
    if (known.isPresent()) {
      return new Answer.Known(Shared.of(known.get()), null);
    }
    Optional<String> doubtful = doubtful(carry, item, client.names());
    if (doubtful.isPresent()) {
      return new Answer.Blocked(
          "Its client may have been made for " + doubtful.get() + ": decide there first.");
    }
    return lookedUp(carry, client, crm);
  }

  Answer organization(Carry carry, CarryItem item, Dossier dossier, RecordRef ofContact) {
    if (dossier.organizationName() == null || dossier.organizationName().isBlank()) {
      return new Answer.Known(Shared.NONE, null);
    }
    List<String> names = List.of(Client.organizationName(dossier));
    Optional<RecordRef> known =
        pairs
            .pair(carry.project(), carry.from().id(), Client.organization(dossier), carry.to())
            .or(() -> made(carry, names))
            .or(() -> Optional.ofNullable(ofContact));
    if (known.isPresent()) {
      return new Answer.Known(Shared.of(known.get()), null);
    }
    return doubtful(carry, item, names)
        .<Answer>map(
            other ->
                new Answer.Blocked(
                    "Its organization may have been made for " + other + ": decide there first."))
        .orElseGet(() -> new Answer.Known(Shared.TO_MAKE, null));
  }

  private Answer lookedUp(Carry carry, Client client, Crm crm) {
    List<Contact> found = new ArrayList<>();
    for (ClientQuery query : queries(carry, client)) {
      switch (crm.find(query)) {
        case Lookup.Failed(Failure failure) -> {
          return new Answer.Failed(failure);
        }
        case Lookup.Known known -> found.addAll(known.records().contacts());
      }
    }
    return found.stream()
        .min(
            Comparator.comparing(
                    Contact::createdAt, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(contact -> contact.ref().id()))
        .map(contact -> new Answer.Known(Shared.of(contact.ref()), contact.organization()))
        .orElseGet(() -> new Answer.Known(Shared.TO_MAKE, null));
  }

  private List<ClientQuery> queries(Carry carry, Client client) {
    List<ClientQuery> queries = new ArrayList<>();
    for (int i = 0; i < Math.max(client.phones().size(), client.emails().size()); i++) {
      String phone = i < client.phones().size() ? client.phones().get(i) : null;
      String email = i < client.emails().size() ? client.emails().get(i) : null;
      queries.add(new ClientQuery(phone, email, recent(carry, phone)));
    }
    return queries;
  }

  /** What calls of the last moments have made of him. */
  private List<RecordRef> recent(Carry carry, String phone) {
    return phone == null
        ? List.of()
        : files
            .find(carry.project(), phone)
            .map(Stored::value)
            .map(file -> file.recent(carry.to(), clock.instant()))
            .orElse(List.of());
  }

  /** Has calls of the next moments find what was made, although a search may not show it yet. */
  void tell(Carry carry, String phone, RecordRef made, Duration settleTime) {
    Instant now = clock.instant();
    if (settleTime.isPositive()) {
      ClientFile.Made records =
          new ClientFile.Made(carry.to(), List.of(made), now.plus(settleTime));
      files.update(carry.project(), phone, file -> file.having(records, now));
    }
    files.changed(carry.project(), phone);
  }

  private Optional<RecordRef> made(Carry carry, List<String> names) {
    return names.stream()
        .flatMap(name -> claims.of(carry, name).stream())
        .filter(claim -> claim.record() != null)
        .map(Claim::record)
        .findFirst();
  }

  private Optional<String> doubtful(Carry carry, CarryItem item, List<String> names) {
    return names.stream()
        .flatMap(name -> claims.of(carry, name).stream())
        .filter(claim -> claim.record() == null && !claim.item().equals(item.key()))
        .flatMap(claim -> items.find(carry, claim.item()).stream())
        .map(Stored::value)
        .filter(
            other ->
                other.state() == CarryItem.State.NEEDS_ATTENTION
                    || other.state() == CarryItem.State.WORKING)
        .map(CarryItem::key)
        .findFirst();
  }
}
