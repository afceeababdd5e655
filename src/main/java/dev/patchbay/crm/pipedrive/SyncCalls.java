package dev.patchbay.crm.pipedrive;

import static dev.patchbay.crm.pipedrive.PipedriveCalls.PAGE;
import static dev.patchbay.crm.pipedrive.PipedriveCalls.SOURCE_LEAD;

import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.pipedrive.Received.Activity;
import dev.patchbay.crm.pipedrive.Received.Answer;
import dev.patchbay.crm.pipedrive.Received.Deal;
import dev.patchbay.crm.pipedrive.Received.Lead;
import dev.patchbay.crm.pipedrive.Received.Note;
import dev.patchbay.crm.pipedrive.Received.Organization;
import dev.patchbay.crm.pipedrive.Received.Person;
import dev.patchbay.crm.pipedrive.Received.Webhook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The requests for following, carrying over and removing records, with their prices. */
final class SyncCalls {

  private static final String ALL_DEALS = "open,won,lost,deleted";
  private static final String CHANGED = "update_time";
  private static final String ADDED = "add_time";

  private final PipedriveSyncApi api;
  private final Wire wire;

  SyncCalls(PipedriveSyncApi api, Wire wire) {
    this.api = api;
    this.wire = wire;
  }

  /**
   * The oldest change first, without archived ones.
   *
   * @param since null for all
   */
  Answer<List<Deal>> deals(Instant since, String cursor) {
    return wire.page(
        "GET deals",
        10,
        (base, token) ->
            api.deals(
                base,
                token,
                ALL_DEALS,
                Wire.time(since),
                CHANGED,
                "asc",
                SOURCE_LEAD,
                PAGE,
                cursor));
  }

  /** The oldest change first. */
  Answer<List<Deal>> archivedDeals(Instant since, String cursor) {
    return wire.page(
        "GET deals/archived",
        20,
        (base, token) ->
            api.archivedDeals(
                base, token, Wire.time(since), CHANGED, "asc", SOURCE_LEAD, PAGE, cursor));
  }

  /** One page of those that were made last. */
  List<Deal> newestDeals() {
    return wire.list(
        "GET deals",
        10,
        (base, token) ->
            api.deals(base, token, null, null, ADDED, "desc", SOURCE_LEAD, PAGE, null));
  }

  /** The oldest change first. */
  Answer<List<Person>> persons(Instant since, String cursor) {
    return wire.page(
        "GET persons",
        10,
        (base, token) -> api.persons(base, token, Wire.time(since), CHANGED, "asc", PAGE, cursor));
  }

  /** Neither archived nor converted, in the order of their change. */
  Answer<List<Lead>> leads(Instant since, int start) {
    return wire.page(
        "GET leads",
        20,
        (base, token) -> api.leads(base, token, Wire.time(since), CHANGED, start, PAGE));
  }

  /** The latest change first. There is no asking for a time. */
  Answer<List<Lead>> archivedLeads(int start) {
    return wire.page(
        "GET leads/archived",
        20,
        (base, token) -> api.archivedLeads(base, token, CHANGED + " DESC", start, PAGE));
  }

  Optional<Organization> organization(long id) {
    return wire.existing(
        "GET organizations/{id}", 1, (base, token) -> api.organization(base, token, id));
  }

  /** All notes of a lead or deal. */
  List<Note> notes(Parent of) {
    List<Note> all = new ArrayList<>();
    Answer<List<Note>> page;
    do {
      int start = all.size();
      page =
          wire.page(
              "GET notes",
              20,
              (base, token) -> api.notes(base, token, of.lead(), of.deal(), start, PAGE));
      all.addAll(Wire.rows(page));
    } while (page.more() && !Wire.rows(page).isEmpty());
    return all;
  }

  /** All activities of a lead or deal. */
  List<Activity> activities(Parent of) {
    List<Activity> all = new ArrayList<>();
    String next = null;
    do {
      String cursor = next;
      Answer<List<Activity>> page =
          wire.page(
              "GET activities",
              10,
              (base, token) -> api.activities(base, token, of.lead(), of.deal(), PAGE, cursor));
      all.addAll(Wire.rows(page));
      next = page.nextCursor();
    } while (next != null);
    return all;
  }

  /** A record that is gone already does not matter. */
  void remove(RecordRef ref) {
    switch (ref.kind()) {
      case CONTACT -> remove("persons", ref);
      case ORGANIZATION -> remove("organizations", ref);
      case DEAL -> remove("deals", ref);
      case TASK -> remove("activities", ref);
      case LEAD -> removeOld("leads", ref.id());
      case NOTE -> removeOld("notes", ref.id());
    }
  }

  List<Webhook> webhooks() {
    return wire.list("GET webhooks", 10, api::webhooks);
  }

  String create(Sent.Webhook webhook) {
    return wire.write(
        "POST webhooks", 10, (base, token) -> Wire.made(api.create(base, token, webhook)));
  }

  void removeWebhook(String id) {
    removeOld("webhooks", id);
  }

  private void remove(String records, RecordRef ref) {
    long id = Ids.number("id", ref.id());
    wire.remove(
        "DELETE " + records + "/{id}", 3, (base, token) -> api.remove(base, token, records, id));
  }

  private void removeOld(String records, String id) {
    wire.remove(
        "DELETE " + records + "/{id}", 6, (base, token) -> api.removeOld(base, token, records, id));
  }
}
