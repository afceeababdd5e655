package dev.patchbay.crm.espocrm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.crm.Action;
import dev.patchbay.crm.Action.AddNote;
import dev.patchbay.crm.Action.CreateDeal;
import dev.patchbay.crm.Action.CreateTask;
import dev.patchbay.crm.Action.Extras;
import dev.patchbay.crm.Action.UpdateNote;
import dev.patchbay.crm.Action.UpdateTask;
import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.ClientRecords.Deal;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.CrmSchema;
import dev.patchbay.crm.CrmSchema.Field;
import dev.patchbay.crm.CrmSchema.Option;
import dev.patchbay.crm.CrmSchema.Pipeline;
import dev.patchbay.crm.CrmSchema.Stage;
import dev.patchbay.crm.CrmSchema.Type;
import dev.patchbay.crm.Described;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Lookup;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Target;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Updates, stages and the description of an account, as EspoCRM has them. */
@QuarkusTest
class EspoChangesTest {

  private static final String PHONE = "+380501234567";

  @Inject EspoConnector connector;

  private EspoUnderTest espo;
  private RecordRef contact;

  @BeforeEach
  void start() throws IOException {
    espo = new EspoUnderTest(connector);
    espo.connect();
    contact = espo.seedContact("Olena", List.of(PHONE), List.of(), null);
  }

  @AfterEach
  void every_exchange_was_one_that_the_vendor_understands() {
    espo.close();
    assertThat(espo.server().violations()).isEmpty();
  }

  @Test
  void a_changed_note_keeps_a_mark_as_its_last_line_and_takes_one_call() {
    var note = made(new AddNote(existing(contact), "Answered"));
    int calls = espo.calls();
    perform("m:2", new UpdateNote(existing(note), existing(contact), "Recorded"));
    assertThat(espo.rows().get("Note", note.id()).path("post").asText())
        .isEqualTo("Recorded\n\nRef m:2");
    assertThat(espo.calls() - calls).isEqualTo(1);
  }

  @Test
  void a_changed_task_keeps_the_mark_of_its_making_and_may_lose_its_text() {
    var task =
        made(
            new CreateTask(
                List.of(existing(contact)), "Call back", "Missed", null, Instant.now(), false));
    perform("m:2", new UpdateTask(existing(task), null, "", true));
    ObjectNode row = espo.rows().get("Task", task.id());
    assertThat(row.path("cPatchbayRef").asText()).isEqualTo("m:1");
    assertThat(row.path("description").asText()).isEmpty();
    assertThat(row.path("status").asText()).isEqualTo("Completed");
    assertThat(row.path("name").asText()).isEqualTo("Call back");
  }

  @Test
  void a_note_that_may_not_be_changed_any_more_is_refused_and_not_gone() {
    var note = made(new AddNote(existing(contact), "Answered"));
    espo.server().site().forbid("Note");
    assertThat(perform("m:2", new UpdateNote(existing(note), existing(contact), "Recorded")))
        .isInstanceOfSatisfying(
            Failure.Refused.class, refused -> assertThat(refused.gone()).isFalse());
  }

  @Test
  void a_role_that_may_not_change_tasks_is_told_when_connecting() {
    espo.server().site().readOnly("Task");
    assertThat(espo.connect().warnings())
        .containsExactly("The API user's role lacks the right \"edit\" on Task.");
  }

  @Test
  void won_stages_of_the_accounts_own_are_learned() {
    espo.fields().put(EspoConfig.CLOSED_STAGES, "Zakryto\nVtracheno");
    espo.fields().put(EspoConfig.WON_STAGES, "Zakryto");
    for (String stage : List.of("Zakryto", "Vtracheno", "Rozmova")) {
      var deal = espo.seedDeal(stage, contact, DealState.OPEN, null);
      espo.rows().get("Opportunity", deal.id()).put("stage", stage);
    }
    assertThat(((Lookup.Known) espo.open().find(ClientQuery.byPhone(PHONE))).records().deals())
        .extracting(Deal::status, Deal::state)
        .containsExactlyInAnyOrder(
            tuple("Zakryto", DealState.WON),
            tuple("Vtracheno", DealState.LOST),
            tuple("Rozmova", DealState.OPEN));
  }

