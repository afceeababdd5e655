package dev.patchbay.crm.pipedrive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patchbay.crm.Action;
import dev.patchbay.crm.Action.CreateContact;
import dev.patchbay.crm.Action.CreateDeal;
import dev.patchbay.crm.Action.CreateLead;
import dev.patchbay.crm.Action.Extras;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.CrmSchema;
import dev.patchbay.crm.CrmSchema.Field;
import dev.patchbay.crm.CrmSchema.Option;
import dev.patchbay.crm.CrmSchema.Stage;
import dev.patchbay.crm.CrmSchema.Type;
import dev.patchbay.crm.Described;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Target;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pipelines, stages, labels and custom fields: how they are told and how they are sent. */
@QuarkusTest
class PipedriveExtrasTest {

  private static final String PHONE = "+380501234567";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject PipedriveConnector connector;

  private PipedriveUnderTest crm;
  private RecordRef contact;

  @BeforeEach
  void start() throws Exception {
    crm = new PipedriveUnderTest(connector);
    contact = crm.seedContact("Olena", List.of(PHONE), List.of(), null);
  }

  @AfterEach
  void close() {
    crm.close();
    assertThat(crm.server().violations()).isEmpty();
    assertThat(crm.tokens()).isEqualTo(crm.server().tokens());
  }

  @Test
  void a_deal_gets_its_pipeline_and_stage_and_texts_without_a_further_call() throws Exception {
    make(deal("2", "21", Map.of(PipedriveFields.NOTE, "Two floors", "value", 1200)));
    assertSent(
        "{'title':'Roof','person_id':%s,'pipeline_id':2,'stage_id':21,'value':1200,"
            + "'custom_fields':{'%s':'Two floors'}}",
        contact.id(), PipedriveFields.NOTE);
    assertThat(crm.server().requests()).containsExactly("POST /api/v2/deals");
  }

  @Test
  void a_deal_may_be_made_won() throws Exception {
    make(deal(null, "won", Map.of()));
    assertSent("{'title':'Roof','person_id':%s,'status':'won'}", contact.id());
  }

  @Test
  void whole_numbers_are_sent_as_their_fields_want_them() throws Exception {
    make(
        deal(
            null,
            null,
            Map.of(
                PipedriveFields.COLOUR, "2",
                PipedriveFields.EXTRAS, "7",
                PipedriveFields.ROOMS, "4",
                PipedriveFields.NOTE, "380501234567")));
    assertSent(
        "{'title':'Roof','person_id':%s,'custom_fields':"
            + "{'%s':2,'%s':[7],'%s':4,'%s':'380501234567'}}",
        contact.id(),
        PipedriveFields.COLOUR,
        PipedriveFields.EXTRAS,
        PipedriveFields.ROOMS,
        PipedriveFields.NOTE);
    assertThat(crm.server().requests())
        .containsExactly("GET /api/v2/dealFields?limit=500", "POST /api/v2/deals");
  }

  @Test
  void a_lead_has_the_custom_fields_of_deals_at_top_level_and_labels_of_its_own() throws Exception {
    var fields =
        Map.<String, Object>of(PipedriveFields.COLOUR, "1", "label_ids", PipedriveFields.LABEL);
    make(
        new CreateLead(
            "Roof",
            "Olena",
            PHONE,
            null,
            existing(contact),
            null,
            null,
            Map.of(),
            new Extras(null, null, fields)));
    assertSent(
        "{'title':'Roof','person_id':%s,'origin_id':'m:1','%s':1,'label_ids':['%s']}",
        contact.id(), PipedriveFields.COLOUR, PipedriveFields.LABEL);
  }

  @Test
  void the_label_of_a_contact_is_a_number() throws Exception {
    var extras = new Extras(null, null, Map.of("label_ids", "3", "job_title", "Director"));
    make(new CreateContact("Petro", null, null, null, null, extras));
    assertSent("{'name':'Petro','label_ids':[3],'job_title':'Director'}");
  }

  @Test
  void a_field_that_was_removed_meanwhile_is_refused_in_the_vendors_words() {
    var gone = "dead".repeat(10);
    assertThat(perform(deal(null, null, Map.of(gone, "x"))))
        .isInstanceOfSatisfying(
            Failure.Refused.class, refused -> assertThat(refused.reason()).contains(gone));
    assertThat(perform(deal(null, "Offer", Map.of())))
        .isInstanceOfSatisfying(
            Failure.Refused.class, refused -> assertThat(refused.reason()).contains("stage"));
  }

  @Test
  void the_description_takes_six_calls_and_leaves_out_what_cannot_be_written() {
    CrmSchema schema = ((Described.Known) crm.open().describe()).schema();
    assertThat(crm.server().requests()).hasSize(6);
    assertThat(crm.tokens()).isEqualTo(50);
    assertThat(schema.fields().get(RecordKind.DEAL))
        .extracting(Field::id, Field::type)
        .containsExactlyInAnyOrder(
            tuple("value", Type.NUMBER),
            tuple(PipedriveFields.COLOUR, Type.CHOICE),
            tuple(PipedriveFields.EXTRAS, Type.CHOICE),
            tuple(PipedriveFields.ROOMS, Type.NUMBER),
            tuple(PipedriveFields.NOTE, Type.TEXT));
    assertThat(schema.field(RecordKind.DEAL, PipedriveFields.COLOUR).orElseThrow().options())
        .containsExactly(new Option("1", "Red"), new Option("2", "Blue"));
    assertThat(schema.field(RecordKind.LEAD, "label_ids").orElseThrow().options())
        .containsExactly(new Option(PipedriveFields.LABEL, "Hot"));
    assertThat(schema.pipelines())
        .extracting(CrmSchema.Pipeline::id, CrmSchema.Pipeline::name)
        .containsExactly(tuple("1", "Sales"), tuple("2", "Repairs"));
    assertThat(schema.pipelines().getLast().stages())
        .containsExactly(
            new Stage("21", "Inspection", DealState.OPEN),
            new Stage("won", "Won", DealState.WON),
            new Stage("lost", "Lost", DealState.LOST));
  }

  private CreateDeal deal(String pipeline, String stage, Map<String, Object> fields) {
    var extras = new Extras(pipeline, stage, fields);
    return new CreateDeal("Roof", existing(contact), null, null, Map.of(), extras);
  }

  private void make(Action action) {
    assertThat(perform(action)).isInstanceOf(Outcome.Created.class);
  }

  private Outcome perform(Action action) {
    return crm.open().perform(List.of(new Command("step", "m:1", action))).getFirst();
  }

  private void assertSent(String json, Object... values) throws Exception {
    JsonNode wanted = JSON.readTree(json.formatted(values).replace('\'', '"'));
    assertThat(crm.server().bodies().getLast()).isEqualTo(wanted);
  }

  private static Target existing(RecordRef ref) {
    return new Target.Existing(ref);
  }
}
