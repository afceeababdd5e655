package dev.patchbay.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TickOnLambdaTest.Exported.class)
class TickOnLambdaTest extends HubTest {

  public static class Exported implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("quarkus.funqy.export", "tick");
    }
  }

  @Test
  void the_schedulers_event_sweeps_and_finds_nothing_due() {
    JsonNode answer = LambdaServer.invoke(LambdaServer.sample("21-tick.json", project));

    assertThat(answer.path("announced").isInt()).isTrue();
  }

  @Test
  void work_whose_message_was_lost_is_announced_again() {
    String id = project.call(TestProject.answered("c1", TestProject.CLIENT)).text("/id");
    sqs.purgeQueue(of -> of.queueUrl(queue));

    JsonNode answer = LambdaServer.invoke("{\"aheadSeconds\": 120}");

    assertThat(answer.path("announced").asInt()).isPositive();
    deliver();
    assertThat(project.admin.get(project.path + "/journal/" + id).text("/state")).isEqualTo("sent");
  }
}
