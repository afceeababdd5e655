package dev.patchbay.crm.pipedrive;

import dev.patchbay.crm.pipedrive.Received.Activity;
import dev.patchbay.crm.pipedrive.Received.Answer;
import dev.patchbay.crm.pipedrive.Received.Deal;
import dev.patchbay.crm.pipedrive.Received.Field;
import dev.patchbay.crm.pipedrive.Received.FoundPerson;
import dev.patchbay.crm.pipedrive.Received.Hit;
import dev.patchbay.crm.pipedrive.Received.Label;
import dev.patchbay.crm.pipedrive.Received.Lead;
import dev.patchbay.crm.pipedrive.Received.Me;
import dev.patchbay.crm.pipedrive.Received.Note;
import dev.patchbay.crm.pipedrive.Received.Organization;
import dev.patchbay.crm.pipedrive.Received.Person;
import dev.patchbay.crm.pipedrive.Received.Pipeline;
import dev.patchbay.crm.pipedrive.Received.SearchResult;
import dev.patchbay.crm.pipedrive.Received.Stage;
import dev.patchbay.crm.pipedrive.Received.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The requests for one client's look-up, for writing and for the account itself, with their prices.
 * Those for whole lists, dossiers and webhooks are in {@link SyncCalls}.
 */
final class PipedriveCalls {

  /** The longest page that the lists give. */
  static final int PAGE = 500;

  private static final int HITS = 100;
  static final String SOURCE_LEAD = "source_lead_id";

  private final PipedriveApi api;
  private final Wire wire;

  PipedriveCalls(PipedriveApi api, Wire wire) {
    this.api = api;
    this.wire = wire;
  }

  Me me() {
    return wire.one("GET users/me", 2, api::me);
  }

  List<User> users() {
    return wire.list("GET users", 20, api::users);
  }

  List<FoundPerson> personsByPhone(String term) {
    return search((base, token) -> api.searchPersons(base, token, term, "phone", null, HITS));
  }

  List<FoundPerson> personsByEmail(String email) {
    return search((base, token) -> api.searchPersons(base, token, email, "email", true, HITS));
  }

  Optional<Person> person(long id) {
    return wire.existing("GET persons/{id}", 1, (base, token) -> api.person(base, token, id));
  }

  Optional<Lead> lead(String id) {
    return wire.existing("GET leads/{id}", 2, (base, token) -> api.lead(base, token, id));
  }

  Optional<Deal> deal(long id) {
    return wire.existing(
        "GET deals/{id}", 1, (base, token) -> api.deal(base, token, id, SOURCE_LEAD));
  }

  /** The newest first. */
  List<Person> personsSince(Instant since) {
    return wire.list(
        "GET persons",
        10,
        (base, token) -> api.persons(base, token, Wire.time(since), "id", "desc", PAGE));
  }

  /** The newest first. */
  List<Organization> organizationsSince(Instant since) {
    return wire.list(
        "GET organizations",
        10,
        (base, token) -> api.organizations(base, token, Wire.time(since), "id", "desc", PAGE));
  }

  /** Neither archived nor converted. */
  List<Lead> openLeads(Parent of) {
    return wire.list(
        "GET leads",
        20,
        (base, token) -> api.leads(base, token, of.person(), of.organization(), PAGE));
  }

  List<Lead> archivedLeads(Parent of) {
    return wire.list(
        "GET leads/archived",
        20,
        (base, token) -> api.archivedLeads(base, token, of.person(), of.organization(), PAGE));
  }

  /**
   * @param since null for all
   */
  List<Deal> deals(Parent of, Instant since) {
    return wire.list(
        "GET deals",
        10,
        (base, token) ->
            api.deals(
                base, token, of.person(), of.organization(), SOURCE_LEAD, Wire.time(since), PAGE));
  }

  List<Note> notesSince(Parent of, Instant since) {
    return wire.list(
        "GET notes",
        20,
        (base, token) ->
            api.notes(
                base,
                token,
                of.lead(),
                of.deal(),
                of.person(),
                of.organization(),
                Wire.time(since),
                PAGE));
  }

  List<Activity> activitiesSince(Parent of, Instant since) {
    return wire.list(
        "GET activities",
        10,
        (base, token) ->
            api.activities(
                base,
                token,
                of.lead(),
                of.deal(),
                of.person(),
                of.organization(),
                Wire.time(since),
                PAGE));
  }

  String create(Sent.Organization organization) {
    return wire.write(
        "POST organizations", 5, (base, token) -> Wire.made(api.create(base, token, organization)));
  }

  String create(Sent.Person person) {
    return wire.write(
        "POST persons", 5, (base, token) -> Wire.made(api.create(base, token, person)));
  }

  String create(Sent.Lead lead) {
    return wire.write(
        "POST leads",
        10,
        (base, token) -> {
          var answer = api.create(base, token, lead);
          return answer == null || answer.data() == null ? null : answer.data().id();
        });
  }

  String create(Sent.Deal deal) {
    return wire.write("POST deals", 5, (base, token) -> Wire.made(api.create(base, token, deal)));
  }

  String create(Sent.Note note) {
    return wire.write("POST notes", 10, (base, token) -> Wire.made(api.create(base, token, note)));
  }

  String create(Sent.Activity activity) {
    return wire.write(
        "POST activities", 5, (base, token) -> Wire.made(api.create(base, token, activity)));
  }

  /** False where the note has been deleted. */
  boolean update(long id, Sent.NoteText text) {
    return wire.changed(
        "PUT notes/{id}",
        10,
        (base, token) -> api.update(base, token, id, text),
        note -> !Boolean.FALSE.equals(note.active()));
  }

  /** False where the activity has been deleted. */
  boolean update(long id, Sent.ActivityChange change) {
    return wire.changed(
        "PATCH activities/{id}",
        5,
        (base, token) -> api.update(base, token, id, change),
        activity -> !Boolean.TRUE.equals(activity.deleted()));
  }

  /**
   * @param of {@code deal}, {@code person} or {@code organization}
   */
  List<Field> fields(String of) {
    String path = of + "Fields";
    return wire.list("GET " + path, 10, (base, token) -> api.fields(base, token, path, PAGE));
  }

  List<Label> leadLabels() {
    return wire.list("GET leadLabels", 10, api::leadLabels);
  }

  List<Pipeline> pipelines() {
    return wire.list("GET pipelines", 5, (base, token) -> api.pipelines(base, token, PAGE));
  }

  List<Stage> stages() {
    return wire.list("GET stages", 5, (base, token) -> api.stages(base, token, PAGE));
  }

  private List<FoundPerson> search(BiFunction<String, String, Answer<SearchResult>> request) {
    SearchResult result = wire.one("GET persons/search", 20, request);
    return result.items() == null ? List.of() : result.items().stream().map(Hit::item).toList();
  }
}
