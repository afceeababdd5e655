package dev.patchbay.crm;

import static dev.patchbay.crm.ContractSupport.existing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.Action.CreateContact;
import dev.patchbay.crm.Action.CreateDeal;
import dev.patchbay.crm.Action.CreateLead;
import dev.patchbay.crm.Action.CreateOrganization;
import dev.patchbay.crm.Action.Extras;
import dev.patchbay.crm.CrmSchema.Field;
import dev.patchbay.crm.CrmSchema.Pipeline;
import dev.patchbay.crm.CrmSchema.Stage;
import dev.patchbay.crm.CrmSchema.Type;
import dev.patchbay.crm.CrmUnderTest.Topic;
import dev.patchbay.crm.CrmUnderTest.Traffic;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a project's rules may write beside the hub's own fields: told, and then kept. */
interface SchemaContract extends ContractSupport {

  @ParameterizedTest
  @EnumSource(names = {"ORGANIZATION", "CONTACT", "LEAD", "DEAL"})
  default void a_new_record_gets_the_pipeline_stage_and_fields_of_the_rules(RecordKind kind) {
    var extras = extrasOf(kind);
    var ref = create("m:extras", with(kind, extras));
    var stored = crm().storedExtras(ref);
    assertThat(stored.fields()).containsAllEntriesOf(extras.fields());
    if (extras.pipeline() != null) {
      assertThat(stored.pipeline()).isEqualTo(extras.pipeline());
    }
    if (extras.stage() != null) {
      assertThat(stored.stage()).isEqualTo(extras.stage());
      assertThat(statusOf(ref)).isEqualTo(extras.stage());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ORGANIZATION", "CONTACT", "LEAD", "DEAL"})
  default void the_description_lists_the_fields_and_stages_that_may_be_written(RecordKind kind) {
    var extras = extrasOf(kind);
    var schema = describe();
    assertThat(schema.fields().getOrDefault(kind, List.of()))
        .extracting(Field::id)
        .doesNotHaveDuplicates();
    assertThat(extras.fields().keySet())
        .allSatisfy(id -> assertThat(schema.field(kind, id)).as(id).isPresent());
    if (extras.stage() != null) {
      assertThat(schema.pipelines())
          .filteredOn(
              pipeline ->
                  pipeline.kind() == kind
                      && (extras.pipeline() == null
                          || Objects.equals(pipeline.id(), extras.pipeline())))
          .flatExtracting(Pipeline::stages)
          .extracting(Stage::id)
          .contains(extras.stage());
    }
  }

  @Test
  default void the_description_is_one_that_people_can_choose_from() {
    var schema = describe();
    schema
        .fields()
        .forEach(
            (kind, fields) ->
                assertThat(fields)
                    .as("%s", kind)
                    .allSatisfy(
                        field -> {
                          assertThat(field.id()).isNotBlank();
                          assertThat(field.label()).isNotBlank();
                          assertThat(field.options().isEmpty())
                              .as("%s has options exactly when one is to be chosen", field)
                              .isEqualTo(field.type() != Type.CHOICE);
                        }));
    assertThat(schema.pipelines())
        .allSatisfy(
            pipeline -> {
              assertThat(pipeline.kind()).isIn(RecordKind.LEAD, RecordKind.DEAL);
              assertThat(pipeline.stages())
                  .isNotEmpty()
                  .allSatisfy(stage -> assertThat(stage.name()).isNotBlank());
            });
  }

  @Test
  default void a_description_that_cannot_be_read_says_so() {
    needs(Topic.NETWORK);
    if (describe().equals(CrmSchema.NONE)) {
      Assumptions.abort("this CRM describes nothing");
    }
    crm().failNext(Traffic.READ, new Fault.Status(500));
    assertThat(crm().open().describe())
        .isInstanceOfSatisfying(
            Described.Failed.class,
            failed -> assertThat(failed.failure()).isInstanceOf(Failure.Unavailable.class));
  }

  private CrmSchema describe() {
    var described = crm().open().describe();
    assertThat(described).isInstanceOf(Described.Known.class);
    return ((Described.Known) described).schema();
  }

  private Extras extrasOf(RecordKind kind) {
    switch (kind) {
      case ORGANIZATION -> needs(Topic.ORGANIZATIONS);
      case LEAD -> needs(Topic.LEADS);
      case DEAL -> needs(Topic.DEALS);
      default -> {}
    }
    var extras = crm().extras(kind);
    if (extras.equals(Extras.NONE)) {
      Assumptions.abort("the CRM has nothing that rules could write to a new " + kind);
    }
    return extras;
  }

  private Action with(RecordKind kind, Extras extras) {
    return switch (kind) {
      case ORGANIZATION -> new CreateOrganization("Bondar and sons", null, extras);
      case CONTACT -> new CreateContact("Olena Bondar", PHONE, MAIL, null, null, extras);
      case LEAD ->
          new CreateLead(
              "Call", "Olena", PHONE, null, existing(seedContact()), null, null, Map.of(), extras);
      default -> new CreateDeal("Call", existing(seedContact()), null, null, Map.of(), extras);
    };
  }

  private String statusOf(RecordRef ref) {
    return ref.kind() == RecordKind.LEAD
        ? find().leads().getFirst().status()
        : find().deals().getFirst().status();
  }
}
