package dev.patchbay.sync;

import dev.patchbay.store.Json;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The queue on Amazon SQS: a FIFO queue whose message group is the project, so that one worker at a
 * time has it and all projects get their turns.
 */
@Singleton
class SqsSyncQueue implements SyncQueue {

  private final SqsClient sqs;
  private final Json json;
  private final String url;

  @Inject
  SqsSyncQueue(
      SqsClient sqs, Json json, @ConfigProperty(name = "patchbay.sync-queue-url") String url) {
    this.sqs = sqs;
    this.json = json;
    this.url = url;
  }

  @Override
  public void announce(SyncTask task, String occasion) {
    String body = json.write(task);
    sqs.sendMessage(
        message ->
            message
                .queueUrl(url)
                .messageBody(body)
                .messageGroupId(task.project())
                .messageDeduplicationId(id(body + occasion)));
  }

  /** An id of fixed length: a record's id may be longer than SQS takes. */
  private static String id(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
