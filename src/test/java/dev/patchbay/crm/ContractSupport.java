package dev.patchbay.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.Action.AddNote;
import dev.patchbay.crm.Action.CreateContact;
import dev.patchbay.crm.Action.CreateDeal;
import dev.patchbay.crm.Action.CreateLead;
import dev.patchbay.crm.Action.CreateOrganization;
import dev.patchbay.crm.Action.CreateTask;
import dev.patchbay.crm.Changes.Change;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.crm.CrmUnderTest.Stored;
import dev.patchbay.crm.CrmUnderTest.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** What the parts of {@link CrmContract} share: the client, the actions, small questions. */
interface ContractSupport {

  String PHONE = "+380501234567";
  String MAIL = "olena@example.com";
  Instant DUE = Instant.parse("2026-11-23T14:30:00Z");

  CrmUnderTest crm();

  default void needs(Topic topic) {
    var reason = crm().switchedOff().get(topic);
    if (reason != null) {
      Assumptions.abort(topic + " is switched off: " + reason);
    }
  }

  default void needs(Capability capability) {
    Assumptions.assumeTrue(
        crm().connector().metadata().capabilities().contains(capability),
        () -> crm().connector().metadata().title() + " is not said to have " + capability);
  }

  default boolean has(Topic topic) {
    return !crm().switchedOff().containsKey(topic);
  }

  default RecordRef seedContact() {
    return crm().seedContact("Olena Bondar", List.of(PHONE), List.of(MAIL), null);
  }

  default ClientRecords find(ClientQuery query) {
    var lookup = crm().open().find(query);
    assertThat(lookup).isInstanceOf(Lookup.Known.class);
    return ((Lookup.Known) lookup).records();
  }

  default ClientRecords find() {
    return find(ClientQuery.byPhone(PHONE));
  }

  default Outcome perform(Command command) {
    var outcomes = crm().open().perform(List.of(command));
    assertThat(outcomes).hasSize(1);
    return outcomes.getFirst();
  }

  default RecordRef create(String marker, Action action) {
    var outcome = perform(new Command("step", marker, action));
    assertThat(outcome).isInstanceOf(Outcome.Created.class);
    return ((Outcome.Created) outcome).ref();
  }

  default Stored stored(RecordRef ref) {
    return crm().stored(ref.kind()).stream()
        .filter(record -> record.id().equals(ref.id()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the CRM has no " + ref));
  }

  default int count(RecordKind kind) {
    return crm().stored(kind).size();
  }

  /** A new lead where the CRM has leads, else a contact. */
  default RecordRef seedSubject() {
    var contact = seedContact();
    return has(Topic.LEADS)
        ? crm().seedLead("Roof repair", contact, LeadState.OPEN, null)
        : contact;
  }

  /** Everything that the CRM lists as changed since, each page by a fresh unit of work. */
  default List<Change> changes(RecordKind kind, Instant since) {
    List<Change> all = new ArrayList<>();
    String cursor = null;
    do {
      var page = page(new ChangesQuery(kind, since, cursor));
      all.addAll(page.changes());
      cursor = page.next();
    } while (cursor != null);
    return all;
  }

  default Changes.Page page(ChangesQuery query) {
    var answer = crm().open().changes(query);
    assertThat(answer).isInstanceOf(Changes.Page.class);
    return (Changes.Page) answer;
  }

  /** The records that a listing shows as there, each as it was shown last. */
  static Map<String, CrmRecord> present(List<Change> changes) {
    Map<String, CrmRecord> present = new LinkedHashMap<>();
    for (Change change : changes) {
      if (change instanceof Change.Present(CrmRecord record)) {
        present.put(record.ref().id(), record);
      } else {
        present.remove(change.ref().id());
      }
    }
    return present;
  }

  default CrmRecord read(RecordRef ref) {
    var reading = crm().open().read(ref);
    assertThat(reading).isInstanceOf(Reading.Present.class);
    return ((Reading.Present) reading).record();
  }

  /** One action of each sort that the CRM can do, on records that exist. */
  default List<Action> everyAction() {
    var contact = existing(seedContact());
    var subject = List.of(existing(seedSubject()));
    var actions = new ArrayList<Action>();
    if (has(Topic.ORGANIZATIONS)) {
      actions.add(organization(null));
    }
    actions.add(new CreateContact("Petro Bondar", "+380671112233", null, null, null));
    actions.add(new AddNote(subject.getFirst(), "Called back"));
    if (has(Topic.TASKS)) {
      actions.add(task(subject, null, true));
      actions.add(task(subject, null, false));
    }
    if (has(Topic.LEADS)) {
      actions.add(lead(contact, null, null));
    }
    if (has(Topic.DEALS)) {
      actions.add(new CreateDeal("Call deal", contact, null, null, Map.of()));
    }
    return actions;
  }

  /** The record of an action that changes one instead of making it. */
  default RecordRef update(String marker, Action action) {
    var outcome = perform(new Command("step", marker, action));
    assertThat(outcome).isInstanceOf(Outcome.Found.class);
    return ((Outcome.Found) outcome).ref();
  }

  static CreateOrganization organization(String owner) {
    return new CreateOrganization("Bondar and sons", owner);
  }

  static CreateContact contact(Target organization, String owner) {
    return new CreateContact("Olena Bondar", PHONE, MAIL, organization, owner);
  }

  static CreateLead lead(Target contact, Target organization, String owner) {
    return new CreateLead(
        "Call from Olena",
        "Olena Bondar",
        PHONE,
        MAIL,
        contact,
        organization,
        owner,
        Map.of("utm_source", "spring-sale"));
  }

  static CreateTask task(List<Target> on, String assignee, boolean done) {
    return new CreateTask(
        on, done ? "Call" : "Call back", "Missed at noon\nLine 2", assignee, DUE, done);
  }

  static Target existing(RecordRef ref) {
    return new Target.Existing(ref);
  }
}
