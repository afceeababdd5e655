package dev.patchbay.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.function.Api.Reply;
import dev.patchbay.project.Gate.Setup;
import dev.patchbay.project.Projects;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may come into a project, and what the gate keeps him from. */
@QuarkusTest
class PeopleTest extends HubTest {

  private static final Instant CHANGED = Instant.parse("2026-11-30T12:00:00.400Z");

  @Inject Projects projects;

  @Test
  void the_first_super_admin_stays_the_one() {
    Api anna = anonymous.named("anna", project.id + ":super-admin");
    Api boris = anonymous.named("boris", project.id + ":super-admin");

    assertThat(roles(anna.get(project.path + "/session"))).containsExactly("super-admin");
    Reply session = boris.get(project.path + "/session").expect(200);

    assertThat(roles(session)).containsExactly("admin");
    assertThat(session.text("/superAdmin")).isEqualTo("anna");
    assertThat(session.text("/crmState")).isEqualTo("connected");
    assertThat(boris.post(project.path + "/ingest-token", "").expect(403).text("/code"))
        .isEqualTo("not-allowed");
    anna.post(project.path + "/ingest-token", "").expect(200);
    assertThat(actions("super-admin")).hasSize(1);
  }

  @Test
  void a_reader_of_records_can_be_the_first_one_too() {
    anonymous
        .named("anna", project.id + ":super-admin")
        .get(project.path + "/crm/leads")
        .expect(200);

    assertThat(projects.gate(project.id).superAdmin()).isEqualTo("anna");
  }

  @Test
  void nobody_becomes_super_admin_of_a_project_that_does_not_exist() {
    Api anna = anonymous.named("anna", "ghost:super-admin");

    anna.get("/v1/projects/ghost/session").expect(404);
    anna.put("/v1/projects/ghost/settings", "{}").expect(404);

    assertThat(projects.gate("ghost").superAdmin()).isNull();
  }

  @Test
  void a_super_admin_hands_over_and_is_an_admin_from_then_on() {
    Api anna = anonymous.named("anna", project.id + ":super-admin");
    Api boris = anonymous.named("boris", project.id + ":manager");
    anna.get(project.path + "/session").expect(200);

    anna.put(project.path + "/super-admin", "{\"subject\": \"boris\"}").expect(200);

    assertThat(roles(anna.get(project.path + "/session"))).containsExactly("admin");
    assertThat(roles(boris.get(project.path + "/session")))
        .containsExactly("super-admin", "manager");
    anna.put(project.path + "/super-admin", "{\"subject\": \"anna\"}").expect(403);
    Reply audit = boris.get(project.path + "/audit").expect(200);
    assertThat(audit.text("/entries/0/before/subject")).isEqualTo("anna");
    assertThat(audit.text("/entries/0/after/subject")).isEqualTo("boris");
  }

  @Test
  void an_operator_may_hand_over_but_not_to_nobody() {
    project
        .operator
        .put(project.path + "/super-admin", "{\"subject\": \" \"}")
        .refuses(400, "invalid-input", "subject", "is required");
    project.operator.put(project.path + "/super-admin", "{\"subject\": \"carla\"}").expect(200);

    Reply session = project.operator.get(project.path + "/session").expect(200);
    assertThat(session.text("/superAdmin")).isEqualTo("carla");
    assertThat(roles(session)).containsExactly("operator");
  }

  @Test
  void a_session_ends_with_the_moment_and_begins_anew_after_it() {
    projects.updateGate(project.id, gate -> gate.withSessionsFrom(CHANGED));

    for (String role : List.of("super-admin", "admin", "manager")) {
      String group = project.id + ":" + role;
      Reply before = anonymous.named(role, CHANGED, group).get(project.path).expect(401);
      assertThat(before.text("/code")).isEqualTo("session-ended");
      assertThat(before.text("/detail")).contains("Sign in again");
      anonymous.named(role, CHANGED.plusSeconds(1), group).get(project.path).expect(200);
    }
    anonymous.named("root", CHANGED.minusSeconds(9), "operator").get(project.path).expect(200);
    project.call(TestProject.answered("c1", TestProject.CLIENT)).expect(202);
  }

  @Test
  void an_ended_session_learns_nothing_and_changes_nothing() {
    projects.updateGate(project.id, gate -> gate.withSessionsFrom(CHANGED));
    Api old = anonymous.named("anna", CHANGED, project.id + ":super-admin");

    old.patch(project.path + "/settings", "{\"zone\": \"Asia/Tokyo\"}").expect(401);

    assertThat(projects.gate(project.id).superAdmin()).isNull();
    assertThat(projects.find(project.id).orElseThrow().settings().zone().getId())
        .isEqualTo("Europe/Kyiv");
  }

