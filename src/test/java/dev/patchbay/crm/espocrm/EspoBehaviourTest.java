package dev.patchbay.crm.espocrm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.crm.Action;
import dev.patchbay.crm.Action.AddNote;
import dev.patchbay.crm.Action.CreateContact;
import dev.patchbay.crm.Action.CreateLead;
import dev.patchbay.crm.Action.CreateOrganization;
import dev.patchbay.crm.Action.CreateTask;
import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.ClientRecords;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.Connected;
import dev.patchbay.crm.CrmUnderTest.Traffic;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Fault;
import dev.patchbay.crm.Lookup;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Recovery;
import dev.patchbay.crm.Target;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is EspoCRM's own, beside the contract. */
@QuarkusTest
class EspoBehaviourTest {

  private static final String PHONE = "+380501234567";

  @Inject EspoConnector connector;

  private EspoUnderTest espo;

  @BeforeEach
  void start() throws IOException {
    espo = new EspoUnderTest(connector);
  }

  @AfterEach
  void every_exchange_was_one_that_the_vendor_understands() {
    espo.close();
    assertThat(espo.server().violations()).isEmpty();
  }

  @Test
  void an_administrators_key_makes_the_marker_fields_once() {
    assertThat(espo.connect().warnings()).isEmpty();
    assertThat(espo.server().site().marked())
        .containsExactlyInAnyOrder("Contact", "Account", "Lead", "Opportunity", "Task");
    int calls = espo.calls();
    espo.connect();
    assertThat(espo.calls() - calls).isEqualTo(7);
  }

  @Test
  void without_the_right_to_add_fields_connecting_says_what_to_do_by_hand() {
    espo.server().site().administrator(false);
    espo.server().site().marked().add("Lead");
    assertThat(espo.connect().warnings())
        .singleElement()
        .asString()
        .contains("Contact, Account, Opportunity, Task")
        .contains("patchbayRef")
        .contains("Varchar")
        .doesNotContain("Lead");
  }

  @Test
  void missing_rights_are_named_when_connecting_and_when_they_are_needed() {
    espo.server().site().forbid("Lead");
    assertThat(espo.connect().warnings())
        .contains("The API user's role lacks the right \"create\" on Lead.");
    var contact = espo.seedContact("Olena", List.of(PHONE), List.of(), null);
    assertThat(perform(lead(contact)))
        .isEqualTo(
            new Failure.Refused(
                "EspoCRM forbids this to the API user's role: No access to Lead.", 403));
  }

  @Test
  void an_address_that_is_not_espocrm_is_refused() {
    espo.fields().put("url", espo.server().url().replace("/crm/", "/shop/"));
    assertThat(espo.open().connect()).isInstanceOf(Connected.Failed.class);
    assertThat(espo.server().violations()).isNotEmpty();
    espo.server().violations().clear();
  }

  @Test
  void a_namesake_with_another_number_does_not_stop_a_new_contact() {
    espo.seedContact("Olena Bondar", List.of("+380671112233"), List.of(), null);
    assertThat(perform(contact())).isInstanceOf(Outcome.Created.class);
    assertThat(espo.stored(RecordKind.CONTACT)).hasSize(2);
  }

  @Test
  void a_duplicate_by_number_is_found_instead_of_made() {
    espo.server().site().phoneIsUnique();
    var known = espo.seedContact("O. Bondar", List.of(PHONE), List.of(), null);
    assertThat(perform(contact()))
        .isInstanceOfSatisfying(
            Outcome.Found.class, found -> assertThat(found.ref().id()).isEqualTo(known.id()));
    espo.seedContact("Olena B.", List.of(PHONE), List.of(), null);
    assertThat(perform(contact())).isInstanceOf(Outcome.Ambiguous.class);
    assertThat(espo.stored(RecordKind.CONTACT)).hasSize(2);
  }

