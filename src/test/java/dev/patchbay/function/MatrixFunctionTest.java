package dev.patchbay.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.function.Api.Reply;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The matrix of a project: edits, their versions, and drafts of them. */
@QuarkusTest
class MatrixFunctionTest extends HubTest {

  private static final String CONTACTS_ONLY =
      "{\"contact\": true, \"note\": true, \"organization\": false}";

  @Test
  void a_project_begins_with_the_recommended_matrix() {
    Reply matrix = project.admin.get(matrix("")).expect(200);

    assertThat(matrix.body().path("version").asInt()).isZero();
    assertThat(matrix.body().path("rows").size()).isEqualTo(10);
    assertThat(matrix.body().path("edited")).isEmpty();
    assertThat(matrix.body().at("/rows/in-answered-new/lead").asBoolean()).isTrue();
    assertThat(project.admin.get(matrix("/versions")).expect(200).body().path("versions"))
        .isEmpty();
  }

  @Test
  void every_change_is_a_version_that_tells_who_made_it_and_what_it_was() {
    edit("{\"in-answered-new\": " + CONTACTS_ONLY + "}");
    Reply second = edit("{\"out-answered-new\": " + CONTACTS_ONLY + "}");

    assertThat(second.body().path("version").asInt()).isEqualTo(2);
    assertThat(second.body().path("edited")).hasSize(1);
    assertThat(second.body().at("/rows/in-answered-new/lead").asBoolean()).isTrue();
    Reply versions = project.admin.get(matrix("/versions")).expect(200);
    assertThat(versions.texts("/versions", "by")).hasSize(2).doesNotContainNull();
    assertThat(versions.body().at("/versions/0/version").asInt()).isEqualTo(2);
    Reply first = project.admin.get(matrix("/versions/1")).expect(200);
    assertThat(first.body().at("/rows/in-answered-new/lead").asBoolean()).isFalse();
    assertThat(first.text("/savedAt")).isNotBlank();
    Reply recommended = project.admin.get(matrix("/versions/0")).expect(200);
    assertThat(recommended.body().at("/rows/in-answered-new/lead").asBoolean()).isTrue();
    assertThat(recommended.body().path("edited")).isEmpty();
    project.admin.get(matrix("/versions/9")).expect(404);
    project.admin.get(matrix("/versions/x")).expect(404);
  }

  @Test
  void what_changes_nothing_is_no_version() {
    Reply recommended = project.admin.get(matrix("")).expect(200);
    Reply same = edit(recommended.body().path("rows").toString());
    assertThat(same.body().path("version").asInt()).isZero();

    edit("{\"in-answered-new\": " + CONTACTS_ONLY + "}");
    project.admin.patch(settings(), "{\"taskDueHours\": 8}").expect(200);
    assertThat(project.admin.get(matrix("")).expect(200).body().path("version").asInt())
        .isEqualTo(1);
  }

  @Test
  void the_settings_take_the_same_path() {
    Reply changed =
        project
            .admin
            .patch(
                settings(),
                "{\"scenario\": {\"matrix\": {\"version\": 7, \"rows\": {\"form\": "
                    + CONTACTS_ONLY
                    + "}}}}")
            .expect(200);
    assertThat(changed.body().at("/scenario/matrix/version").asInt()).isEqualTo(1);

    project.admin.patch(settings(), "{\"scenario\": {\"reuseClosedDays\": 3}}").expect(200);
    assertThat(project.admin.get(matrix("")).body().path("version").asInt()).isEqualTo(1);

    project.admin.patch(settings(), "{\"scenario\": {\"matrix\": null}}").expect(200);
    Reply back = project.admin.get(matrix("")).expect(200);
    assertThat(back.body().path("version").asInt()).isEqualTo(2);
    assertThat(back.body().path("edited")).isEmpty();
    assertThat(project.admin.get(settings()).body().at("/scenario/reuseClosedDays").asInt())
        .isEqualTo(3);
  }

  @Test
  void no_rows_lead_back_to_the_recommended_matrix() {
    edit("{\"in-answered-new\": " + CONTACTS_ONLY + "}");
    Reply back = edit("{}");

    assertThat(back.body().path("version").asInt()).isEqualTo(2);
    assertThat(back.body().at("/rows/in-answered-new/lead").asBoolean()).isTrue();
  }