  @Test
  void an_open_setup_tells_the_super_admin_what_is_left_and_the_others_to_wait() {
    Api anna = anonymous.named("anna", project.id + ":super-admin");
    anna.get(project.path + "/session").expect(200);
    projects.updateGate(
        project.id, gate -> gate.withSetup(new Setup("builtin", CHANGED, true, false)));

    for (Api allowed : List.of(anna, project.operator)) {
      Reply locked = allowed.get(project.path + "/settings").expect(423);
      assertThat(locked.text("/code")).isEqualTo("crm-setup-required");
      assertThat(locked.texts("/steps", "name")).containsExactly("connect", "map-fields");
      assertThat(locked.texts("/steps", "done")).containsExactly("true", "false");
      assertThat(locked.texts("/steps", "how"))
          .containsExactly(
              "PUT /v1/projects/{project}/integration", "PUT /v1/projects/{project}/field-mapping");
      allowed.get(project.path).expect(200);
      allowed.get(project.path + "/integration").expect(200);
      allowed.get(project.path + "/crm-schema").expect(200);
      allowed.get(project.path + "/audit").expect(200);
      Reply session = allowed.get(project.path + "/session").expect(200);
      assertThat(session.text("/crmState")).isEqualTo("awaiting-setup");
      assertThat(session.texts("/steps", "done")).containsExactly("true", "false");
    }
    for (String role : List.of("super-admin", "admin", "manager")) {
      Api other = anonymous.named("somebody else", project.id + ":" + role);
      Reply waiting = other.get(project.path + "/session").expect(403);
      assertThat(waiting.text("/code")).isEqualTo("crm-setup-pending");
      assertThat(waiting.text("/detail")).contains("super admin anna");
    }
    project.call(TestProject.answered("c1", TestProject.CLIENT)).expect(202);
    project.machine.get(project.path + "/lookup/0500000001").expect(200);
  }

  @Test
  void operators_list_projects_page_by_page_with_the_state_of_their_crm() {
    TestProject other = new TestProject(anonymous);
    other.operator.delete(other.path + "/integration").expect(200);

    String cursor = null;
    List<String> lines = new ArrayList<>();
    do {
      Reply page =
          project
              .operator
              .get("/v1/projects?limit=3" + (cursor == null ? "" : "&cursor=" + cursor))
              .expect(200);
      page.body()
          .path("projects")
          .forEach(
              line ->
                  lines.add(
                      line.path("id").asText()
                          + " "
                          + line.path("crmState").asText()
                          + " "
                          + line.path("crm").asText("")));
      cursor = page.text("/cursor");
    } while (cursor != null);

    assertThat(lines)
        .doesNotHaveDuplicates()
        .contains(project.id + " connected builtin", other.id + " disconnected ");
    project.as("super-admin").get("/v1/projects").expect(403);
  }

  @Test
  void a_project_that_operators_remove_does_not_exist_any_more() {
    String call = project.delivered("c1", sqs, queue);
    String formKey = project.operator.post(project.path + "/form-key", "").text("/formKey");
    project.admin.delete(project.path + "?confirm=" + project.id).expect(403);
    project
        .operator
        .delete(project.path)
        .refuses(400, "invalid-input", "confirm", "must be the project's id");

    Reply removed =
        project
            .operator
            .send("DELETE", project.path, "{\"confirm\": \"%s\"}".formatted(project.id))
            .expect(202);

    assertThat(removed.body().path("left").has("journalFrom")).isFalse();
    assertThat(removed.text("/left/lastPassFrom")).isNotBlank();
    project.operator.get(project.path).expect(404);
    project.admin.get(project.path + "/journal/" + call).expect(404);
    project.admin.patch(project.path + "/settings", "{}").expect(404);
    project.as("super-admin").get(project.path + "/session").expect(404);
    project.call(TestProject.answered("c2", TestProject.CLIENT)).expect(401);
    anonymous
        .with("authorization", "Bearer " + formKey)
        .post(project.path + "/forms", "{\"phone\": \"0501234567\"}")
        .expect(401);
    assertThat(project.operator.get("/v1/projects?limit=200").texts("/projects", "id"))
        .doesNotContain(project.id);
    project.operator.delete(project.path + "?confirm=" + project.id).expect(202);
    assertThat(
            project.operator.put(project.path, "{\"name\": \"Again\"}").expect(409).text("/code"))
        .isEqualTo("project-removed");
    project.operator.delete("/v1/projects/ghost?confirm=ghost").expect(404);
  }

  private List<String> actions(String what) {
    return project
        .operator
        .get(project.path + "/audit?limit=200")
        .expect(200)
        .texts("/entries", "what")
        .stream()
        .filter(what::equals)
        .toList();
  }

  private static List<String> roles(Reply session) {
    return session
        .expect(200)
        .body()
        .path("roles")
        .valueStream()
        .map(role -> role.asText())
        .toList();
  }
}
