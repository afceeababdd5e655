package dev.patchbay.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.function.Api.Reply;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SettingsFunctionTest extends HubTest {

  @Test
  void a_project_is_shown_with_its_parts() {
    Reply shown = project.as("manager").get(project.path).expect(200);

    assertThat(shown.text("/id")).isEqualTo(project.id);
    assertThat(shown.text("/settings/country")).isEqualTo("UA");
    assertThat(shown.texts("/employees", "id")).containsExactly("olena", "iryna");
    assertThat(shown.text("/integration/kind")).isEqualTo("builtin");
  }

  @Test
  void a_project_is_renamed_and_keeps_its_settings() {
    Reply renamed = project.operator.put(project.path, "{\"name\": \"Other\"}").expect(200);

    assertThat(renamed.text("/name")).isEqualTo("Other");
    assertThat(renamed.text("/settings/seniorManager")).isEqualTo("iryna");
  }

  @Test
  void a_project_needs_a_usable_id_and_a_name() {
    project
        .operator
        .put("/v1/projects/Big", "{\"name\": \"x\"}")
        .refuses(400, "invalid-input", "project", "lower-case");
    project
        .operator
        .put("/v1/projects/a", "{\"name\": \"x\"}")
        .refuses(400, "invalid-input", "project", "2 to 40");
    project
        .operator
        .put("/v1/projects/-ab", "{\"name\": \"x\"}")
        .refuses(400, "invalid-input", "project", "hyphen");
    project.operator.put(project.path, "{}").refuses(400, "invalid-input", "name", "required");
    project
        .operator
        .put(project.path, "{\"name\": \"x\", \"owner\": 1}")
        .refuses(400, "invalid-input", "owner", "name, settings");
    project
        .operator
        .put(project.path, "{\"name\": \"%s\"}".formatted("x".repeat(201)))
        .refuses(400, "invalid-input", "name", "200");
    project
        .operator
        .put("/v1/projects/new-one", "{\"name\": \"x\", \"settings\": 1}")
        .refuses(400, "invalid-input", "settings", "object");
    project
        .operator
        .put("/v1/projects/new-one", "{\"name\": \"x\", \"settings\": {\"zone\": \"Mars\"}}")
        .refuses(400, "invalid-input", "zone", "");
  }

  @Test
  void settings_are_replaced_whole_or_changed_in_part() {
    Reply changed = project.admin.patch(settings(), "{\"taskDueHours\": 8}").expect(200);
    assertThat(changed.body().path("taskDueHours").asInt()).isEqualTo(8);
    assertThat(changed.text("/blockedNumbers/0")).isEqualTo("+380500000009");

    Reply cleared =
        project
            .admin
            .with("content-type", "application/merge-patch+json")
            .patch(settings(), "{\"seniorManager\": null}")
            .expect(200);
    assertThat(cleared.body().hasNonNull("seniorManager")).isFalse();

    project.admin.put(settings(), "{\"country\": \"PL\", \"zone\": \"Europe/Warsaw\"}").expect(200);
    Reply replaced = project.admin.get(settings()).expect(200);
    assertThat(replaced.text("/country")).isEqualTo("PL");
    assertThat(replaced.body().path("blockedNumbers")).isEmpty();
    assertThat(replaced.body().path("taskDueHours").asInt()).isEqualTo(4);
  }

  @Test
  void numbers_in_settings_are_kept_in_e164() {
    Reply changed =
        project.admin.patch(settings(), "{\"blockedNumbers\": [\"050 000 00 07\"]}").expect(200);

    assertThat(changed.text("/blockedNumbers/0")).isEqualTo("+380500000007");
  }

  @Test
  void every_fault_of_the_settings_is_named_and_nothing_is_changed() {
    String before = project.admin.get(settings()).answer().body();
    Reply refused =
        project.admin.patch(
            settings(),
            """
            {"country": "XX", "zone": "Nowhere", "seniorManager": "nobody", "taskDueHours": -1,
             "blockedNumbers": ["abc"], "reviewTask": "perhaps", "colour": "red"}
            """);

    refused.refuses(400, "invalid-input", "country", "");
    assertThat(refused.texts("/errors", "field"))
        .contains("country", "zone", "seniorManager", "taskDueHours", "reviewTask", "colour")
        .anyMatch(field -> field.startsWith("blockedNumbers"));
    assertThat(project.admin.get(settings()).answer().body()).isEqualTo(before);
    project.admin.put(settings(), "[]").refuses(400, "invalid-input", "body", "object");
    project.admin.put(settings(), "{\"country\":").refuses(400, "invalid-input", "body", "JSON");
  }

  @Test
  void employees_are_replaced_and_shown_with_their_users_in_the_crm() {
    Reply saved =
        project
            .admin
            .put(
                project.path + "/employees",
                """
                {"employees": [{"id": "iryna", "name": "Iryna", "extensions": ["100"]},
                               {"id": "taras", "name": "Taras", "email": "taras@example.com"}]}
                """)
            .expect(200);

    assertThat(saved.texts("/employees", "id")).containsExactly("iryna", "taras");
    Reply shown = project.as("manager").get(project.path + "/employees").expect(200);
    assertThat(shown.answer().body()).isEqualTo(saved.answer().body());
  }

  @Test
  void faults_of_employees_name_their_place() {
    Reply refused =
        project.admin.put(
            project.path + "/employees",
            """
            {"employees": [{"id": "a", "name": "A"}, {"id": "a", "name": "B"}, {"name": "C"}]}
            """);

    refused.expect(400);
    assertThat(refused.texts("/errors", "field")).contains("employees[1].id", "employees[2].id");
    project
        .admin
        .put(project.path + "/employees", "{}")
        .refuses(400, "invalid-input", "employees", "");
    project
        .admin
        .put(project.path + "/employees", "{\"staff\": []}")
        .refuses(400, "invalid-input", "staff", "employees");
  }

  @Test
  void whom_a_setting_names_is_not_removed_unseen() {
    String withoutIryna = "{\"employees\": [{\"id\": \"olena\", \"name\": \"Olena\"}]}";
    project
        .admin
        .put(project.path + "/employees", withoutIryna)
        .refuses(
            400, "invalid-input", "employees", "leaves out iryna, whom the setting seniorManager");
    project.admin.patch(settings(), "{\"seniorManager\": \"olena\"}").expect(200);
    project.admin.put(project.path + "/employees", withoutIryna).expect(200);
  }

  @Test
  void an_ingest_token_is_shown_once_and_only_its_hash_is_kept() {
    String shown = project.operator.get(project.path).expect(200).answer().body();

    assertThat(project.ingestToken).hasSizeGreaterThan(40);
    assertThat(shown).doesNotContain(project.ingestToken);
  }

  @Test
  void a_person_is_erased_by_any_notation_of_the_number() {
    String id = project.delivered("c1", sqs, queue);
    String other = project.call(TestProject.answered("c2", "+380500000002")).text("/id");

    Reply erased =
        project.as("super-admin").delete(project.path + "/clients/%2B380500000001").expect(200);

    assertThat(erased.body().path("interactions").asInt()).isEqualTo(1);
    assertThat(erased.body().path("records").asInt()).isEqualTo(5);
    assertThat(
            project
                .admin
                .get(project.path + "/crm/contacts?phone=0500000001")
                .expect(200)
                .body()
                .path("records"))
        .isEmpty();
    project.admin.get(project.path + "/journal/" + id).expect(404);
    project.admin.get(project.path + "/journal/" + other).expect(200);
    assertThat(
            project
                .operator
                .delete(project.path + "/clients/0500000002")
                .expect(200)
                .body()
                .path("interactions")
                .asInt())
        .isEqualTo(1);
    project
        .operator
        .delete(project.path + "/clients/abc")
        .refuses(400, "invalid-input", "phone", "phone number");
  }

  @Test
  void the_api_describes_itself() {
    Reply document = anonymous.get("/openapi.json").expect(200);

    assertThat(document.text("/openapi")).startsWith("3.0");
    assertThat(document.body().path("paths").size()).isGreaterThan(10);
  }

  private String settings() {
    return project.path + "/settings";
  }
}