  @Test
  void an_organization_of_the_same_name_is_found() {
    String known = espo.seed("Account", row -> row.put("name", "Bondar and sons"));
    assertThat(perform(new CreateOrganization("Bondar and sons", null)))
        .isInstanceOfSatisfying(
            Outcome.Found.class, found -> assertThat(found.ref().id()).isEqualTo(known));
  }

  @Test
  void a_second_lead_of_the_same_name_is_made_when_it_is_wanted() {
    var contact = espo.seedContact("Olena Bondar", List.of(PHONE), List.of(), null);
    espo.seedLead("Olena Bondar", contact, LeadState.CONVERTED, null);
    assertThat(perform(lead(contact))).isInstanceOf(Outcome.Created.class);
  }

  @Test
  void a_lead_tells_its_title_tags_and_contact_in_the_description() {
    var contact = espo.seedContact("Olena", List.of(PHONE), List.of(), null);
    perform(lead(new RecordRef(RecordKind.CONTACT, contact.id(), "https://crm/#Contact/view/1")));
    assertThat(espo.rows().all("Lead").getFirst().path("description").asText())
        .isEqualTo("Incoming call\nutm_medium: cpc\nutm_source: ads\nhttps://crm/#Contact/view/1");
  }

  @Test
  void a_bad_number_is_refused_with_the_vendors_reason() {
    var action = new CreateContact("Olena", "0501234567", null, null, null);
    assertThat(perform(action))
        .isEqualTo(
            new Failure.Refused(
                "EspoCRM rejects the values: Field validation failure; entityType: Contact,"
                    + " field: phoneNumber, type: valid.",
                400));
  }

  @Test
  void a_task_for_nobody_goes_to_the_api_user() {
    espo.connect();
    var contact = espo.seedContact("Olena", List.of(PHONE), List.of(), null);
    assertThat(perform(task(contact))).isInstanceOf(Outcome.Created.class);
    assertThat(espo.stored(RecordKind.TASK).getFirst().owner()).isEqualTo(EspoRows.API_USER);
  }

  @Test
  void closed_stages_of_the_accounts_own_are_learned() {
    espo.fields().put(EspoConfig.CLOSED_STAGES, "Zakryto\nVtracheno");
    var contact = espo.seedContact("Olena", List.of(PHONE), List.of(), null);
    var deal = espo.seedDeal("Roof", contact, DealState.OPEN, null);
    ((ObjectNode) espo.rows().get("Opportunity", deal.id())).put("stage", "Vtracheno");
    assertThat(find().deals()).singleElement().matches(found -> !found.open());
  }

  @Test
  void a_lead_shared_by_two_contacts_belongs_to_the_namesake() {
    espo.seedContact("Petro", List.of(PHONE), List.of(), null);
    var olena = espo.seedContact("Olena", List.of(PHONE), List.of(), null);
    espo.seedLead("Olena", olena, LeadState.OPEN, null);
    espo.seedLead("Roof", olena, LeadState.OPEN, null);
    assertThat(find().leads())
        .extracting(lead -> lead.contact() == null ? null : lead.contact().id())
        .containsExactlyInAnyOrder(olena.id(), null);
  }

  @Test
  void links_lead_to_the_page_of_a_record() {
    var contact = espo.seedContact("Olena", List.of(PHONE), List.of(), null);
    assertThat(find().contacts().getFirst().ref().url())
        .isEqualTo(espo.server().url().replace("#Contact", "#Contact/view/" + contact.id()));
  }

  @Test
  void without_the_marker_field_one_new_record_tells_that_it_happened() {
    var intended = Instant.now();
    espo.failNext(Traffic.WRITE, new Fault.CutAfterCommit());
    assertThat(perform(contact())).isInstanceOf(Outcome.InDoubt.class);
    assertThat(recover(contact(), intended)).isInstanceOf(Recovery.Happened.class);
  }

  @Test
  void without_the_marker_field_nothing_new_tells_that_it_never_happened() {
    espo.seed("Contact", row -> contactOf(row, Instant.now().minusSeconds(600)));
    assertThat(recover(contact(), Instant.now())).isInstanceOf(Recovery.NeverHappened.class);
  }

