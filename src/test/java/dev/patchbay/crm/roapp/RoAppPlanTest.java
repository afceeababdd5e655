package dev.patchbay.crm.roapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.crm.Action;
import dev.patchbay.crm.Action.AddNote;
import dev.patchbay.crm.Action.CreateContact;
import dev.patchbay.crm.Action.CreateDeal;
import dev.patchbay.crm.Action.CreateLead;
import dev.patchbay.crm.Action.Extras;
import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.CrmUnderTest.Traffic;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Fault;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.RecordKind;
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

/** What a plan sends, how many requests it takes, and what becomes of it when one fails. */
@QuarkusTest
class RoAppPlanTest {

  private static final String PHONE = "+380501234567";
  private static final Target CLIENT = new Target.MadeBy(RecordKind.CONTACT, "contact");
  private static final Target INQUIRY = new Target.MadeBy(RecordKind.LEAD, "lead");
  private static final Target ORDER = new Target.MadeBy(RecordKind.DEAL, "deal");

  @Inject RoAppConnector connector;

  private RoAppUnderTest crm;

  @BeforeEach
  void start() throws Exception {
    crm = new RoAppUnderTest(connector);
  }

  @AfterEach
  void close() {
    assertThat(crm.server().violations()).isEmpty();
    crm.close();
  }

  @Test
  void a_new_client_with_inquiry_order_and_three_notes_takes_five_requests_in_all() {
    crm.open().find(ClientQuery.byPhone(PHONE));
    var outcomes = perform(everything());
    assertThat(outcomes).hasSize(6).allMatch(Outcome.Created.class::isInstance);
    assertThat(crm.calls()).isEqualTo(5);
    assertThat(crm.stored(RecordKind.NOTE))
        .extracting(note -> note.id() + ": " + note.text())
        .containsExactly("m:n1: On the client", "m:n2: On the inquiry", "m:n3: On the order");
  }

  @Test
  void everything_is_sent_in_the_words_of_its_version() {
    var owner = crm.seedUser("Ivan Koval", "ivan@example.com");
    perform(everything(owner));
    var person = bodies().get(0);
    assertThat(person.toString())
        .isEqualTo(
            "{\"first_name\":\"Olena\",\"last_name\":\"Bondar\",\"phones\":[{\"phone\":\""
                + PHONE
                + "\"}],\"notes\":\"Ref m:contact\\n\\n[Ref m:n1]\\nOn the client\\n[/Ref]\","
                + "\"manager_id\":"
                + owner
                + "}");
    var client = crm.stored(RecordKind.CONTACT).getFirst().id();
    assertThat(bodies().get(1).toString())
        .startsWith(
            "{\"client_id\":"
                + client
                + ",\"leadtype_id\":31,\"branch_id\":12,\"title\":\"Call\",\"description\":\"Ref m:lead");
    assertThat(bodies().get(2).toString())
        .startsWith(
            "{\"branch_id\":12,\"order_type_id\":21,\"client_id\":"
                + client
                + ",\"malfunction\":\"Call\",\"manager_notes\":\"Ref m:deal");
    assertThat(bodies()).noneMatch(body -> body.toString().contains("spring"));
  }

  @Test
  void what_follows_a_failure_is_not_tried_and_done_later_without_doubling() {
    crm.open().find(ClientQuery.byPhone(PHONE));
    var contact = everything().get(0);
    var note = everything().get(3);
    crm.failNext(Traffic.WRITE, new Fault.CutAfterCommit());
    var outcomes = perform(List.of(contact, note));
    assertThat(outcomes.get(0)).isInstanceOf(Outcome.InDoubt.class);
    assertThat(outcomes.get(1)).isEqualTo(new Failure.Unavailable("not tried"));

    var recovered = crm.open().recover(contact, Instant.now());
    assertThat(recovered).isInstanceOf(Recovery.Happened.class);
    var on = new Target.Existing(((Recovery.Happened) recovered).ref());
    var again = perform(List.of(command("n1", new AddNote(on, "On the client"))));
    assertThat(again.getFirst()).isInstanceOf(Outcome.Found.class);
    assertThat(crm.stored(RecordKind.NOTE)).hasSize(1);
  }

