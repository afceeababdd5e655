package dev.patchbay.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.function.Api.Reply;
import dev.patchbay.local.TestGateway;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChangeOfCrmFunctionTest extends HubTest {

  @Test
  void a_change_is_previewed_confirmed_and_taken_back() {
    project.delivered("c1", sqs, queue);
    Api boss = project.as("super-admin");
    String request = "{\"choice\": \"keep-everything\"%s}";
    Reply preview = boss.post(change() + "/preview", request.formatted("")).expect(200);
    assertThat(consequence(preview, "calls", "count")).isEqualTo("1");
    assertThat(consequence(preview, "clients", "effect")).isEqualTo("kept");
    assertThat(consequence(preview, "employee-users", "count")).isEqualTo("2");

    String confirm = request.formatted(", \"digest\": \"" + preview.text("/digest") + "\"");
    project.operator.post(change(), confirm).expect(403);
    Reply done = boss.post(change(), confirm).expect(200);
    assertThat(done.text("/state")).isEqualTo("done");
    assertThat(boss.get(change()).expect(401).text("/code")).isEqualTo("session-ended");
    String group = project.id + ":super-admin";
    Instant later = Instant.now().plusSeconds(2);
    boss =
        anonymous.with(
            "authorization", anonymous.gateway().bearer(TestGateway.subject(group), later, group));
    assertThat(boss.post(change(), confirm).expect(200).text("/id")).isEqualTo(done.text("/id"));
    assertThat(boss.get(project.path + "/integration").text("/crmState")).isEqualTo("disconnected");
    assertThat(boss.get(change()).expect(200).text("/changes/0/confirmedBy"))
        .isEqualTo(TestGateway.subject(group));
    String held = project.call(TestProject.answered("c2", TestProject.CLIENT)).text("/id");
    deliver();

    Reply undone =
        boss.post(change() + "/undo", "{\"id\": \"" + done.text("/id") + "\"}").expect(200);
    assertThat(undone.text("/state")).isEqualTo("undone");
    deliver();
    assertThat(project.operator.get(project.path + "/journal/" + held).text("/state"))
        .isEqualTo("sent");
    assertThat(boss.post(change() + "/undo", "").expect(409).text("/code"))
        .isEqualTo("nothing-to-undo");
  }

  @Test
  void another_digest_is_answered_with_the_preview_as_it_is_now() {
    Reply refused =
        project.as("super-admin").post(change(), "{\"digest\": \"of yesterday\"}").expect(409);
    assertThat(refused.text("/code")).isEqualTo("preview-outdated");
    assertThat(refused.text("/preview/digest")).hasSize(64);
    assertThat(refused.answer().headers())
        .containsEntry("content-type", "application/problem+json");
  }

  @Test
  void what_is_wrong_with_a_change_is_named() {
    Api boss = project.as("super-admin");
    boss.post(change() + "/preview", "{\"target\": \"abacus\"}")
        .refuses(400, "invalid-input", "target", "builtin");
    boss.post(change() + "/preview", "{\"choice\": \"nothing\"}")
        .refuses(400, "invalid-input", "choice", "start-over");
    boss.post(change() + "/preview", "{\"bringAlong\": true}")
        .refuses(400, "invalid-input", "bringAlong", "target");
    boss.post(change(), "{}").refuses(400, "invalid-input", "digest", "required");
    project.admin.post(change() + "/preview", "{}").expect(403);
  }

  @Test
  void another_crm_than_the_connected_one_needs_a_change() {
    String body =
        """
        {"kind": "espocrm", "credentials": {"url": "http://localhost:9", "apiKey": "x"}}
        """;
    assertThat(project.operator.put(project.path + "/integration", body).expect(409).text("/code"))
        .isEqualTo("change-needs-preview");
  }

  @Test
  void the_catalogue_says_who_is_connected_as_far_as_the_caller_may_know() {
    Reply mine = project.as("manager").get("/v1/crms").expect(200);
    assertThat(mine.body().path("crms").findValues("connected").toString()).contains(project.id);
    Reply other = anonymous.as("other:manager").get("/v1/crms").expect(200);
    assertThat(other.body().path("crms").findValues("connected").toString())
        .doesNotContain(project.id);
  }

  @Test
  void fields_are_mapped_and_filled_in_every_new_record() {
    Reply offered = project.admin.get(mapping()).expect(200);
    assertThat(offered.texts("/required", "property"))
        .containsExactly("firstName", "lastName", "organization");
    String entries = offered.body().path("suggested").toString();
    project.admin.put(mapping(), "{\"entries\": []}").expect(403);
    project
        .operator
        .put(mapping(), "{\"entries\": []}")
        .refuses(400, "invalid-input", "lastName", "mandatory");
    project
        .operator
        .put(
            mapping(),
            "{\"entries\": [{\"kind\": \"lead\", \"field\": \"amount\", \"value\": \"much\"}]}")
        .refuses(400, "invalid-input", "entries[0].value", "number");
    project
        .operator
        .put(
            mapping(),
            "{\"entries\": "
                + entries.substring(0, entries.length() - 1)
                + ", {\"property\": \"line\", \"kind\": \"lead\", \"field\": \"dialled\"},"
                + " {\"kind\": \"lead\", \"field\": \"city\", \"value\": \"Lviv\"}]}")
        .expect(200);

    project.delivered("c1", sqs, queue);

    Reply leads = project.admin.get(project.path + "/crm/leads").expect(200);
    assertThat(leads.answer().body()).contains("Lviv").contains("dialled");
  }

  private static String consequence(Reply preview, String kind, String field) {
    return preview
        .body()
        .path("consequences")
        .valueStream()
        .filter(each -> each.path("kind").asText().equals(kind))
        .findFirst()
        .orElseThrow()
        .path(field)
        .asText();
  }

  private String change() {
    return project.path + "/integration/change";
  }

  private String mapping() {
    return project.path + "/field-mapping";
  }
}
