package dev.patchbay.crm;

import dev.patchbay.crm.Action.Extras;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.CrmMetadata.Capability;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A connector together with a stand-in for its vendor, as {@link CrmContract} drives them. A new
 * one is empty: no contacts, no leads, one user at most.
 */
public interface CrmUnderTest extends AutoCloseable {

  CrmConnector connector();

  /** The CRM for a fresh unit of work, with credentials that the vendor accepts. */
  Crm open();

  /** What is stored for the connection: the form's values and what the connector has learned. */
  Map<String, String> fields();

  /** A value that no outcome may show, such as the API key. */
  String secret();

  /** How many calls of the vendor each piece of work takes, exactly. */
  int expectedCalls(Work work);

  /** What this CRM cannot do, each with a sentence that says why. */
  default Map<Topic, String> switchedOff() {
    return Map.of();
  }

  /**
   * The kinds of record for which the CRM gives no way to tell whether a lost command took effect,
   * each with the reason. A recovery must then say so instead of guessing.
   */
  default Map<RecordKind, String> undecidable() {
    return Map.of();
  }

  /**
   * The kinds of record that have no field for our marker, each with the reason. A lost command is
   * told by content and time, so that a look-alike made at the same moment may be taken for ours,
   * but must never be passed over.
   */
  default Map<RecordKind, String> unmarked() {
    return Map.of();
  }

  /** The outcome of a write that the vendor answers with this status: 403, 404, 409 or 422. */
  default Class<? extends Outcome> outcomeOf(int status) {
    return Failure.Refused.class;
  }

  /** The clock by which the connector and the vendor live. */
  default Clock clock() {
    return Clock.systemUTC();
  }

  /** Adds a user who can own records and returns the CRM's id of him. */
  String seedUser(String name, String email);

  /**
   * @param phones as a person typed them
   * @param owner a CRM user id, or null
   */
  RecordRef seedContact(String name, List<String> phones, List<String> emails, String owner);

  RecordRef seedLead(String title, RecordRef contact, LeadState state, String owner);

  /** A lead that belongs to no contact and carries its own number. */
  RecordRef seedLeadWithPhone(String title, String phone, LeadState state);

  RecordRef seedDeal(String title, RecordRef contact, DealState state, String owner);

  /**
   * A pipeline and a stage other than the default, and a field with a value, that a new record of
   * this kind may be given in the CRM as it stands; what it has none of is left out.
   */
  default Extras extras(RecordKind kind) {
    return Extras.NONE;
  }

  /** What the vendor keeps of a record in the fields and stages that {@link #extras} speaks of. */
  default Extras storedExtras(RecordRef ref) {
    throw new UnsupportedOperationException("this CRM has no extras");
  }

  // What follows serves re-sync and webhooks. A CRM without these capabilities needs none of it.

  /** The kinds of record whose changes the CRM lists. */
  default List<RecordKind> listedKinds() {
    return Stream.of(
            Map.entry(RecordKind.CONTACT, Capability.CONTACTS),
            Map.entry(RecordKind.LEAD, Capability.LEADS),
            Map.entry(RecordKind.DEAL, Capability.DEALS))
        .filter(kind -> connector().metadata().capabilities().contains(kind.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** How many changes make a full page; the kit makes a few more than two of them. */
  default int changesOnAPage() {
    return 200;
  }

  /** How many calls one page of changes takes, exactly. */
  default int callsForChanges(boolean firstPage) {
    return 1;
  }

  /** Moves the vendor's clock on: what is written from now on is later by this. */
  default void timePasses(Duration by) {
    throw new UnsupportedOperationException("this CRM lists no changes");
  }

  /** An open deal with an amount; the currency is one that the CRM knows. */
  default RecordRef seedDealWorth(
      String title, RecordRef contact, BigDecimal amount, String currency) {
    throw new UnsupportedOperationException("this CRM lists no changes");
  }

  /** A person gives the record another title or name. */
  default void rename(RecordRef ref, String title) {
    throw new UnsupportedOperationException("this CRM lists no changes");
  }

  /** A person wins, loses or reopens a lead or deal; winning a lead is converting it. */
  default void move(RecordRef ref, DealState state) {
    throw new UnsupportedOperationException("this CRM lists no changes");
  }

  /** A person converts a lead. Returns the deal that came of it, or null where none did. */
  default RecordRef convert(RecordRef lead) {
    move(lead, DealState.WON);
    return null;
  }

  /** The kinds of record that the hub makes and cannot remove again, each with the reason. */
  default Map<RecordKind, String> unremovable() {
    return Map.of();
  }

  /** How many webhooks the vendor has in all. */
  default int webhooks() {
    throw new UnsupportedOperationException("this CRM has no webhooks");
  }

  /** What the vendor posts because the record was changed just now, as it comes in at the hub. */
  default CrmNotices.Request notice(Subscription subscription, RecordRef changed) {
    throw new UnsupportedOperationException("this CRM has no webhooks");
  }

  /** The same from somebody who knows everything but the secrets. */
  default CrmNotices.Request forged(Subscription subscription, RecordRef changed) {
    throw new UnsupportedOperationException("this CRM has no webhooks");
  }

  /** What proves to come from the vendor, but is not as the vendor writes its notices. */
  default CrmNotices.Request garbled(Subscription subscription) {
    throw new UnsupportedOperationException("this CRM has no webhooks");
  }

  /** Removes a record behind the connector's back, as a person would. */
  void remove(RecordRef ref);

  /** All records of a kind that the vendor has, oldest first. */
  List<Stored> stored(RecordKind kind);

  /** How many requests have reached the vendor so far. */
  int calls();

  /** Lets the next request of this sort go wrong, once. */
  void failNext(Traffic traffic, Fault fault);

  /** While on, what is written from now on is not found by search, only by id. */
  void searchLags(boolean lags);

  @Override
  default void close() {}

  enum Traffic {
    READ,
    WRITE
  }

  enum Work {
    /** Looking up a client whom the CRM does not know. */
    LOOK_UP_UNKNOWN,
    /** Looking up a client with one contact, one open lead and one open deal. */
    LOOK_UP_KNOWN,
    /** Organization, contact, lead, note, a done and an open task, as far as the CRM has them. */
    NEW_CLIENT,
    /** One done task on an existing lead; where the CRM has no tasks, one note. */
    CALL_ON_LEAD
  }

  enum Topic {
    /** Numbers stored without country code. */
    NATIONAL_NUMBERS,
    LEADS,
    CONVERTED_LEADS,
    CLOSED_LEADS,
    LEADS_WITH_OWN_PHONE,
    DEALS,
    ORGANIZATIONS,
    /** Contacts and deals can be put into an organization. */
    ORGANIZATION_LINKS,
    TASKS,
    NOTES_ON_CONTACTS,
    NOTES_ON_DEALS,
    /** The text of a note that is there can be replaced. */
    NOTE_UPDATES,
    /** A look-up tells when a deal was won or lost. */
    CLOSING_TIMES,
    /** Deals have an amount and a currency. */
    AMOUNTS,
    /** A deal that was won or lost can be opened again. */
    REOPENING,
    SEARCH_LAG,
    NETWORK
  }

  /**
   * A record as the vendor keeps it.
   *
   * @param text the long text as a person reads it, without markup; null where there is none
   * @param linked ids of the records it is attached to
   * @param done of a task
   * @param due of a task, or null
   */
  record Stored(
      RecordKind kind,
      String id,
      String title,
      String text,
      List<String> phones,
      List<String> emails,
      String owner,
      Set<String> linked,
      boolean done,
      Instant due) {}
}
