package dev.patchbay.crm.pipedrive;

import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.PhoneMatch;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.pipedrive.Received.Deal;
import dev.patchbay.crm.pipedrive.Received.Lead;
import dev.patchbay.crm.pipedrive.Received.Person;
import dev.patchbay.crm.pipedrive.Received.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Pipedrive's records in the words of the hub. */
final class Records {

  /** From when on, and in how many parts of a second, UUIDs of version 1 count. */
  private static final Instant UUID_BEGIN = Instant.parse("1582-10-15T00:00:00Z");

  private static final long TICKS = 10_000_000;

  private final PipedriveSite site;

  Records(PipedriveSite site) {
    this.site = site;
  }

  CrmRecord deal(Deal deal) {
    DealState state = state(deal);
    return new CrmRecord(
        site.ref(RecordKind.DEAL, deal.id()),
        deal.title(),
        text(deal.pipeline()),
        status(deal),
        state,
        deal.value(),
        deal.currency(),
        ref(RecordKind.CONTACT, deal.person()),
        ref(RecordKind.ORGANIZATION, deal.organization()),
        text(deal.owner()),
        List.of(),
        List.of(),
        null,
        null,
        deal.added(),
        deal.updated(),
        closedAt(deal));
  }

  /** A lead has no status; an archived one is over. */
  CrmRecord lead(Lead lead) {
    boolean archived = Boolean.TRUE.equals(lead.archived());
    return new CrmRecord(
        site.ref(RecordKind.LEAD, lead.id()),
        lead.title(),
        null,
        null,
        archived ? DealState.LOST : DealState.OPEN,
        lead.value() == null ? null : lead.value().amount(),
        lead.value() == null ? null : lead.value().currency(),
        ref(RecordKind.CONTACT, lead.person()),
        ref(RecordKind.ORGANIZATION, lead.organization()),
        text(lead.owner()),
        List.of(),
        List.of(),
        lead.originId(),
        null,
        lead.added(),
        lead.updated(),
        archived ? lead.updated() : null);
  }

  /**
   * The lead that a deal was made of. Pipedrive has deleted it; the deal, which was made at that
   * moment, tells the rest.
   */
  CrmRecord converted(Deal deal) {
    RecordRef into = site.ref(RecordKind.DEAL, deal.id());
    return new CrmRecord(
        new RecordRef(RecordKind.LEAD, deal.sourceLead(), into.url()),
        deal.title(),
        null,
        null,
        DealState.WON,
        deal.value(),
        deal.currency(),
        ref(RecordKind.CONTACT, deal.person()),
        ref(RecordKind.ORGANIZATION, deal.organization()),
        text(deal.owner()),
        List.of(),
        List.of(),
        null,
        into,
        createdAt(deal),
        deal.added(),
        deal.added());
  }

  /** The ids of leads hold the time at which they were made; at the latest it was the deal's. */
  private static Instant createdAt(Deal deal) {
    UUID id;
    try {
      id = UUID.fromString(deal.sourceLead());
    } catch (IllegalArgumentException otherIds) {
      return deal.added();
    }
    Instant told =
        id.version() == 1
            ? UUID_BEGIN
                .plus(Duration.ofNanos(id.timestamp() % TICKS * 100))
                .plusSeconds(id.timestamp() / TICKS)
            : deal.added();
    return deal.added() != null && told.isAfter(deal.added()) ? deal.added() : told;
  }

  CrmRecord person(Person person) {
    return new CrmRecord(
        site.ref(RecordKind.CONTACT, person.id()),
        person.name(),
        null,
        null,
        null,
        null,
        null,
        null,
        ref(RecordKind.ORGANIZATION, person.organization()),
        text(person.owner()),
        values(person.phones()).stream().map(PhoneMatch::readable).toList(),
        values(person.emails()),
        null,
        null,
        person.added(),
        person.updated(),
        null);
  }

  RecordRef ref(RecordKind kind, Long id) {
    return id == null ? null : site.ref(kind, id);
  }

  static String text(Long id) {
    return id == null ? null : id.toString();
  }

  static DealState state(Deal deal) {
    return switch (deal.status()) {
      case "open" -> DealState.OPEN;
      case "won" -> DealState.WON;
      case null, default -> DealState.LOST;
    };
  }

  /** Won and lost are no stages in Pipedrive; they stand beside those of every pipeline. */
  static String status(Deal deal) {
    return state(deal) == DealState.OPEN ? text(deal.stage()) : deal.status();
  }

  static Instant closedAt(Deal deal) {
    DealState state = state(deal);
    Instant closed =
        switch (state) {
          case OPEN -> null;
          case WON -> deal.won();
          case LOST -> deal.lost();
        };
    return state == DealState.OPEN || closed != null
        ? closed
        : deal.closed() != null ? deal.closed() : deal.updated();
  }

  static boolean deleted(Deal deal) {
    return Boolean.TRUE.equals(deal.deleted()) || "deleted".equals(deal.status());
  }

  private static List<String> values(List<Value> values) {
    return values.stream()
        .map(Value::value)
        .filter(Objects::nonNull)
        .filter(value -> !value.isBlank())
        .toList();
  }
}
