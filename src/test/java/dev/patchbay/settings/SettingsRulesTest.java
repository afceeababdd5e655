package dev.patchbay.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.phone.PhoneNumbers;
import dev.patchbay.project.Employee;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.store.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsRulesTest {

  private final Json json = new Json();
  private final SettingsRules rules = new SettingsRules(new PhoneNumbers(), json.mapper());

  @Test
  void an_empty_document_gives_the_defaults() {
    ProjectSettings settings = valid("{}");
    assertThat(settings.taskDueHours()).isEqualTo(4);
    assertThat(settings.minTalkSeconds()).isEqualTo(1);
    assertThat(settings.reviewTask()).isTrue();
    assertThat(settings.missedExistingAssignee()).isEqualTo(ProjectSettings.Assignee.SENIOR);
  }

  @Test
  void phone_numbers_come_out_in_e164_whatever_their_notation() {
    ProjectSettings settings =
        valid(
            """
            {"country":"UA","blockedNumbers":["050 000 00 01","+380 (44) 000-00-02"],"ownNumbers":["380440000003"]}
            """);
    assertThat(settings.blockedNumbers()).containsExactly("+380500000001", "+380440000002");
    assertThat(settings.ownNumbers()).containsExactly("+380440000003");
  }

  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          taskDueHours           | {"taskDueHours":"4"}
          taskDueHours           | {"taskDueHours":-1}
          taskDueHours           | {"taskDueHours":1.5}
          minTalkSeconds         | {"minTalkSeconds":100000}
          reviewTask             | {"reviewTask":"yes"}
          country                | {"country":"Ukraine"}
          zone                   | {"zone":"Kyiv"}
          zone                   | {"zone":-1}
          seniorManager          | {"seniorManager":"nobody"}
          missedExistingAssignee | {"missedExistingAssignee":"boss"}
          blockedNumbers         | {"blockedNumbers":"+380500000001"}
          blockedNumbers[1]      | {"blockedNumbers":["+380500000001","abc"]}
          ringostatFields        | {"ringostatFields":{"call_id":5}}
          ringostatFields        | {"ringostatFields":{"colour":"x_colour"}}
          taskDueHour            | {"taskDueHour":4}
          """,
      delimiter = '|')
  void a_wrong_value_is_refused_by_the_name_of_its_field(String field, String document) {
    assertThat(faults(document)).singleElement().extracting(FieldError::field).isEqualTo(field);
  }

  @Test
  void every_fault_is_reported_at_once() {
    assertThat(faults("{\"taskDueHours\":-1,\"zone\":\"x\",\"colour\":\"red\"}"))
        .extracting(FieldError::field)
        .containsExactly("taskDueHours", "zone", "colour");
  }

  private ProjectSettings valid(String document) {
    return ((SettingsRules.Checked.Valid) check(document)).settings();
  }

  private List<FieldError> faults(String document) {
    return ((SettingsRules.Checked.Invalid) check(document)).errors();
  }

  private SettingsRules.Checked check(String document) {
    var anna = new Employee("anna", "Anna", null, "1", null, null, null, null);
    return rules.check((ObjectNode) json.read(document, ObjectNode.class), List.of(anna));
  }
}
