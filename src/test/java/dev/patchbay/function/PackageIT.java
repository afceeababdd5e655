package dev.patchbay.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patchbay.function.Api.Reply;
import dev.patchbay.local.EmbeddedAws;
import dev.patchbay.local.TestGateway;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The built package behind Lambda's runtime API, from the event to the records in the CRM. */
class PackageIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;

  private static final EmbeddedAws AWS = new EmbeddedAws();
  private static PackagedFunctions functions;
  private static SqsClient sqs;
  private static String queue;

  private TestProject project;

  @BeforeAll
  static void start() throws IOException {
    Map<String, String> settings = AWS.start();
    queue = settings.get("patchbay.clients-queue-url");
    sqs =
        SqsClient.builder()
            .endpointOverride(URI.create(settings.get("quarkus.sqs.endpoint-override")))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    var environment = new HashMap<String, String>();
    environment.put("AWS_REGION", "us-east-1");
    environment.put("AWS_ACCESS_KEY_ID", "local");
    environment.put("AWS_SECRET_ACCESS_KEY", "local");
    environment.put("PATCHBAY_TABLE", settings.get("patchbay.table"));
    environment.put("PATCHBAY_CLIENTS_QUEUE_URL", queue);
    environment.put("PATCHBAY_SYNC_QUEUE_URL", settings.get("patchbay.sync-queue-url"));
    // An empty variable is one that is not there: the template has some.
    environment.put("PATCHBAY_KMS_KEY", "");
    environment.put("QUARKUS_KMS_ENDPOINT_OVERRIDE", "");
    for (String service : List.of("dynamodb", "sqs")) {
      environment.put(
          "QUARKUS_%s_ENDPOINT_OVERRIDE".formatted(service.toUpperCase()),
          settings.get("quarkus.%s.endpoint-override".formatted(service)));
    }
    functions = new PackagedFunctions(environment, folder);
    functions.start(
        List.of(
            "settings",
            "crm-switch",
            "call-event",
            "form-submit",
            "caller-lookup",
            "deliver",
            "journal",
            "crm-records",
            "api-document",
            "tick"));
  }

  @AfterAll
  static void stop() {
    functions.close();
    sqs.close();
    AWS.stop();
  }

  @BeforeEach
  void make_a_project() {
    project = new TestProject(Api.behind(new TestGateway(functions)));
  }

  @Test
  void a_call_becomes_records_in_the_crm() {
    String id = project.delivered("c1", sqs, queue);

    Reply entry = project.admin.get(project.path + "/journal/" + id).expect(200);
    assertThat(entry.text("/state")).isEqualTo("sent");
    assertThat(entry.texts("/steps", "outcome")).isNotEmpty().containsOnly("done");
    for (String kind : List.of("contacts", "leads", "notes")) {
      Reply records =
          project.admin.get(project.path + "/crm/" + kind + "?phone=0500000001").expect(200);
      assertThat(records.body().path("records")).as(kind).hasSize(1);
    }
    project.admin.post(project.path + "/journal/" + id + "/explain", "").expect(200);
    project.operator.delete(project.path + "/clients/0500000001").expect(200);
  }

  @Test
  void ringostat_is_understood_and_bad_input_is_refused() {
    project
        .machine
        .with("content-type", "application/x-www-form-urlencoded")
        .post(
            project.path + "/calls/ringostat",
            "call_id=f1&type=in&caller=380500000001&callee=380440000001&status=ANSWERED"
                + "&call_duration=95&dialog=80")
        .expect(200);
    project.call("{\"callId\": ").expect(400);
    project.admin.get(project.path + "/journal?cursor=nonsense").expect(400);
    project.admin.patch(project.path + "/settings", "{\"country\": \"XX\"}").expect(400);
  }

  @Test
  void a_form_in_an_old_charset_becomes_a_note_in_the_projects_language() {
    project.admin.patch(project.path + "/settings", "{\"language\": \"uk\"}").expect(200);
    String name = "%CE%EB%E5%ED%E0"; // Олена
    String id =
        project
            .machine
            .with("content-type", "application/x-www-form-urlencoded; charset=windows-1251")
            .post(project.path + "/forms", "name=" + name + "&phone=050+000+00+01")
            .expect(202)
            .text("/id");
    project.drain(sqs, queue);

    assertThat(project.admin.get(project.path + "/journal/" + id).expect(200).text("/state"))
        .isEqualTo("sent");
    Reply notes = project.admin.get(project.path + "/crm/notes?phone=0500000001").expect(200);
    assertThat(notes.text("/records/0/text")).startsWith("Форма із сайту").contains("Олена");
    Reply caller = project.machine.get(project.path + "/lookup/0500000001").expect(200);
    assertThat(caller.text("/name")).isEqualTo("Олена");
    assertThat(project.admin.get(project.path + "/sent-leads?format=csv").expect(200).status())
        .isEqualTo(200);
  }

  @Test
  void the_catalogue_and_the_description_are_there() {
    assertThat(project.admin.get("/v1/crms").expect(200).texts("/crms", "kind"))
        .contains("builtin", "espocrm", "pipedrive", "roapp");
    assertThat(project.machine.get("/openapi.json").expect(200).text("/openapi")).startsWith("3.");
  }

  @Test
  void a_crm_that_cannot_be_reached_is_told_and_not_connected() {
    Reply reply =
        project.operator.put(
            project.path + "/integration",
            """
            {"kind": "espocrm", "credentials": {"url": "https://crm.invalid", "apiKey": "secret-1"}}
            """);

    assertThat(reply.status()).isIn(400, 409, 503);
    assertThat(reply.answer().body()).doesNotContain("secret-1");
  }

  @Test
  void the_tick_sweeps() throws IOException {
    assertThat(functions.invoke("tick", JSON.createObjectNode()).path("announced").isInt())
        .isTrue();
  }

  @Test
  void what_is_said_is_json_with_the_metrics_as_they_are_and_ids_to_follow() throws IOException {
    String id = project.delivered("c1", sqs, queue);

    assertThat(lines("call-event")).anyMatch(line -> line.path("Accepted").asInt() == 1);
    assertThat(lines("deliver"))
        .anyMatch(line -> line.path("Sent").asInt() == 1 && line.has("_aws"))
        .anyMatch(line -> line.at("/mdc/interaction").asText().equals(id));
  }

  /** Every line is JSON, or this fails. */
  private static List<JsonNode> lines(String function) throws IOException {
    return functions.output(function).stream()
        .map(
            line -> {
              try {
                return JSON.readTree(line);
              } catch (JsonProcessingException e) {
                throw new AssertionError("no JSON: " + line, e);
              }
            })
        .toList();
  }
}
