package dev.patchbay.caller;

import dev.patchbay.crm.Action;
import dev.patchbay.crm.ClientRecords;
import dev.patchbay.crm.ClientRecords.Contact;
import dev.patchbay.crm.ClientRecords.Deal;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.ClientRecords.Lead;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.journal.LedgerStep;
import dev.patchbay.scenario.ClientState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a CRM knew of a client, as far as a person who picks up the telephone wants to see it.
 *
 * @param integration the connection whose records these are
 * @param asOf when the CRM was asked
 * @param staleSince when somebody changed something in the CRM, or null
 * @param name the contact's, or null
 * @param contact null where the CRM has none; the same for the others
 * @param lead the open one, else the latest that is not open any more
 * @param deal as the lead
 */
public record KnownClient(
    String integration,
    Instant asOf,
    Instant staleSince,
    String name,
    Known contact,
    Known lead,
    Known deal) {

  /**
   * One record.
   *
   * @param owner the CRM user who owns it, or null
   * @param open whether it is in work; a contact always is
   */
  public record Known(RecordRef ref, String title, String owner, boolean open) {}

  /** What the CRM said at that time. */
  public static KnownClient of(String integration, ClientState state, Instant asOf) {
    Contact contact = state.contact();
    return new KnownClient(
        integration,
        asOf,
        null,
        contact == null ? null : contact.name(),
        contact == null ? null : new Known(contact.ref(), contact.name(), contact.owner(), true),
        lead(state),
        deal(state));
  }

  private static Known lead(ClientState state) {
    Lead lead =
        state.openLead() != null
            ? state.openLead()
            : state.convertedLead() != null ? state.convertedLead() : state.closedLead();
    return lead == null
        ? null
        : new Known(lead.ref(), lead.title(), lead.owner(), lead == state.openLead());
  }

  private static Known deal(ClientState state) {
    Deal deal = state.openDeal() != null ? state.openDeal() : state.closedDeal();
    return deal == null
        ? null
        : new Known(deal.ref(), deal.title(), deal.owner(), deal == state.openDeal());
  }

  /** The same as a CRM would tell it. */
  public ClientRecords records() {
    RecordRef client = contact == null ? null : contact.ref();
    return new ClientRecords(
        contact == null
            ? List.of()
            : List.of(new Contact(client, name, contact.owner(), null, null)),
        lead == null
            ? List.of()
            : List.of(
                new Lead(
                    lead.ref(),
                    lead.title(),
                    lead.owner(),
                    lead.open() ? LeadState.OPEN : LeadState.CLOSED,
                    null,
                    client,
                    null,
                    null,
                    null)),
        deal == null
            ? List.of()
            : List.of(
                new Deal(
                    deal.ref(),
                    deal.title(),
                    deal.owner(),
                    deal.open() ? DealState.OPEN : DealState.LOST,
                    null,
                    client,
                    null,
                    null,
                    null)));
  }

  /**
   * The same client with the records that were made for him.
   *
   * @param since what was made before is known already, or is not the latest any more
   */
  public KnownClient with(List<LedgerStep> ledger, Instant since) {
    KnownClient more = this;
    for (LedgerStep step : ledger) {
      boolean news = step.intendedAt() != null && step.intendedAt().isAfter(since);
      if (step.finished() && step.ref() != null && news) {
        more = more.with(step.action(), step.ref());
      }
    }
    return more;
  }

  private KnownClient with(Action action, RecordRef ref) {
    return switch (action) {
      case Action.CreateContact made ->
          new KnownClient(
              integration,
              asOf,
              staleSince,
              made.name(),
              new Known(ref, made.name(), made.owner(), true),
              lead,
              deal);
      case Action.CreateLead made ->
          new KnownClient(
              integration,
              asOf,
              staleSince,
              name,
              contact,
              new Known(ref, made.title(), made.owner(), true),
              deal);
      case Action.CreateDeal made ->
          new KnownClient(
              integration,
              asOf,
              staleSince,
              name,
              contact,
              lead,
              new Known(ref, made.title(), made.owner(), true));
      default -> this;
    };
  }

  /**
   * The record whose owner is the client's: the open lead, else the open deal, else the contact.
   */
  public Optional<Known> owned() {
    return Stream.of(lead, deal, contact)
        .filter(known -> known != null && known.open())
        .filter(known -> known.owner() != null && !known.owner().isBlank())
        .findFirst();
  }

  KnownClient changedAt(Instant when) {
    return new KnownClient(integration, asOf, when, name, contact, lead, deal);
  }

  /** Whether it is no older than the time, and nothing has changed since. */
  boolean freshSince(Instant time) {
    return asOf.isAfter(time) && (staleSince == null || asOf.isAfter(staleSince));
  }
}
