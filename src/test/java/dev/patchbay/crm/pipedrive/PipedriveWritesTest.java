package dev.patchbay.crm.pipedrive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patchbay.crm.Action;
import dev.patchbay.crm.Action.AddNote;
import dev.patchbay.crm.Action.CreateContact;
import dev.patchbay.crm.Action.CreateDeal;
import dev.patchbay.crm.Action.CreateLead;
import dev.patchbay.crm.Action.CreateOrganization;
import dev.patchbay.crm.Action.CreateTask;
import dev.patchbay.crm.Action.UpdateNote;
import dev.patchbay.crm.Action.UpdateTask;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Target;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent to Pipedrive, word by word, and what it costs. */
@QuarkusTest
class PipedriveWritesTest {

  private static final String PHONE = "+380501234567";
  private static final Instant DUE = Instant.parse("2026-11-22T23:30:15Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject PipedriveConnector connector;

  private PipedriveUnderTest crm;
  private String owner;

  @BeforeEach
  void start() throws Exception {
    crm = new PipedriveUnderTest(connector);
    owner = crm.seedUser("Ivan Koval", "ivan@example.com");
  }

  @AfterEach
  void close() {
    crm.close();
    assertThat(crm.server().violations()).isEmpty();
    assertThat(crm.tokens()).isEqualTo(crm.server().tokens());
  }

  @Test
  void a_new_client_costs_forty_tokens_after_the_look_up() {
    var organization = existing(make(new CreateOrganization("Roofs", owner)));
    var contact = existing(make(new CreateContact("Olena", PHONE, null, organization, owner)));
    var lead = existing(make(lead(contact, organization)));
    make(new AddNote(lead, "Answered"));
    make(task(List.of(lead, contact, organization), true));
    make(task(List.of(lead, contact, organization), false));
    assertThat(crm.tokens()).isEqualTo(40);
    assertThat(crm.server().requests())
        .containsExactly(
            "POST /api/v2/organizations",
            "POST /api/v2/persons",
            "POST /v1/leads",
            "POST /v1/notes",
            "POST /api/v2/activities",
            "POST /api/v2/activities");
  }

  @Test
  void an_organization() throws Exception {
    make(new CreateOrganization("Roofs", owner));
    assertSent("{'name':'Roofs','owner_id':%s}", owner);
  }

  @Test
  void a_contact() throws Exception {
    var organization = make(new CreateOrganization("Roofs", null));
    make(new CreateContact("Olena", PHONE, "o@example.com", existing(organization), owner));
    assertSent(
        "{'name':'Olena','owner_id':%s,'org_id':%s,"
            + "'phones':[{'value':'+380501234567','primary':true,'label':'work'}],"
            + "'emails':[{'value':'o@example.com','primary':true,'label':'work'}]}",
        owner, organization.id());
  }

  @Test
  void a_contact_of_whom_only_the_name_is_known() throws Exception {
    make(new CreateContact("Olena", null, null, null, null));
    assertSent("{'name':'Olena'}");
  }

  @Test
  void a_lead_carries_our_mark() throws Exception {
    var contact = contact();
    make(lead(existing(contact), null));
    assertSent(
        "{'title':'Call','person_id':%s,'owner_id':%s,'origin_id':'m:1'}", contact.id(), owner);
  }

  @Test
  void a_deal() throws Exception {
    var contact = contact();
    make(new CreateDeal("Call", existing(contact), null, owner, Map.of()));
    assertSent("{'title':'Call','person_id':%s,'owner_id':%s}", contact.id(), owner);
  }

  @Test
  void a_note_is_escaped_and_marked() throws Exception {
    var contact = contact();
    make(new AddNote(existing(contact), "2 < 3\nand more"));
    assertSent("{'content':'2 &lt; 3<br>and more<br>Ref m:1','person_id':%s}", contact.id());
  }

  @Test
  void a_done_task_is_a_call_and_its_time_is_in_utc() throws Exception {
    var contact = contact();
    var lead = crm.seedLead("Roof", contact, LeadState.OPEN, null);
    make(task(List.of(existing(lead), existing(contact)), true));
    assertSent(
        "{'subject':'Call','type':'call','done':true,'owner_id':%s,'due_date':'2026-11-22',"
            + "'due_time':'23:30:15','lead_id':'%s',"
            + "'participants':[{'person_id':%s,'primary':true}],'note':'Text<br>Ref m:1'}",
        owner, lead.id(), contact.id());
  }

  @Test
  void an_open_task_of_a_lead_and_a_deal_hangs_on_the_lead() throws Exception {
    var contact = contact();
    var lead = crm.seedLead("Roof", contact, LeadState.OPEN, null);
    var deal = crm.seedDeal("Roof", contact, DealState.OPEN, null);
    make(task(List.of(existing(deal), existing(lead)), false));
    var sent = crm.server().bodies().getLast();
    assertThat(sent.get("type").asText()).isEqualTo("task");
    assertThat(sent.get("lead_id").asText()).isEqualTo(lead.id());
    assertThat(sent.has("deal_id")).isFalse();
  }

  @Test
  void a_changed_note_has_the_new_text_and_a_mark() throws Exception {
    var contact = contact();
    var note = make(new AddNote(existing(contact), "Answered"));
    change(new UpdateNote(existing(note), existing(contact), "Answered & recorded"));
    assertSent("{'content':'Answered &amp; recorded<br>Ref m:2'}");
    assertThat(crm.server().requests().getLast()).isEqualTo("PUT /v1/notes/" + note.id());
  }

  @Test
  void only_what_changes_of_a_task_is_sent() throws Exception {
    var task = make(task(List.of(existing(contact())), false));
    change(new UpdateTask(existing(task), null, null, true));
    assertSent("{'done':true}");
    change(new UpdateTask(existing(task), "Call again", "Twice", null));
    assertSent("{'subject':'Call again','note':'Twice<br>Ref m:2'}");
    assertThat(crm.server().requests().getLast())
        .isEqualTo("PATCH /api/v2/activities/" + task.id());
  }

  @Test
  void what_is_answered_with_the_flag_of_the_deleted_is_gone() {
    var contact = contact();
    var task = make(task(List.of(existing(contact)), false));
    crm.server().account().set("activities", task.id(), "is_deleted", true);
    assertGone(new UpdateTask(existing(task), null, null, true));
    var note = make(new AddNote(existing(contact), "Answered"));
    crm.server().account().set("notes", note.id(), "active_flag", false);
    assertGone(new UpdateNote(existing(note), existing(contact), "Recorded"));
  }

  private void change(Action action) {
    var outcome = crm.open().perform(List.of(new Command("step", "m:2", action))).getFirst();
    assertThat(outcome).isInstanceOf(Outcome.Found.class);
  }

  private void assertGone(Action action) {
    assertThat(crm.open().perform(List.of(new Command("step", "m:2", action))).getFirst())
        .isInstanceOfSatisfying(
            Failure.Refused.class, refused -> assertThat(refused.gone()).isTrue());
  }

  private RecordRef make(Action action) {
    var outcome = crm.open().perform(List.of(new Command("step", "m:1", action))).getFirst();
    assertThat(outcome).isInstanceOf(Outcome.Created.class);
    return ((Outcome.Created) outcome).ref();
  }

  private void assertSent(String json, Object... values) throws Exception {
    JsonNode wanted = JSON.readTree(json.formatted(values).replace('\'', '"'));
    assertThat(crm.server().bodies().getLast()).isEqualTo(wanted);
  }

  private RecordRef contact() {
    return crm.seedContact("Olena", List.of(PHONE), List.of(), null);
  }

  private CreateLead lead(Target contact, Target organization) {
    return new CreateLead(
        "Call", "Olena", PHONE, null, contact, organization, owner, Map.of("utm_source", "ads"));
  }

  private CreateTask task(List<Target> on, boolean done) {
    return new CreateTask(on, "Call", "Text", owner, DUE, done);
  }

  private static Target existing(RecordRef ref) {
    return new Target.Existing(ref);
  }
}