  @Test
  void connecting_learns_which_stages_are_won() {
    assertThat(espo.connect().facts())
        .containsEntry(EspoConfig.WON_STAGES, "Closed Won")
        .containsEntry(EspoConfig.CLOSED_STAGES, "Closed Won\nClosed Lost");
  }

  @Test
  void a_rule_counts_more_than_the_default_and_a_time_is_put_in_utc() {
    var fields = Map.<String, Object>of("amount", 900, "description", "2026-11-22T10:00:00+02:00");
    var deal =
        made(
            new CreateDeal(
                "Roof",
                existing(contact),
                null,
                null,
                Map.of("utm_source", "ads"),
                new Extras(null, null, fields)));
    ObjectNode row = espo.rows().get("Opportunity", deal.id());
    assertThat(row.path("amount").asInt()).isEqualTo(900);
    assertThat(row.path("description").asText()).isEqualTo("2026-11-22 08:00:00");
    assertThat(row.path("stage").asText()).isEqualTo("Prospecting");
  }

  @Test
  void a_stage_that_there_is_not_is_refused_in_the_vendors_words() {
    var extras = new Extras(null, "Somewhen", Map.of());
    assertThat(
            perform("m:1", new CreateDeal("Roof", existing(contact), null, null, Map.of(), extras)))
        .isInstanceOfSatisfying(
            Failure.Refused.class, refused -> assertThat(refused.reason()).contains("stage"));
    // The vendor's document, where it is at hand, knows no such stage either.
    espo.server().violations().remove("Opportunity.stage cannot be Somewhen");
  }

  @Test
  void the_description_tells_types_options_and_what_stages_mean_in_four_calls() {
    int calls = espo.calls();
    CrmSchema schema = ((Described.Known) espo.open().describe()).schema();
    assertThat(espo.calls() - calls).isEqualTo(4);
    assertThat(schema.fields().get(RecordKind.DEAL))
        .extracting(Field::id, Field::type, Field::required)
        .containsExactlyInAnyOrder(
            tuple("amount", Type.NUMBER, false),
            tuple("amountCurrency", Type.TEXT, false),
            tuple("closeDate", Type.DATE, false),
            tuple("description", Type.TEXT, false),
            tuple("probability", Type.NUMBER, false));
    assertThat(schema.field(RecordKind.LEAD, "source").orElseThrow().options())
        .containsExactly(new Option("Call", "Call"), new Option("Web Site", "Web Site"));
    assertThat(schema.field(RecordKind.LEAD, "campaignId")).isPresent();
    assertThat(schema.field(RecordKind.LEAD, "doNotCall").orElseThrow().type())
        .isEqualTo(Type.BOOLEAN);
    assertThat(schema.pipelines())
        .extracting(Pipeline::kind)
        .containsExactly(RecordKind.LEAD, RecordKind.DEAL);
    assertThat(schema.pipelines().getFirst().stages())
        .contains(
            new Stage("New", "New", DealState.OPEN),
            new Stage("Converted", "Converted", DealState.WON),
            new Stage("Dead", "Dead", DealState.LOST));
    assertThat(schema.pipelines().getLast().stages())
        .contains(
            new Stage("Negotiation", "Negotiation", DealState.OPEN),
            new Stage("Closed Won", "Closed Won", DealState.WON),
            new Stage("Closed Lost", "Closed Lost", DealState.LOST));
  }

  private RecordRef made(Action action) {
    var outcome = perform("m:1", action);
    assertThat(outcome).isInstanceOf(Outcome.Created.class);
    return ((Outcome.Created) outcome).ref();
  }

  private Outcome perform(String marker, Action action) {
    return espo.open().perform(List.of(new Command("step", marker, action))).getFirst();
  }

  private static Target existing(RecordRef ref) {
    return new Target.Existing(ref);
  }
}
