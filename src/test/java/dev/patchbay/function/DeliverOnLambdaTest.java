package dev.patchbay.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DeliverOnLambdaTest.Exported.class)
class DeliverOnLambdaTest extends HubTest {

  public static class Exported implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("quarkus.funqy.export", "deliver");
    }
  }

  @Test
  void a_message_has_its_client_worked_off() {
    String id = project.call(TestProject.answered("c1", TestProject.CLIENT)).text("/id");

    JsonNode answer = LambdaServer.invoke(message());

    assertThat(answer.path("batchItemFailures").isArray()).isTrue();
    assertThat(answer.path("batchItemFailures")).isEmpty();
    assertThat(project.admin.get(project.path + "/journal/" + id).text("/state")).isEqualTo("sent");
  }

  @Test
  void a_message_of_an_unknown_project_is_done() {
    JsonNode answer = LambdaServer.invoke(message().replace(project.id, "nobody"));

    assertThat(answer.path("batchItemFailures")).isEmpty();
  }

  @Test
  void a_message_that_is_none_of_ours_goes_back_and_ends_as_a_dead_letter() {
    JsonNode answer =
        LambdaServer.invoke(
            """
            {"Records": [{"messageId": "m-1", "body": "nonsense", "eventSource": "aws:sqs"}]}
            """);

    assertThat(answer.at("/batchItemFailures/0/itemIdentifier").asText()).isEqualTo("m-1");
  }

  private String message() {
    return LambdaServer.sample("20-deliver-one-client.json", project);
  }
}
