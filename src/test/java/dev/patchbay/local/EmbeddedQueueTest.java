package dev.patchbay.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

class EmbeddedQueueTest {
  private EmbeddedQueue embedded;
  private SqsClient sqs;
  private Map<String, String> urls;

  @BeforeEach
  void start() {
    embedded = EmbeddedQueue.onFreePort();
    sqs = LocalAws.sqs(embedded.endpoint());
    urls = EmbeddedQueue.create(TestTemplate.resources().queues(), sqs);
  }

  @AfterEach
  void stop() {
    sqs.close();
    embedded.close();
  }

  @Test
  void a_group_waits_for_its_first_message_and_others_do_not() {
    send("alice", "1");
    send("alice", "2");
    send("bob", "3");

    var received = new ArrayList<>(receive("ClientsQueue", 1));
    received.addAll(receive("ClientsQueue", 1));

    assertThat(received).extracting(Message::body).containsExactlyInAnyOrder("1", "3");
    assertThat(receive("ClientsQueue", 1)).isEmpty();
  }

  @Test
  void a_repeat_with_the_same_deduplication_id_is_dropped() {
    send("alice", "1");
    send("alice", "1");

    assertThat(receive("ClientsQueue", 10)).hasSize(1);
  }

  @Test
  void a_message_that_failed_too_often_goes_to_the_dead_letters() {
    send("alice", "1");
    for (var tries = 0; tries < 2; tries++) {
      var message = receive("ClientsQueue", 1).getFirst();
      sqs.changeMessageVisibility(
          of ->
              of.queueUrl(urls.get("ClientsQueue"))
                  .receiptHandle(message.receiptHandle())
                  .visibilityTimeout(0));
    }

    assertThat(receive("ClientsQueue", 1)).isEmpty();
    assertThat(receive("ClientsDeadLetters", 1)).extracting(Message::body).containsExactly("1");
  }

  @Test
  void a_port_in_use_is_said_in_one_sentence() {
    var port = embedded.endpoint().getPort();

    assertThatThrownBy(() -> EmbeddedQueue.onPort(port))
        .isInstanceOf(CannotStart.class)
        .hasMessageStartingWith("Port " + port + " for the embedded queue is in use");
  }

  private void send(String group, String body) {
    sqs.sendMessage(
        of ->
            of.queueUrl(urls.get("ClientsQueue"))
                .messageGroupId(group)
                .messageDeduplicationId(body)
                .messageBody(body));
  }

  private List<Message> receive(String queue, int most) {
    return sqs.receiveMessage(
            of -> of.queueUrl(urls.get(queue)).maxNumberOfMessages(most).waitTimeSeconds(0))
        .messages();
  }
}
