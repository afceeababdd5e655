package dev.patchbay.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.crm.CrmSchema;
import dev.patchbay.crm.CrmSchema.Pipeline;
import dev.patchbay.crm.CrmSchema.Stage;
import dev.patchbay.crm.Described;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.intake.FieldError;
import dev.patchbay.project.DuplicateSettings;
import dev.patchbay.store.Json;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DuplicateRulesTest {

  private static final Described SCHEMA =
      new Described.Known(
          new CrmSchema(
              Map.of(),
              List.of(
                  new Pipeline(
                      RecordKind.DEAL,
                      "p1",
                      "Sales",
                      List.of(
                          new Stage("s1", "New", DealState.OPEN),
                          new Stage("s2", "Lost", DealState.LOST))))));

  private final Json json = new Json();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'enabled': false}",
        "{'hours': 0, 'days': 0}",
        "{'hours': 72, 'days': 90, 'titleCounts': false, 'inWorkOnly': true}",
        "{'extended': null}",
        "{'extended': {'enabled': true}}",
        "{'extended': {'enabled': true, 'byPhone': false, 'byEmail': true}}",
        "{'extended': {'enabled': true, 'statuses': ['s1', 's2'], 'periodDays': 0}}",
        "{'extended': {'byPhone': false, 'byEmail': false}}"
      })
  void what_can_be_said(String settings) {
    assertThat(check(settings, EnumSet.allOf(Capability.class), SCHEMA)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []                                        | duplicates                        | object
          {'enabled': 1}                            | duplicates.enabled                | true or false
          {'hours': 73}                             | duplicates.hours                  | 0 to 72
          {'hours': -1}                             | duplicates.hours                  | 0 to 72
          {'days': 91}                              | duplicates.days                   | 0 to 90
          {'days': '30'}                            | duplicates.days                   | whole number
          {'periods': 1}                            | duplicates.periods                | not a setting
          {'extended': true}                        | duplicates.extended               | object
          {'extended': {'periodDays': 91}}          | duplicates.extended.periodDays    | 0 to 90
          {'extended': {'taskMinutes': 0}}          | duplicates.extended.taskMinutes   | at least 1
          {'extended': {'taskMinutes': 43201}}      | duplicates.extended.taskMinutes   | 43200
          {'extended': {'statuses': 's1'}}          | duplicates.extended.statuses      | list
          {'extended': {'statuses': [1]}}           | duplicates.extended.statuses[0]   | text
          {'extended': {'enabled': true, 'byPhone': false}} | duplicates.extended       | byPhone or byEmail
          {'extended': {'enabled': true, 'statuses': ['s1', 's9']}} | duplicates.extended.statuses[1] | s1, s2
          """)
  void what_cannot_names_its_field_and_says_why(String settings, String field, String reason) {
    assertThat(check(settings, EnumSet.allOf(Capability.class), SCHEMA))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.field()).isEqualTo(field);
              assertThat(error.reason()).contains(reason);
            });
  }

  @Test
  void what_the_crm_cannot_do_is_not_chosen() {
    String both = "{'extended': {'enabled': true, 'comment': true, 'task': true}}";
    assertThat(check(both, EnumSet.of(Capability.LEADS), SCHEMA))
        .extracting(FieldError::field)
        .containsExactlyInAnyOrder("duplicates.extended.comment", "duplicates.extended.task");
  }

  @Test
  void a_comment_that_is_switched_on_needs_a_crm_that_takes_notes_and_the_default_does_not() {
    DuplicateSettings silent = new DuplicateSettings(null, null, null, null, null, false, null);
    CrmFacts facts = new CrmFacts("Sales CRM", EnumSet.of(Capability.LEADS), () -> SCHEMA);
    JsonNode on = read("{'hours': 6, 'appendToDuplicate': true}");
    assertThat(
            new DuplicateRules(json.mapper(), facts, silent)
                .check("duplicates", on, json.mapper().createObjectNode(), List.of()))
        .extracting(FieldError::reason)
        .containsExactly("Sales CRM takes no notes");
    assertThat(
            check("{'hours': 6, 'appendToDuplicate': true}", EnumSet.of(Capability.LEADS), SCHEMA))
        .isEmpty();
  }

  @Test
  void a_crm_that_does_not_answer_is_believed_to_have_the_statuses() {
    Described failed = new Described.Failed(new Failure.Unavailable("down"));
    assertThat(
            check(
                "{'extended': {'enabled': true, 'statuses': ['s9']}}",
                EnumSet.allOf(Capability.class),
                failed))
        .isEmpty();
  }

  @Test
  void what_is_in_force_is_not_held_against_the_crm_again() {
    JsonNode value = read("{'extended': {'enabled': true, 'statuses': ['gone']}}");
    DuplicateSettings saved = json.mapper().convertValue(value, DuplicateSettings.class);
    CrmFacts facts =
        new CrmFacts(
            "Sales CRM",
            EnumSet.allOf(Capability.class),
            () -> {
              throw new AssertionError("asked");
            });
    assertThat(
            new DuplicateRules(json.mapper(), facts, saved)
                .check("duplicates", value, json.mapper().createObjectNode(), List.of()))
        .isEmpty();
  }

  private List<FieldError> check(String settings, Set<Capability> capabilities, Described schema) {
    CrmFacts facts = new CrmFacts("Sales CRM", capabilities, () -> schema);
    return new DuplicateRules(json.mapper(), facts, DuplicateSettings.DEFAULT)
        .check("duplicates", read(settings), json.mapper().createObjectNode(), List.of());
  }

  private JsonNode read(String settings) {
    return json.read(settings.replace('\'', '"'), JsonNode.class);
  }
}
