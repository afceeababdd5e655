package dev.patchbay.local;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * An SQS on the loopback interface: ElasticMQ in this process, in memory. It has FIFO queues with
 * their deduplication and message groups, visibility timeouts and dead-letter queues.
 */
public final class EmbeddedQueue implements AutoCloseable {
  private final SQSRestServer server;
  private final URI endpoint;

  private EmbeddedQueue(SQSRestServer server, URI endpoint) {
    this.server = server;
    this.endpoint = endpoint;
  }

  /** One without queues on a free port. */
  public static EmbeddedQueue onFreePort() {
    return start(0);
  }

  /**
   * One without queues.
   *
   * @throws CannotStart when the port is in use
   */
  static EmbeddedQueue onPort(int port) {
    try (var probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (BindException e) {
      throw new CannotStart(
          "Port %d for the embedded queue is in use; stop what holds it or set patchbay.local.sqs-endpoint."
              .formatted(port));
    } catch (IOException e) {
      throw new CannotStart("The embedded queue could not be started: " + e.getMessage(), e);
    }
    return start(port);
  }

  private static EmbeddedQueue start(int port) {
    var server =
        SQSRestServerBuilder.withInterface("127.0.0.1")
            .withPort(port)
            .withAWSRegion(LocalAws.REGION)
            .start();
    var address = server.waitUntilStarted().localAddress();
    return new EmbeddedQueue(server, URI.create("http://127.0.0.1:" + address.getPort()));
  }

  /** Where its clients find it; any credentials will do. */
  public URI endpoint() {
    return endpoint;
  }

  /**
   * Creates the queues, which must name their dead-letter queues earlier in the list.
   *
   * @return the queues' URLs by logical id
   */
  static Map<String, String> create(List<QueueDefinition> queues, SqsClient sqs) {
    var urls = new HashMap<String, String>();
    for (var queue : queues) {
      var attributes = new HashMap<>(queue.attributes());
      if (queue.deadLetters() != null) {
        attributes.put(
            QueueAttributeName.REDRIVE_POLICY,
            "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
                .formatted(arn(sqs, urls.get(queue.deadLetters())), queue.maxReceiveCount()));
      }
      var created = sqs.createQueue(to -> to.queueName(queue.name()).attributes(attributes));
      urls.put(queue.logicalId(), created.queueUrl());
    }
    return urls;
  }

  private static String arn(SqsClient sqs, String queueUrl) {
    return sqs.getQueueAttributes(
            of -> of.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
        .attributes()
        .get(QueueAttributeName.QUEUE_ARN);
  }

  @Override
  public void close() {
    server.stopAndWait();
  }
}