  @Test
  void without_the_marker_field_a_record_from_just_before_or_two_leave_it_open() {
    var intended = Instant.now();
    espo.seed("Contact", row -> contactOf(row, intended.minusSeconds(30)));
    assertThat(recover(contact(), intended)).isInstanceOf(Recovery.Undecidable.class);
    espo.seed("Contact", row -> contactOf(row, intended.plusSeconds(1)));
    assertThat(recover(contact(), intended)).isInstanceOf(Recovery.Undecidable.class);
  }

  @Test
  void a_note_is_recognised_by_its_last_line_among_many() {
    var contact = espo.seedContact("Olena", List.of(PHONE), List.of(), null);
    var note = new AddNote(new Target.Existing(contact), "Called\nRef m:1");
    perform(note);
    for (int i = 0; i < 250; i++) {
      espo.seed(
          "Note", row -> row.put("type", "Post").put("post", "chat").put("parentId", contact.id()));
    }
    assertThat(recover(note, Instant.now())).isInstanceOf(Recovery.Undecidable.class);
    perform(note);
    assertThat(recover(note, Instant.now())).isInstanceOf(Recovery.Happened.class);
  }

  @Test
  void a_note_on_a_removed_record_is_refused_as_gone() {
    var contact = espo.seedContact("Olena", List.of(PHONE), List.of(), null);
    espo.remove(contact);
    assertThat(recover(new AddNote(new Target.Existing(contact), "x"), Instant.now()))
        .isInstanceOfSatisfying(
            Recovery.Failed.class,
            failed ->
                assertThat(failed.failure())
                    .isInstanceOfSatisfying(Failure.Refused.class, Failure.Refused::gone));
  }

  @Test
  void a_connection_that_was_never_made_is_tried_once_more_at_once() throws Exception {
    espo.close();
    try (var port = new ServerSocket(0)) {
      espo.fields().put("url", "http://localhost:" + port.getLocalPort() + "/crm");
    }
    int port = URI.create(espo.fields().get("url")).getPort();
    try (var later = Executors.newSingleThreadScheduledExecutor()) {
      var back = later.schedule(() -> new EspoServer(port), 50, TimeUnit.MILLISECONDS);
      assertThat(perform(contact())).isInstanceOf(Outcome.Created.class);
      back.get().close();
    }
  }

  @Test
  void a_connection_never_made_is_no_doubt() {
    espo.close();
    assertThat(perform(contact())).isInstanceOf(Failure.Unavailable.class);
    espo.fields().put("url", "https://espocrm.invalid");
    assertThat(perform(contact())).isInstanceOf(Failure.Unavailable.class);
  }

  private static void contactOf(ObjectNode row, Instant createdAt) {
    row.put("lastName", "Olena Bondar").put("createdAt", EspoTime.format(createdAt));
    row.set("phoneNumberData", EspoRows.phoneData(List.of(PHONE)));
  }

  private static CreateContact contact() {
    return new CreateContact("Olena Bondar", PHONE, null, null, null);
  }

  private static CreateLead lead(RecordRef contact) {
    return new CreateLead(
        "Incoming call",
        "Olena Bondar",
        PHONE,
        null,
        new Target.Existing(contact),
        null,
        null,
        Map.of("utm_source", "ads", "utm_medium", "cpc"));
  }

  private static CreateTask task(RecordRef on) {
    return new CreateTask(
        List.of(new Target.Existing(on)), "Call back", "", null, Instant.now(), false);
  }

  private Outcome perform(Action action) {
    return espo.open().perform(List.of(new Command("s", "m:1", action))).getFirst();
  }

  private Recovery recover(Action action, Instant intendedAt) {
    return espo.open().recover(new Command("s", "m:1", action), intendedAt);
  }

  private ClientRecords find() {
    return ((Lookup.Known) espo.open().find(ClientQuery.byPhone(PHONE))).records();
  }
}
