package dev.patchbay.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

class QueueWorkerTest {
  private final ObjectMapper json = new ObjectMapper();
  private final List<JsonNode> delivered = new CopyOnWriteArrayList<>();
  private EmbeddedQueue embedded;
  private SqsClient sqs;
  private Map<String, String> urls;
  private QueueWorker worker;

  @BeforeEach
  void start() {
    embedded = EmbeddedQueue.onFreePort();
    sqs = LocalAws.sqs(embedded.endpoint());
    urls = EmbeddedQueue.create(TestTemplate.resources().queues(), sqs);
    worker =
        new QueueWorker(
            sqs,
            urls.get("ClientsQueue"),
            "deliver",
            new DirectInvocation(new Deliver(), json),
            json);
    worker.start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    worker.stop();
    sqs.close();
    embedded.close();
  }

  @Test
  void a_message_reaches_the_function_as_sqs_would_send_it_once() throws Exception {
    send("alice", "1");

    await(() -> !delivered.isEmpty());
    var message = delivered.getFirst();
    assertThat(message.path("body").asText()).isEqualTo("1");
    assertThat(message.path("eventSource").asText()).isEqualTo("aws:sqs");
    assertThat(message.at("/attributes/MessageGroupId").asText()).isEqualTo("alice");
    assertThat(message.at("/attributes/ApproximateReceiveCount").asText()).isEqualTo("1");
    Thread.sleep(Duration.ofSeconds(3));
    assertThat(delivered).hasSize(1);
  }

  @Test
  void messages_of_a_group_keep_their_order() throws Exception {
    for (var number = 1; number <= 5; number++) {
      send("alice", String.valueOf(number));
    }

    await(() -> delivered.size() == 5);
    assertThat(delivered)
        .extracting(message -> message.path("body").asText())
        .containsExactly("1", "2", "3", "4", "5");
  }

  @Test
  void a_message_that_fails_comes_again_and_ends_as_a_dead_letter() throws Exception {
    send("alice", "bad");

    await(() -> delivered.size() == 2);
    Thread.sleep(Duration.ofSeconds(4));
    assertThat(delivered).hasSize(2);
    var dead =
        sqs.receiveMessage(of -> of.queueUrl(urls.get("ClientsDeadLetters")).waitTimeSeconds(2));
    assertThat(dead.messages()).hasSize(1);
  }

  private void send(String group, String body) {
    sqs.sendMessage(
        of ->
            of.queueUrl(urls.get("ClientsQueue"))
                .messageGroupId(group)
                .messageDeduplicationId(body)
                .messageBody(body));
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (var tries = 0; !condition.getAsBoolean() && tries < 200; tries++) {
      Thread.sleep(50);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  private final class Deliver implements Functions {
    @Override
    public boolean takesSqsMessage(String function) {
      return true;
    }

    @Override
    public JsonNode invoke(String function, JsonNode event) throws IOException {
      delivered.add(event);
      if (event.path("body").asText().equals("bad")) {
        throw new IOException("refused");
      }
      return NullNode.getInstance();
    }
  }
}
