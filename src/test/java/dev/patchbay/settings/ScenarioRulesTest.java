package dev.patchbay.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.crm.CrmSchema;
import dev.patchbay.crm.CrmSchema.Pipeline;
import dev.patchbay.crm.CrmSchema.Stage;
import dev.patchbay.crm.Described;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.phone.PhoneNumbers;
import dev.patchbay.project.Employee;
import dev.patchbay.project.Matrix.Trigger;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.project.ScenarioSettings;
import dev.patchbay.project.ScenarioSettings.RepeatCall;
import dev.patchbay.project.ScenarioSettings.TitleKind;
import dev.patchbay.store.Json;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioRulesTest {

  private static final CrmSchema SALES =
      new CrmSchema(
          Map.of(),
          List.of(
              new Pipeline(RecordKind.DEAL, "1", "Sales", List.of(new Stage("11", "New", null)))));

  private final Json json = new Json();
  private final SettingsRules rules = new SettingsRules(new PhoneNumbers(), json.mapper());

  @Test
  void everything_has_a_default() {
    ScenarioSettings scenario = valid("{}").scenario();
    assertThat(scenario).isEqualTo(ScenarioSettings.DEFAULT);
    assertThat(scenario.repeatCall()).isEqualTo(RepeatCall.NO_SECOND_DEAL);
    assertThat(scenario.reuseClosedDays()).isZero();
    assertThat(scenario.completeMissedTasks()).isTrue();
    assertThat(scenario.matrixInForce().version()).isZero();
  }

  @Test
  void everything_that_is_right_is_taken_over() {
    ScenarioSettings scenario =
        valid(
                """
                {"scenario": {
                  "matrix": {"rows": {"out-answered-new": {"contact": true, "note": true}}},
                  "secondSeniorManager": "anna", "repeatCall": "always", "reuseClosedDays": 7,
                  "completeMissedTasks": false, "callbackDueMinutes": 15,
                  "stages": [{"when": {"utm": {"utm_source": "google"}, "line": "+380440000001"},
                              "kind": "deal", "pipeline": "1", "stage": "11"}],
                  "titles": {"form": "{form}: {name} {utm_source}", "messenger": "Chat {id}"},
                  "formOwners": [{"form": "order", "owner": "employee", "employee": "anna"},
                                 {"owner": "responsible"}]}}
                """)
            .scenario();
    assertThat(scenario.matrix().row(Trigger.OUT_ANSWERED_NEW).contact()).isTrue();
    assertThat(scenario.matrix().row(Trigger.OUT_ANSWERED_NEW).lead()).isFalse();
    assertThat(scenario.matrix().row(Trigger.FORM).lead()).isTrue();
    assertThat(scenario.repeatCall()).isEqualTo(RepeatCall.ALWAYS);
    assertThat(scenario.stages().getFirst().when().utm()).containsEntry("utm_source", "google");
    assertThat(scenario.titles()).containsEntry(TitleKind.MESSENGER, "Chat {id}");
    assertThat(scenario.formOwners()).hasSize(2);
    assertThat(json.read(json.write(scenario), ScenarioSettings.class)).isEqualTo(scenario);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          scenario                        | 5
          scenario.colour                 | {"colour": "red"}
          scenario.matrix                 | {"matrix": []}
          scenario.matrix.columns         | {"matrix": {"columns": {}}}
          scenario.matrix.rows.form.lead  | {"matrix": {"rows": {"form": {"lead": true}}}}
          scenario.matrix.rows.in-missed-new.deal | {"matrix": {"rows": {"in-missed-new": {"contact": true, "lead": true, "deal": true}}}}
          scenario.matrix.version         | {"matrix": {"version": "abc"}}
          scenario.matrix.version         | {"matrix": {"version": 99999999999}}
          scenario.secondSeniorManager    | {"secondSeniorManager": "nobody"}
          scenario.repeatCall             | {"repeatCall": "sometimes"}
          scenario.reuseClosedDays        | {"reuseClosedDays": -1}
          scenario.reuseClosedDays        | {"reuseClosedDays": 366}
          scenario.callbackDueMinutes     | {"callbackDueMinutes": 0}
          scenario.completeMissedTasks    | {"completeMissedTasks": "yes"}
          scenario.stages                 | {"stages": {}}
          scenario.stages[0].kind         | {"stages": [{"kind": "task", "stage": "11"}]}
          scenario.stages[0]              | {"stages": [{"kind": "deal"}]}
          scenario.stages[0].stage        | {"stages": [{"kind": "deal", "stage": 11}]}
          scenario.stages[0].when.utm     | {"stages": [{"kind": "deal", "stage": "11", "when": {"utm": ["google"]}}]}
          scenario.stages[0].when.colour  | {"stages": [{"kind": "deal", "stage": "11", "when": {"colour": "red"}}]}
          scenario.stages[0].pipeline     | {"stages": [{"kind": "deal", "pipeline": "2"}]}
          scenario.stages[0].stage        | {"stages": [{"kind": "deal", "pipeline": "1", "stage": "12"}]}
          scenario.stages[0].kind         | {"stages": [{"kind": "lead", "stage": "11"}]}
          scenario.titles                 | {"titles": "x"}
          scenario.titles.call            | {"titles": {"call": "x"}}
          scenario.titles.form            | {"titles": {"form": ""}}
          scenario.titles.form            | {"titles": {"form": "{surname}"}}
          scenario.titles.form            | {"titles": {"form": "{name"}}
          scenario.titles.form            | {"titles": {"form": "name}"}}
          scenario.formOwners             | {"formOwners": "senior"}
          scenario.formOwners[0].form     | {"formOwners": [{"owner": "senior", "form": ["order"]}]}
          scenario.formOwners[0].form     | {"formOwners": [{"owner": "senior", "form": ""}]}
          scenario.formOwners[0].owner    | {"formOwners": [{"owner": "boss"}]}
          scenario.formOwners[0].employee | {"formOwners": [{"owner": "employee", "employee": "nobody"}]}
          scenario.formOwners[0].employee | {"formOwners": [{"owner": "senior", "employee": "anna"}]}
          scenario.formOwners[0].site     | {"formOwners": [{"owner": "senior", "site": "x"}]}
          """)
  void a_wrong_value_is_refused_by_the_name_of_its_field(String field, String scenario) {
    assertThat(faults("{\"scenario\": " + scenario + "}"))
        .singleElement()
        .extracting(FieldError::field)
        .isEqualTo(field);
  }

  @Test
  void an_unknown_placeholder_is_named_with_those_that_are_known() {
    assertThat(
            faults("{\"scenario\": {\"titles\": {\"form\": \"{name} {surname}\"}}}")
                .getFirst()
                .reason())
        .startsWith("{surname} is no placeholder; known are {phone}, {name}");
  }

  @Test
  void a_stage_that_the_crm_does_not_have_is_refused_with_those_it_has() {
    assertThat(
            faults("{\"scenario\": {\"stages\": [{\"kind\": \"deal\", \"stage\": \"12\"}]}}")
                .getFirst()
                .reason())
        .isEqualTo("is no stage of the pipeline: 11 (New)");
  }

  @Test
  void a_crm_with_stages_but_without_pipelines_says_so() {
    CrmSchema stagesOnly =
        new CrmSchema(
            Map.of(),
            List.of(
                new Pipeline(
                    RecordKind.DEAL, null, "Deals", List.of(new Stage("won", "Won", null)))));
    var rules =
        new StageRules(new CrmFacts("Shop CRM", null, () -> new Described.Known(stagesOnly)));
    assertThat(
            rules.check(
                "stages",
                json.read("[{\"kind\": \"deal\", \"pipeline\": \"1\"}]", JsonNode.class),
                true))
        .containsExactly(
            new FieldError(
                "stages[0].pipeline",
                "is not to be given: Shop CRM has stages of a deal, but no pipelines"));
  }

  @Test
  void stages_wait_for_a_crm_that_answers_but_those_in_force_keep_nobody_from_other_changes() {
    CrmFacts silent =
        new CrmFacts(
            "Sales CRM",
            EnumSet.allOf(Capability.class),
            () -> new Described.Failed(new Failure.Unavailable("it did not answer")));
    ProjectSettings saved =
        valid("{\"scenario\": {\"stages\": [{\"kind\": \"deal\", \"stage\": \"11\"}]}}");
    ObjectNode document = json.mapper().valueToTree(saved);
    document.put("taskDueHours", 8);

    assertThat(rules.check(document, List.of(), saved, silent))
        .isInstanceOf(SettingsRules.Checked.Valid.class);
    assertThat(
            ((SettingsRules.Checked.Invalid)
                    rules.check(document, List.of(), ProjectSettings.defaults(null, null), silent))
                .errors())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.field()).isEqualTo("scenario.stages");
              assertThat(error.reason()).contains("it did not answer. Nothing was saved");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "missedExistingAssignee | last-rung | true",
        "contactMissedOwner | last-rung | true",
        "contactAnsweredOwner | last-rung | false",
        "missedExistingAssignee | answering | false"
      })
  void an_assignee_must_make_sense_for_the_call(String setting, String assignee, boolean right) {
    assertThat(check("{\"%s\": \"%s\"}".formatted(setting, assignee)))
        .isInstanceOf(
            right ? SettingsRules.Checked.Valid.class : SettingsRules.Checked.Invalid.class);
  }

  @Test
  void lists_of_numbers_take_beginnings_and_blocked_ones_take_lines() {
    ProjectSettings settings =
        valid(
            """
            {"blockedNumbers": ["+38 (044)*", "line: trunk-1", "0500000001"], "ownNumbers": ["+38044*"]}
            """);
    assertThat(settings.blockedNumbers())
        .containsExactly("+38044*", "line:trunk-1", "+380500000001");
    assertThat(settings.ownNumbers()).containsExactly("+38044*");
    assertThat(
            faults(
                """
                {"blockedNumbers": ["044*", "+3*", "line:"], "ownNumbers": ["line:trunk-1", "*"]}
                """))
        .extracting(FieldError::field)
        .containsExactly(
            "blockedNumbers[0]",
            "blockedNumbers[1]",
            "blockedNumbers[2]",
            "ownNumbers[0]",
            "ownNumbers[1]");
  }

  private ProjectSettings valid(String document) {
    return ((SettingsRules.Checked.Valid) check(document)).settings();
  }

  private List<FieldError> faults(String document) {
    return ((SettingsRules.Checked.Invalid) check(document)).errors();
  }

  private SettingsRules.Checked check(String document) {
    var anna = new Employee("anna", "Anna", null, "1", null, null, null, null);
    var crm =
        new CrmFacts(
            "Sales CRM",
            EnumSet.complementOf(EnumSet.of(Capability.LEAD_WITH_DEAL, Capability.LEAD_ALONE)),
            () -> new Described.Known(SALES));
    return rules.check(
        json.read(document, ObjectNode.class),
        List.of(anna),
        ProjectSettings.defaults(null, null),
        crm);
  }
}