  @Test
  void a_matrix_that_breaks_a_rule_is_refused_with_row_and_reason() {
    project
        .admin
        .put(
            matrix(""),
            "{\"rows\": {\"in-missed-new\": {\"contact\": true, \"lead\": true, \"deal\": true}}}")
        .refuses(400, "invalid-input", "rows.in-missed-new.deal", "a lead becomes");
    project
        .admin
        .put(matrix(""), "{\"matrix\": {}}")
        .refuses(400, "invalid-input", "matrix", "rows");
    assertThat(project.admin.get(matrix("/versions")).body().path("versions")).isEmpty();
  }

  @Test
  void an_entry_names_the_version_it_was_decided_by() {
    edit("{\"in-answered-new\": " + CONTACTS_ONLY + "}");
    String id = project.delivered("c1", sqs, queue);

    Reply entry = project.admin.get(project.path + "/journal/" + id).expect(200);
    assertThat(entry.body().at("/decision/matrix").asInt()).isEqualTo(1);
    assertThat(entry.texts("/steps", "key")).containsExactly("contact", "note");
  }

  @Test
  void a_draft_is_explained_against_what_was_decided_and_changes_nothing() {
    String id = project.delivered("c1", sqs, queue);
    String explain = project.path + "/journal/" + id + "/explain";

    Reply same = project.admin.post(explain, "").expect(200);
    assertThat(same.body().path("differences")).isEmpty();

    Reply draft =
        project
            .admin
            .post(
                explain,
                "{\"settings\": {\"scenario\": {\"matrix\": {\"rows\": {\"in-answered-new\": "
                    + CONTACTS_ONLY
                    + "}}}}}")
            .expect(200);
    assertThat(draft.texts("/steps", "key")).containsExactly("contact", "note");
    assertThat(draft.texts("/differences", "what"))
        .contains("organization", "lead", "task-call")
        .doesNotContain("row");
    assertThat(draft.text("/differences/0/decided")).startsWith("create-");
    assertThat(project.admin.get(matrix("")).body().path("version").asInt()).isZero();
  }

  @Test
  void a_draft_is_checked_like_a_change() {
    String id = project.delivered("c1", sqs, queue);
    String explain = project.path + "/journal/" + id + "/explain";

    project
        .admin
        .post(explain, "{\"settings\": {\"scenario\": {\"repeatCall\": \"never\"}}}")
        .refuses(400, "invalid-input", "scenario.repeatCall", "note-only");
    project
        .admin
        .post(explain, "{\"draft\": {}}")
        .refuses(400, "invalid-input", "draft", "settings");
  }

  @Test
  void a_draft_that_would_make_nothing_says_so() {
    String id = project.delivered("c1", sqs, queue);

    Reply draft =
        project
            .admin
            .post(
                project.path + "/journal/" + id + "/explain",
                "{\"settings\": {\"scenario\": {\"matrix\": {\"rows\": {\"in-answered-new\": {}}}}}}")
            .expect(200);
    assertThat(draft.text("/skip/code")).isEqualTo("journal-only");
    assertThat(draft.text("/skip/reason")).contains("in-answered-new");
    assertThat(draft.texts("/differences", "what")).contains("row", "lead", "note");
  }

  @Test
  void a_new_project_may_come_with_its_matrix() {
    String path = project.path + "-m";
    Reply made =
        project
            .operator
            .put(
                path,
                "{\"name\": \"M\", \"settings\": {\"scenario\": {\"matrix\": {\"rows\": {\"form\": "
                    + CONTACTS_ONLY
                    + "}}}}}")
            .expect(200);
    assertThat(made.body().at("/settings/scenario/matrix/version").asInt()).isEqualTo(1);
    assertThat(
            project
                .operator
                .get(path + "/settings/matrix/versions")
                .expect(200)
                .body()
                .path("versions"))
        .hasSize(1);
  }

  @Test
  void employees_are_imported_from_the_crm_and_those_it_does_not_have_are_named() {
    Reply imported = project.admin.post(project.path + "/employees/import", "").expect(200);

    assertThat(imported.texts("/employees", "id")).contains("olena", "iryna");
    assertThat(imported.body().path("matched")).hasSize(2);
    assertThat(imported.body().path("unmatched")).isEmpty();
    project.operator.delete(project.path + "/integration").expect(200);
    Reply refused = project.admin.post(project.path + "/employees/import", "").expect(503);
    assertThat(refused.text("/code")).isEqualTo("crm-unavailable");
  }

  private Reply edit(String rows) {
    return project.admin.put(matrix(""), "{\"rows\": " + rows + "}").expect(200);
  }

  private String matrix(String more) {
    return settings() + "/matrix" + more;
  }

  private String settings() {
    return project.path + "/settings";
  }
}
