package dev.patchbay.crm.pipedrive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.Action;
import dev.patchbay.crm.Action.AddNote;
import dev.patchbay.crm.Action.CreateContact;
import dev.patchbay.crm.Action.CreateDeal;
import dev.patchbay.crm.Action.CreateLead;
import dev.patchbay.crm.Action.CreateOrganization;
import dev.patchbay.crm.Action.CreateTask;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Recovery;
import dev.patchbay.crm.Target;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What counts as proof that a lost command took effect. */
@QuarkusTest
class PipedriveRecoveryTest {

  private static final String PHONE = "+380501234567";
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
  private static final CreateContact OLENA = new CreateContact("Olena", PHONE, null, null, null);

  @Inject PipedriveConnector connector;

  private PipedriveUnderTest crm;

  @BeforeEach
  void start() throws Exception {
    crm = new PipedriveUnderTest(connector);
  }

  @AfterEach
  void close() {
    crm.close();
    assertThat(crm.server().violations()).isEmpty();
  }

  @Test
  void a_contact_that_was_there_before_is_not_what_we_made() {
    var old = contact("Olena");
    crm.server().account().set("persons", old.id(), "add_time", LONG_AGO.toString());
    assertThat(recover(OLENA)).isInstanceOf(Recovery.NeverHappened.class);
  }

  @Test
  void a_contact_with_our_number_and_another_name_needs_a_person() {
    contact("Somebody");
    assertThat(recover(OLENA)).isInstanceOf(Recovery.Undecidable.class);
  }

  @Test
  void two_contacts_that_look_like_ours_need_a_person() {
    contact("Olena");
    contact("Olena");
    assertThat(recover(OLENA)).isInstanceOf(Recovery.Undecidable.class);
  }

  @Test
  void a_namesake_with_another_number_is_somebody_else() {
    crm.seedContact("Olena", List.of("+380671112233"), List.of(), null);
    assertThat(recover(OLENA)).isInstanceOf(Recovery.NeverHappened.class);
  }

  @Test
  void more_changes_than_a_page_shows_need_a_person() {
    for (int i = 0; i < PipedriveCalls.PAGE; i++) {
      crm.server().account().add("organizations", "Imported " + i, Map.of());
    }
    assertThat(recover(new CreateOrganization("Roofs", null)))
        .isInstanceOf(Recovery.Undecidable.class);
  }

  @Test
  void a_lead_is_found_by_our_mark_also_when_it_was_archived() {
    var lead = made(leadOf(contact("Olena")));
    crm.server().account().set("leads", lead.id(), "is_archived", true);
    assertThat(recover(leadOf(contactOf(lead)))).isEqualTo(new Recovery.Happened(lead));
  }

  @Test
  void a_lead_that_may_have_become_a_deal_needs_a_person() {
    var contact = contact("Olena");
    var lead = made(leadOf(contact));
    crm.server().account().convert(lead.id());
    assertThat(recover(leadOf(contact))).isInstanceOf(Recovery.Undecidable.class);
  }

  @Test
  void a_deal_is_found_although_a_person_has_taken_its_organization_out() {
    var contact = new Target.Existing(contact("Olena"));
    var organization = new Target.Existing(made(new CreateOrganization("Roofs", null)));
    var deal = new CreateDeal("Roof", contact, organization, null, Map.of());
    var made = made(deal);
    crm.server().account().set("deals", made.id(), "org_id", null);
    assertThat(recover(deal)).isEqualTo(new Recovery.Happened(made));
  }

  @Test
  void two_deals_of_one_title_made_since_need_a_person() {
    var contact = contact("Olena");
    var deal = new CreateDeal("Roof", new Target.Existing(contact), null, null, Map.of());
    made(deal);
    crm.seedDeal("Roof", contact, DealState.OPEN, null);
    assertThat(recover(deal)).isInstanceOf(Recovery.Undecidable.class);
  }

  @Test
  void a_task_is_found_although_its_lead_became_a_deal() {
    var contact = contact("Olena");
    var lead = crm.seedLead("Roof", contact, LeadState.OPEN, null);
    var task =
        new CreateTask(
            List.of(new Target.Existing(lead), new Target.Existing(contact)),
            "Call",
            "Answered",
            null,
            Instant.parse("2026-11-22T10:00:00Z"),
            true);
    var made = made(task);
    crm.server().account().convert(lead.id());
    assertThat(recover(task)).isEqualTo(new Recovery.Happened(made));
  }

  @Test
  void a_note_is_found_by_our_mark_and_not_by_its_text() {
    var contact = contact("Olena");
    var note = new AddNote(new Target.Existing(contact), "Ref m:1");
    perform(new Command("step", "m:12", note));
    assertThat(recover(note)).isInstanceOf(Recovery.NeverHappened.class);
  }

  private Recovery recover(Action action) {
    return crm.open().recover(command(action), Instant.now());
  }

  private RecordRef made(Action action) {
    return perform(command(action));
  }

  private RecordRef perform(Command command) {
    return ((Outcome.Created) crm.open().perform(List.of(command)).getFirst()).ref();
  }

  private static Command command(Action action) {
    return new Command("step", "m:call-1:step", action);
  }

  private RecordRef contact(String name) {
    return crm.seedContact(name, List.of(PHONE), List.of(), null);
  }

  private RecordRef contactOf(RecordRef lead) {
    var person =
        crm.server().account().all("leads").stream()
            .filter(row -> row.get("id").asText().equals(lead.id()))
            .map(row -> row.get("person_id").asText())
            .findFirst()
            .orElseThrow();
    return new RecordRef(dev.patchbay.crm.RecordKind.CONTACT, person, null);
  }

  private static CreateLead leadOf(RecordRef contact) {
    return new CreateLead(
        "Roof", "Olena", PHONE, null, new Target.Existing(contact), null, null, Map.of());
  }
}
