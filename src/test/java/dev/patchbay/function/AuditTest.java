package dev.patchbay.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.function.Api.Reply;
import dev.patchbay.function.http.Access;
import dev.patchbay.project.Role;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people change is in the audit log. */
@QuarkusTest
class AuditTest extends HubTest {

  private static final String EVERYTHING = "/audit?limit=200";

  @Test
  void every_route_on_which_people_change_something_leaves_an_entry() {
    List<String> routes =
        Access.all().entrySet().stream()
            .filter(route -> route.getValue().audited())
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    assertThat(routes).hasSizeGreaterThan(15);
    for (String route : routes) {
      int before = entries(route).size();

      send(route);

      assertThat(entries(route)).as(route).hasSize(before + 1);
      assertThat(entries(route).getFirst().path("outcome").asText())
          .as(route)
          .isIn("done", "refused", "failed");
      assertThat(entries(route).getFirst().path("by").asText()).as(route).isNotBlank();
    }
  }

  @Test
  void what_only_asks_leaves_none() {
    int before = project.operator.get(project.path + EVERYTHING).body().path("entries").size();

    project.operator.get(project.path + "/settings").expect(200);
    project.operator.post(project.path + "/duplicates/check", "{\"phone\": \"0501234567\"}");

    assertThat(project.operator.get(project.path + EVERYTHING).body().path("entries"))
        .hasSize(before);
  }

  @Test
  void a_change_of_settings_is_told_with_what_was_and_what_is() {
    Api anna = anonymous.named("anna", project.id + ":admin");

    anna.patch(
            project.path + "/settings",
            "{\"zone\": \"Europe/Warsaw\", \"scenario\": {\"callbackDueMinutes\": 7}}")
        .expect(200);
    anna.patch(project.path + "/settings", "{\"zone\": \"Nowhere\"}").expect(400);

    Reply audit = anna.get(project.path + "/audit?limit=2").expect(200);
    assertThat(audit.text("/entries/0/outcome")).isEqualTo("refused");
    assertThat(audit.text("/entries/0/code")).isEqualTo("invalid-input");
    JsonNode entry = audit.body().at("/entries/1");
    assertThat(entry.path("by").asText()).isEqualTo("anna");
    assertThat(entry.path("action").asText()).isEqualTo("PATCH /v1/projects/{project}/settings");
    assertThat(entry.path("what").asText()).isEqualTo("settings");
    assertThat(entry.path("before"))
        .hasToString("{\"zone\":\"Europe/Kyiv\",\"scenario\":{\"callbackDueMinutes\":5}}");
    assertThat(entry.path("after"))
        .hasToString("{\"zone\":\"Europe/Warsaw\",\"scenario\":{\"callbackDueMinutes\":7}}");
    assertThat(audit.text("/cursor")).isNotBlank();
    Reply older = anna.get(project.path + "/audit?limit=200&cursor=" + audit.text("/cursor"));
    assertThat(older.texts("/entries", "what")).contains("project", "employees", "ingest-token");
  }

  @Test
  void neither_a_secret_nor_a_whole_number_is_in_it() {
    String source = project.path + "/sources/twilio";
    project
        .operator
        .put(source, "{\"credentials\": {\"authToken\": \"very-secret-1\"}}")
        .expect(200);
    project
        .operator
        .put(source, "{\"credentials\": {\"authToken\": \"very-secret-2\"}}")
        .expect(200);
    project.operator.delete(source).expect(200);
    String formKey = project.operator.post(project.path + "/form-key", "").text("/formKey");
    String readKey = project.operator.post(project.path + "/read-key", "").text("/readKey");
    project.operator.delete(project.path + "/clients/0500000077").expect(200);
    project.operator.delete(project.path + "/clients/maria@shop.example").expect(200);

    Reply audit = project.operator.get(project.path + EVERYTHING).expect(200);
    assertThat(audit.answer().body())
        .doesNotContain(
            "very-secret", formKey, readKey, project.ingestToken, "500000077", "maria@");
    assertThat(audit.texts("/entries", "what"))
        .contains("sources/twilio", "clients/***0077", "clients/***@shop.example");
    assertThat(audit.body().findValuesAsText("authToken")).contains("set", "set anew");
  }

  @Test
  void employees_are_told_one_by_one() {
    String olena = "{\"id\": \"olena\", \"name\": \"Olena K.\", \"extensions\": [\"101\"]}";
    String iryna = "{\"id\": \"iryna\", \"name\": \"Iryna Melnyk\", \"extensions\": [\"100\"]}";

    project
        .operator
        .put(project.path + "/employees", "{\"employees\": [%s, %s]}".formatted(olena, iryna))
        .expect(200);

    JsonNode entry = project.operator.get(project.path + "/audit?limit=1").body().at("/entries/0");
    assertThat(entry.path("before").findValuesAsText("name")).containsExactly("Olena Kovalenko");
    assertThat(entry.path("after").findValuesAsText("name")).containsExactly("Olena K.");
  }

  @Test
  void managers_do_not_read_it() {
    project.as("manager").get(project.path + "/audit").expect(403);
    project.admin.get(project.path + "/audit").expect(200);
  }

  /** Whatever it answers: without a body of its own it may be refused. */
  private void send(String route) {
    String[] parts = route.split(" ", 2);
    boolean operator = Access.of(route).roles().contains(Role.OPERATOR);
    String target =
        parts[1]
            .replace("{project}", project.id)
            .replace("{source}", "twilio")
            .replace("{phone}", "0500000099")
            .replaceAll("\\{[^}]+}", "nothing");
    String token =
        operator
            ? anonymous.gateway().bearer("operator")
            : anonymous.gateway().bearer(project.id + ":super-admin");
    anonymous
        .gateway()
        .send(
            parts[0],
            target,
            Map.of("authorization", token, "content-type", "application/json"),
            "{\"refused\": 1}".getBytes(StandardCharsets.UTF_8));
  }

  private List<JsonNode> entries(String route) {
    return project
        .operator
        .get(project.path + EVERYTHING)
        .expect(200)
        .body()
        .path("entries")
        .valueStream()
        .filter(entry -> entry.path("action").asText().equals(route))
        .filter(
            entry ->
                !entry.path("what").asText().equals("super-admin") || route.contains("super-admin"))
        .toList();
  }
}
