package dev.patchbay.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.patchbay.function.Api.Reply;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Projects;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CrmSwitchFunctionTest extends HubTest {

  private static final String SECRET = "s3cr3t-0f1e2d3c4b5a69788796a5b4";

  @Inject Projects projects;

  @Test
  void the_catalogue_says_what_each_crm_wants() {
    Reply crms = project.as("manager").get("/v1/crms").expect(200);

    assertThat(crms.texts("/crms", "kind")).contains("builtin", "espocrm", "pipedrive", "roapp");
    assertThat(crms.body().path("crms").valueStream())
        .filteredOn(crm -> crm.path("kind").asText().equals("espocrm"))
        .allSatisfy(
            crm -> {
              assertThat(crm.at("/fields/0/name").asText()).isEqualTo("url");
              assertThat(crm.at("/fields/1/secret").asBoolean()).isTrue();
            });
    anonymous.as("nobody").get("/v1/crms").expect(403);
    anonymous.as("operator").get("/v1/crms").expect(200);
  }

  @Test
  void the_built_in_crm_is_connected_shown_and_disconnected() {
    Reply shown = project.admin.get(integration()).expect(200);
    assertThat(shown.text("/kind")).isEqualTo("builtin");
    assertThat(shown.text("/state")).isEqualTo("connected");

    Reply gone = project.as("super-admin").delete(integration()).expect(200);
    assertThat(gone.text("/state")).isEqualTo("disconnected");
    assertThat(project.admin.get(integration()).text("/state")).isEqualTo("disconnected");

    Reply back = project.operator.put(integration(), "{\"kind\": \"builtin\"}").expect(200);
    assertThat(back.text("/state")).isEqualTo("connected");
  }

  @Test
  void a_project_without_a_crm_says_so() {
    String fresh = "/v1/projects/" + project.id + "-new";
    project.operator.put(fresh, "{\"name\": \"New\"}").expect(200);

    project.operator.get(fresh + "/integration").expect(404);
    project.operator.delete(fresh + "/integration").expect(404);
    assertThat(project.operator.get(fresh).expect(200).body().hasNonNull("integration")).isFalse();
  }

  @Test
  void the_fields_and_stages_of_the_connected_crm_are_told_to_admins() {
    Reply schema = project.admin.get(schema()).expect(200);
    assertThat(schema.texts("/fields/lead", "id")).contains("source", "city");
    assertThat(schema.text("/pipelines/0/kind")).isEqualTo("lead");
    assertThat(schema.texts("/pipelines/0/stages", "id"))
        .containsExactly("new", "in-work", "converted", "closed");
    assertThat(schema.text("/pipelines/0/stages/2/meaning")).isEqualTo("won");
    assertThat(schema.body().path("anyField").asBoolean()).isTrue();
    project.as("manager").get(schema()).expect(403);
  }

  @Test
  void without_a_connected_crm_there_is_no_schema_to_tell() {
    project.as("super-admin").delete(integration()).expect(200);
    assertThat(project.admin.get(schema()).expect(409).text("/code"))
        .isEqualTo("crm-not-connected");
    String fresh = "/v1/projects/" + project.id + "-new";
    project.operator.put(fresh, "{\"name\": \"New\"}").expect(200);
    project.operator.get(fresh + "/crm-schema").expect(409);
  }

  @Test
  void a_schema_that_the_crm_does_not_tell_is_a_problem_of_the_crm() {
    projects.saveIntegration(project.id, connectedTo("espocrm"));
    assertThat(project.admin.get(schema()).expect(422).text("/code"))
        .isEqualTo("crm-credentials-refused");
    projects.saveIntegration(project.id, connectedTo("abacus"));
    assertThat(project.admin.get(schema()).expect(503).text("/code")).isEqualTo("crm-unavailable");
  }

  @Test
  void what_is_wrong_with_a_connection_is_named() {
    refuses("{}", "kind", "required");
    refuses("{\"kind\": \"abacus\"}", "kind", "builtin, espocrm, pipedrive");
    refuses("{\"kind\": \"builtin\", \"secret\": \"x\"}", "secret", "kind, credentials");
    refuses("{\"kind\": \"builtin\", \"credentials\": 1}", "credentials", "object");
    refuses("{\"kind\": \"builtin\", \"credentials\": {\"a\": {}}}", "credentials.a", "text");
    refuses(
        "{\"kind\": \"builtin\", \"credentials\": {\"a\": \"b\"}}", "credentials.a", "no fields");
    refuses("{\"kind\": \"espocrm\"}", "credentials.url", "required");
    refuses("{\"kind\": \"espocrm\"}", "credentials.apiKey", "required");
    refuses("{\"kind\": \"pipedrive\"}", "credentials.apiToken", "required");
  }

  @Test
  void an_address_that_leads_inside_is_refused() {
    for (String address :
        List.of(
            "https://10.0.0.1",
            "https://169.254.169.254/latest",
            "https://192.168.1.1",
            "https://[fd00::1]",
            "http://crm.example.com",
            "https://user:pass@crm.example.com",
            "ftp://crm.example.com")) {
      refuses(espo(address), "credentials.url", "");
    }
    assertThat(project.admin.get(integration()).text("/kind")).isEqualTo("builtin");
  }

  @Test
  void a_secret_is_neither_answered_nor_logged_even_if_the_crm_repeats_it() throws IOException {
    project.operator.delete(integration()).expect(200);
    try (var log = new LogCapture();
        var crm = new EchoingCrm()) {
      for (int status : List.of(200, 302, 400, 401, 403, 404, 429, 500, 503)) {
        crm.status = status;

        Reply reply = project.operator.put(integration(), espo(crm.url()));

        assertThat(reply.status()).as("CRM says " + status).isIn(422, 503);
        assertThat(reply.text("/code"))
            .isIn("crm-credentials-refused", "crm-refused", "crm-unavailable");
        assertThat(reply.answer().body()).as("CRM says " + status).doesNotContain(SECRET);
      }
      assertThat(crm.asked).isPositive();
      assertThat(log.text()).contains("answered 401").doesNotContain(SECRET);
    }
    assertThat(project.operator.get(project.path).answer().body()).doesNotContain(SECRET);
    assertThat(project.admin.get(integration()).text("/kind")).isEqualTo("builtin");
  }

  @Test
  void the_numbers_of_clients_and_the_tokens_of_senders_are_not_logged() {
    try (var log = new LogCapture()) {
      project.delivered("c1", sqs, queue);
      anonymous
          .post(
              project.path + "/calls/generic?token=" + project.ingestToken,
              TestProject.answered("c2", TestProject.CLIENT))
          .expect(202);
      deliver();

      assertThat(log.text())
          .contains(project.id)
          .doesNotContain("380500000001")
          .doesNotContain(project.ingestToken);
    }
  }

  @Test
  void records_are_listed_by_kind_and_phone_in_any_notation() {
    project.delivered("c1", sqs, queue);
    project.call(TestProject.answered("c2", "+380500000002")).expect(202);
    deliver();

    assertThat(records("contacts")).hasSize(2);
    for (String phone :
        List.of("0500000001", "%2B380500000001", "+380500000001", "050%20000-00-01")) {
      assertThat(records("contacts?phone=" + phone)).as(phone).hasSize(1);
      assertThat(records("leads?phone=" + phone)).as(phone).hasSize(1);
    }
    assertThat(records("contacts?phone=0500000003")).isEmpty();
    Reply page = project.admin.get(project.path + "/crm/leads?limit=1").expect(200);
    assertThat(
            project
                .admin
                .get(project.path + "/crm/leads?limit=1&cursor=" + page.text("/cursor"))
                .texts("/records", "id"))
        .hasSize(1)
        .doesNotContainAnyElementsOf(page.texts("/records", "id"));
  }

  @Test
  void bad_questions_for_records_are_refused() {
    Api admin = project.admin;
    admin
        .get(project.path + "/crm/leads?phone=abc")
        .refuses(400, "invalid-input", "phone", "phone number");
    admin.get(project.path + "/crm/leads?limit=0").refuses(400, "invalid-input", "limit", "200");
    admin.get(project.path + "/crm/leads?cursor=x").refuses(400, "invalid-input", "cursor", "ours");
    assertThat(admin.get(project.path + "/crm/ships").expect(404).text("/detail"))
        .contains("contacts", "tasks");
  }

  private List<String> records(String query) {
    return project.admin.get(project.path + "/crm/" + query).expect(200).texts("/records", "id");
  }

  private void refuses(String body, String field, String reason) {
    project.operator.put(integration(), body).refuses(400, "invalid-input", field, reason);
  }

  /** Without stored credentials. */
  private static Integration connectedTo(String kind) {
    return new Integration(
        "i-1", kind, Integration.State.CONNECTED, Instant.EPOCH, Map.of(), null, null, List.of());
  }

  private String schema() {
    return project.path + "/crm-schema";
  }

  private String integration() {
    return project.path + "/integration";
  }

  private static String espo(String url) {
    return """
        {"kind": "espocrm", "credentials": {"url": "%s", "apiKey": "%s"}}
        """
        .formatted(url, SECRET);
  }

  /** Answers whatever it is asked with the key that it was given. */
  private static final class EchoingCrm implements AutoCloseable {

    private final HttpServer http;
    private volatile int status;
    private volatile int asked;

    EchoingCrm() throws IOException {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      http.createContext(
          "/",
          exchange -> {
            asked++;
            String key = exchange.getRequestHeaders().getFirst("X-Api-Key");
            byte[] body =
                "{\"messageTranslation\": {\"label\": \"%1$s\"}, \"error\": \"%1$s\"}"
                    .formatted(key)
                    .getBytes();
            exchange.getResponseHeaders().add("X-Status-Reason", "bad key " + key);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      http.start();
    }

    String url() {
      return "http://localhost:" + http.getAddress().getPort();
    }

    @Override
    public void close() {
      http.stop(0);
    }
  }
}
