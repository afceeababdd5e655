package dev.patchbay.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.intake.telephony.SourceCredentials;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Events of EventBridge through Lambda's own path. */
@QuarkusTest
@TestProfile(ConnectEventOnLambdaTest.Exported.class)
class ConnectEventOnLambdaTest extends HubTest {

  public static class Exported implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("quarkus.funqy.export", "connect-event");
    }
  }

  @Inject SourceCredentials credentials;

  private final String instance = "instance/" + UUID.randomUUID();

  @Test
  void a_contact_of_a_claimed_instance_becomes_records_and_its_repeat_does_not() {
    String arn = "arn:aws:connect:eu-central-1:123456789012:" + instance;
    assertThat(credentials.save(project.id, "amazon-connect", Map.of("instanceArn", arn)))
        .isEmpty();

    JsonNode taken = LambdaServer.invoke(event());
    deliver();
    JsonNode again = LambdaServer.invoke(event().replace("DISCONNECTED", "COMPLETED"));
    deliver();

    assertThat(again.at("/ids/0")).isEqualTo(taken.at("/ids/0"));
    String id = taken.at("/ids/0").asText();
    assertThat(project.admin.get(project.path + "/journal/" + id).text("/state")).isEqualTo("sent");
    assertThat(
            project.admin.get(project.path + "/crm/leads?phone=0500000005").body().path("records"))
        .hasSize(1);
  }

  @Test
  void what_belongs_to_nobody_or_makes_no_call_is_left_with_the_reason() {
    assertThat(LambdaServer.invoke(event()).path("reason").asText()).contains("claimed");
    assertThat(LambdaServer.invoke("{}").path("reason").asText()).contains("claimed");

    String arn = "arn:aws:connect:eu-central-1:123456789012:" + instance;
    credentials.save(project.id, "amazon-connect", Map.of("instanceArn", arn));
    JsonNode chat = LambdaServer.invoke(event().replace("\"VOICE\"", "\"CHAT\""));
    assertThat(chat.path("ids")).isEmpty();
    assertThat(chat.path("reason").asText()).contains("voice");
  }

  @Test
  void the_same_body_may_be_posted_by_an_api_destination() {
    String id =
        project
            .machine
            .post(project.path + "/calls/amazon-connect", event())
            .expect(202)
            .text("/id");
    deliver();
    assertThat(project.admin.get(project.path + "/journal/" + id).text("/state")).isEqualTo("sent");
  }

  private String event() {
    return LambdaServer.sample("22-amazon-connect-answered-call.json", project)
        .replace("instance/0c1f3c5e-1111-4222-8333-444455556666", instance);
  }
}