  @Test
  void what_was_written_with_its_record_counts_although_a_later_record_failed() {
    crm.account().table("lead-types").clear();
    var outcomes = perform(everything());
    assertThat(outcomes.get(0)).isInstanceOf(Outcome.Created.class);
    assertThat(outcomes.get(1)).isInstanceOf(Failure.Refused.class);
    assertThat(outcomes.get(2)).isEqualTo(new Failure.Unavailable("not tried"));
    assertThat(outcomes.get(3)).isInstanceOf(Outcome.Created.class);
    assertThat(outcomes.get(4)).isEqualTo(new Failure.Unavailable("not tried"));
  }

  @Test
  void an_organization_is_a_client_too() {
    var row = crm.account().add(RoAppAccount.ORGANIZATIONS).put("name", "Roofs");
    var roofs = new RecordRef(RecordKind.ORGANIZATION, row.get("id").asText(), null);
    assertThat(perform(new CreateDeal("Call", null, existing(roofs), null, Map.of())))
        .isInstanceOf(Outcome.Created.class);
    assertThat(crm.stored(RecordKind.DEAL).getFirst().linked()).containsExactly(roofs.id());
    assertThat(perform(new AddNote(existing(roofs), "Called"))).isInstanceOf(Outcome.Created.class);
  }

  @Test
  void a_note_leaves_what_people_wrote_and_the_status_as_they_are() {
    var lead = crm.seedLead("Inquiry", seed(), LeadState.OPEN, null);
    var row = crm.account().table(RoAppAccount.LEADS).get(lead.id());
    row.put("description", "Call before noon").put("status_id", 202);
    perform(new AddNote(existing(lead), "Answered"));
    assertThat(crm.text(lead)).isEqualTo("Call before noon\n\n[Ref m:1]\nAnswered\n[/Ref]");
    assertThat(row.get("status_id").asInt()).isEqualTo(202);
  }

  @Test
  void a_stage_that_is_not_taken_leaves_the_record_in_its_first_one() {
    var unknown = new Extras(null, "999", Map.of());
    var outcome = perform(new CreateDeal("Call", existing(seed()), null, null, Map.of(), unknown));
    assertThat(outcome).isInstanceOf(Outcome.Created.class);
    assertThat(crm.server().requests().getLast()).matches("POST /v2/orders/\\d+/status");
    assertThat(crm.storedExtras(((Outcome.Created) outcome).ref()).stage()).isEqualTo("101");
  }

  @Test
  void a_look_alike_without_our_mark_leaves_it_to_a_person() {
    var command = command("contact", new CreateContact("Olena", PHONE, null, null, null));
    assertThat(crm.open().recover(command, Instant.now()))
        .isInstanceOf(Recovery.NeverHappened.class);
    crm.seedContact("Somebody", List.of("050 123-45-67"), List.of(), null);
    assertThat(crm.open().recover(command, Instant.now())).isInstanceOf(Recovery.Undecidable.class);
  }

  @Test
  void more_than_is_read_leaves_it_to_a_person() {
    crm.account().pageSize(1);
    for (int i = 0; i < 11; i++) {
      crm.seedContact("Client " + i, List.of("+38067111220" + i), List.of(), null);
    }
    var command = command("contact", new CreateContact("Olena", PHONE, null, null, null));
    assertThat(crm.open().recover(command, Instant.now()))
        .isEqualTo(new Recovery.Undecidable("more records were made since than are read"));
  }

  private static List<Command> everything() {
    return everything(null);
  }

  private static List<Command> everything(String owner) {
    var utm = Map.of("utm_source", "spring");
    return List.of(
        command("contact", new CreateContact("Olena Bondar", PHONE, null, null, owner)),
        command("lead", new CreateLead("Call", "Olena", PHONE, null, CLIENT, null, owner, utm)),
        command("deal", new CreateDeal("Call", CLIENT, null, owner, utm)),
        command("n1", new AddNote(CLIENT, "On the client")),
        command("n2", new AddNote(INQUIRY, "On the inquiry")),
        command("n3", new AddNote(ORDER, "On the order")));
  }

  private RecordRef seed() {
    return crm.seedContact("Olena Bondar", List.of("+380671112233"), List.of(), null);
  }

  private static Target existing(RecordRef ref) {
    return new Target.Existing(ref);
  }

  private static Command command(String step, Action action) {
    return new Command(step, "m:" + step, action);
  }

  private List<JsonNode> bodies() {
    return crm.server().bodies();
  }

  private List<Outcome> perform(List<Command> plan) {
    var open = crm.open();
    assertThat(open.batches(plan)).containsExactly(plan);
    return open.perform(plan);
  }

  private Outcome perform(Action action) {
    return perform(List.of(command("1", action))).getFirst();
  }
}
