package dev.patchbay.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Raw events through Lambda's own path: what Funqy reads and writes as JSON. */
@QuarkusTest
class CallEventOnLambdaTest extends HubTest {

  @Test
  void an_event_of_api_gateway_is_answered_in_its_format() throws IOException {
    JsonNode answer = LambdaServer.invoke(event());

    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(answer.at("/headers/content-type").asText()).isEqualTo("application/json");
    assertThat(answer.path("isBase64Encoded").asBoolean()).isFalse();
    String id = new ObjectMapper().readTree(answer.path("body").asText()).path("id").asText();
    assertThat(project.admin.get(project.path + "/journal/" + id).expect(200).text("/client"))
        .isEqualTo(TestProject.CLIENT);
  }

  @Test
  void a_refusal_is_an_answer_and_not_a_failure_of_the_function() {
    JsonNode answer = LambdaServer.invoke(event().replace(project.ingestToken, "wrong"));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(401);
    assertThat(answer.at("/headers/content-type").asText()).isEqualTo("application/problem+json");
    assertThat(answer.path("body").asText()).contains("not-authenticated");
  }

  @Test
  void an_event_without_a_route_of_ours_is_not_found() {
    JsonNode answer = LambdaServer.invoke("{\"version\": \"2.0\", \"routeKey\": \"$default\"}");

    assertThat(answer.path("statusCode").asInt()).isEqualTo(404);
  }

  private String event() {
    return LambdaServer.sample("01-ringostat-answered-call.json", project);
  }
}
