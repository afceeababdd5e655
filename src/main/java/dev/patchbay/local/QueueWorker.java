package dev.patchbay.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Takes the place of Lambda's event source mapping for one queue: messages of one group one after
 * the other, groups at the same time. What the function took is deleted, what it failed reappears
 * when its visibility timeout is over.
 */
final class QueueWorker {
  private static final Logger LOG = Logger.getLogger(QueueWorker.class);
  private static final int GROUPS_AT_ONCE = 20;

  /** Short, so that a live reload need not cut a poll off, which could lose what it was given. */
  private static final int POLL_SECONDS = 1;

  private final SqsClient sqs;
  private final String url;
  private final String function;
  private final DirectInvocation direct;
  private final ObjectMapper json;
  private final Semaphore free = new Semaphore(GROUPS_AT_ONCE);
  private volatile boolean stopped;
  private Thread loop;

  QueueWorker(
      SqsClient sqs, String url, String function, DirectInvocation direct, ObjectMapper json) {
    this.sqs = sqs;
    this.url = url;
    this.function = function;
    this.direct = direct;
    this.json = json;
  }

  void start() {
    loop = Thread.ofVirtual().name("queue-" + function).start(this::poll);
  }

  /** Returns when the messages at hand are done. */
  void stop() throws InterruptedException {
    stopped = true;
    loop.join();
    free.acquire(GROUPS_AT_ONCE);
  }

  private void poll() {
    while (!stopped) {
      try {
        for (var group : receive()) {
          free.acquire();
          Thread.ofVirtual().name(function).start(() -> work(group));
        }
      } catch (SdkException e) {
        LOG.warnf("%s cannot be polled: %s", url, e.getMessage());
        pause();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(1_000);
    } catch (InterruptedException e) {
      stopped = true;
    }
  }

  private Iterable<List<Message>> receive() {
    return sqs
        .receiveMessage(
            from ->
                from.queueUrl(url)
                    .maxNumberOfMessages(10)
                    .waitTimeSeconds(POLL_SECONDS)
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages()
        .stream()
        .collect(Collectors.groupingBy(QueueWorker::group, LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  private static String group(Message message) {
    return message
        .attributes()
        .getOrDefault(MessageSystemAttributeName.MESSAGE_GROUP_ID, message.messageId());
  }

  private void work(List<Message> group) {
    try {
      for (var message : group) {
        var answer = direct.invoke(function, event(message));
        if (!answer.path("batchItemFailures").isEmpty()) {
          return;
        }
        sqs.deleteMessage(of -> of.queueUrl(url).receiptHandle(message.receiptHandle()));
      }
    } catch (IOException | RuntimeException e) {
      LOG.errorf(e, "A message for %s stays in the queue", function);
    } finally {
      free.release();
    }
  }

  private ObjectNode event(Message message) {
    var event = json.createObjectNode();
    var sqsRecord = event.putArray("Records").addObject();
    sqsRecord.put("messageId", message.messageId());
    sqsRecord.put("receiptHandle", message.receiptHandle());
    sqsRecord.put("body", message.body());
    sqsRecord.set("attributes", json.valueToTree(message.attributesAsStrings()));
    sqsRecord.putObject("messageAttributes");
    sqsRecord.put("md5OfBody", message.md5OfBody());
    sqsRecord.put("eventSource", "aws:sqs");
    sqsRecord.put("eventSourceARN", arn());
    sqsRecord.put("awsRegion", LocalAws.REGION);
    return event;
  }

  private String arn() {
    return "arn:aws:sqs:%s:000000000000:%s"
        .formatted(LocalAws.REGION, url.substring(url.lastIndexOf('/') + 1));
  }
}
