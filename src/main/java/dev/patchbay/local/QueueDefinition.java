package dev.patchbay.local;

import java.util.EnumMap;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * A queue as the template describes it.
 *
 * @param logicalId its name inside the template
 * @param name its name in SQS
 * @param attributes all but the redrive policy
 * @param deadLetters logical id of the queue that takes what failed too often; null for none
 * @param maxReceiveCount after how many tries that happens
 */
record QueueDefinition(
    String logicalId,
    String name,
    Map<QueueAttributeName, String> attributes,
    String deadLetters,
    int maxReceiveCount) {

  static QueueDefinition of(String logicalId, TemplateNode properties) {
    var redrive = properties.get("RedrivePolicy");
    var name = properties.get("QueueName");
    return new QueueDefinition(
        logicalId,
        name.exists() ? name.text() : logicalId,
        attributes(properties),
        redrive.get("deadLetterTargetArn").text(),
        redrive.get("maxReceiveCount").number(1));
  }

  private static Map<QueueAttributeName, String> attributes(TemplateNode properties) {
    var attributes = new EnumMap<QueueAttributeName, String>(QueueAttributeName.class);
    put(attributes, QueueAttributeName.FIFO_QUEUE, properties.get("FifoQueue"));
    put(
        attributes,
        QueueAttributeName.CONTENT_BASED_DEDUPLICATION,
        properties.get("ContentBasedDeduplication"));
    put(attributes, QueueAttributeName.VISIBILITY_TIMEOUT, properties.get("VisibilityTimeout"));
    put(attributes, QueueAttributeName.DELAY_SECONDS, properties.get("DelaySeconds"));
    put(
        attributes,
        QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS,
        properties.get("ReceiveMessageWaitTimeSeconds"));
    return attributes;
  }

  private static void put(
      Map<QueueAttributeName, String> attributes, QueueAttributeName name, TemplateNode value) {
    if (value.exists()) {
      attributes.put(name, value.text());
    }
  }
}
