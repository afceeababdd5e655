package dev.patchbay.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.delivery.Inbox;
import dev.patchbay.function.Api.Reply;
import dev.patchbay.intake.interaction.FormSubmission.Wishes;
import dev.patchbay.project.Projects;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DuplicateCheckFunctionTest extends HubTest {

  private static final String ANNA =
      """
      {"title": "order ", "name": "ANNA", "phone": "050 000 00 01", "email": "Anna@Example.com",
       "visit": "3168", "fields": {"15597": "other"}}
      """;

  @Inject Inbox inbox;
  @Inject Projects projects;

  @Test
  void the_same_data_in_another_notation_is_a_duplicate_and_nothing_is_stored() {
    String first = forms().anna("f1");
    deliver();

    Reply verdict = check(ANNA).expect(200);

    assertThat(verdict.body().path("duplicate").asBoolean()).isTrue();
    assertThat(verdict.text("/rule")).isEqualTo("one-hour");
    assertThat(verdict.text("/hit/lead")).isEqualTo(first);
    assertThat(verdict.text("/hit/record/kind")).isEqualTo("lead");
    assertThat(verdict.body().at("/action/comment").asBoolean()).isTrue();
    String silent = ANNA.replaceFirst("\\{", "{\"appendToDuplicate\": false, ");
    assertThat(check(silent).body().at("/action/comment").asBoolean()).isFalse();
    assertThat(project.admin.get(project.path + "/journal").body().path("entries")).hasSize(1);
    assertThat(check(ANNA).text("/hit/lead")).isEqualTo(first);
  }

  @Test
  void another_title_of_a_new_client_is_none() {
    forms().anna("f1");
    deliver();
    Reply verdict = check(ANNA.replace("order ", "Question")).expect(200);
    assertThat(verdict.body().path("duplicate").asBoolean()).isFalse();
    assertThat(verdict.body().has("rule")).isFalse();
  }

  @Test
  void a_record_in_work_is_found_in_the_crm() {
    String body = "{\"phone\": \"0500000001\", \"inWorkOnly\": true, \"appendToDuplicate\": true}";
    project.delivered("c1", sqs, queue);
    Reply verdict = check(body).expect(200);
    assertThat(verdict.text("/rule")).isEqualTo("client-in-work");
    assertThat(verdict.body().at("/hit").has("lead")).isFalse();
    assertThat(verdict.text("/hit/record/id")).isNotBlank();
    assertThat(verdict.body().at("/action/comment").asBoolean()).isTrue();
  }

  @Test
  void without_a_crm_it_says_what_was_not_compared() {
    project.operator.delete(project.path + "/integration").expect(200);
    Reply verdict = check(ANNA).expect(200);
    assertThat(verdict.body().path("duplicate").asBoolean()).isFalse();
    assertThat(verdict.text("/unchecked")).contains("No CRM");
  }

  @Test
  void a_lead_that_names_nobody_repeats_nothing() {
    assertThat(check("{}").expect(200).body().path("duplicate").asBoolean()).isFalse();
  }

  @Test
  void bad_input_names_its_field() {
    check("{\"title\": [\"a\"]}").refuses(400, "invalid-input", "title", "must be a text");
    check("{\"email\": \"nobody\"}").refuses(400, "invalid-input", "email", "e-mail");
    check("{\"inWorkOnly\": 1}").refuses(400, "invalid-input", "inWorkOnly", "true or false");
    check("{\"fone\": \"1\"}").refuses(400, "invalid-input", "fone", "not known");
  }

  @Test
  void the_journal_tells_and_explains_a_duplicate() {
    String first = forms().anna("f1");
    deliver();
    String second =
        forms()
            .accept(
                "f2",
                "Order",
                "Anna",
                TestProject.CLIENT,
                new Wishes(null, true, false, false, null));
    deliver();

    Reply entry = project.admin.get(project.path + "/journal/" + second).expect(200);
    assertThat(entry.text("/state")).isEqualTo("duplicate");
    assertThat(entry.text("/duplicate/rule")).isEqualTo("one-hour");
    assertThat(entry.text("/duplicate/lead")).isEqualTo(first);
    assertThat(entry.text("/links/0/kind")).isEqualTo("lead");
    assertThat(entry.texts("/steps", "key")).containsExactly("duplicate-note");

    Reply explained =
        project.admin.post(project.path + "/journal/" + second + "/explain", "").expect(200);
    assertThat(explained.text("/row")).isEqualTo("duplicate-one-hour");
    assertThat(explained.texts("/steps", "key")).containsExactly("duplicate-note");
    Reply original =
        project.admin.post(project.path + "/journal/" + first + "/explain", "").expect(200);
    assertThat(original.text("/row")).doesNotStartWith("duplicate");
  }

  private SentForms forms() {
    return new SentForms(inbox, projects, project.id);
  }

  private Reply check(String body) {
    return project.as("manager").post(project.path + "/duplicates/check", body);
  }
}
