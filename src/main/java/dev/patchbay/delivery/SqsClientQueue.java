package dev.patchbay.delivery;

import dev.patchbay.store.Json;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue on Amazon SQS: a FIFO queue whose message group is the client. */
@Singleton
class SqsClientQueue implements ClientQueue {

  private final SqsClient sqs;
  private final Json json;
  private final String url;

  @Inject
  SqsClientQueue(
      SqsClient sqs, Json json, @ConfigProperty(name = "patchbay.clients-queue-url") String url) {
    this.sqs = sqs;
    this.json = json;
    this.url = url;
  }

  @Override
  public void announce(ClientKey client, String occasion) {
    sqs.sendMessage(
        message ->
            message
                .queueUrl(url)
                .messageBody(json.write(client))
                .messageGroupId(client.group())
                .messageDeduplicationId(Ids.hash(client.project(), client.client(), occasion)));
  }
}
