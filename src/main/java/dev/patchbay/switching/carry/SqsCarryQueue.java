package dev.patchbay.switching.carry;

import dev.patchbay.store.Json;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue on Amazon SQS: a FIFO queue whose message group is the project. */
@Singleton
class SqsCarryQueue implements CarryQueue {

  private final SqsClient sqs;
  private final Json json;
  private final String url;

  @Inject
  SqsCarryQueue(
      SqsClient sqs, Json json, @ConfigProperty(name = "patchbay.sync-queue-url") String url) {
    this.sqs = sqs;
    this.json = json;
    this.url = url;
  }

  @Override
  public void announce(CarryTask task, String occasion) {
    String body = json.write(task);
    sqs.sendMessage(
        message ->
            message
                .queueUrl(url)
                .messageBody(body)
                .messageGroupId(task.project())
                .messageDeduplicationId(id(body + occasion)));
  }

  private static String id(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
