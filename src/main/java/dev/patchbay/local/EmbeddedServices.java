package dev.patchbay.local;

import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Table and queues, embedded or elsewhere, ready for use. */
@Singleton
@IfBuildProfile("dev")
final class EmbeddedServices {
  private final LocalConfig config;
  private final SourceFolder source;
  private final LocalState state;
  private final TemplateResources template;
  private final DynamoDbClient dynamo;
  private final SqsClient sqs;

  EmbeddedServices(
      LocalConfig config,
      SourceFolder source,
      LocalState state,
      TemplateResources template,
      DynamoDbClient dynamo,
      SqsClient sqs) {
    this.config = config;
    this.source = source;
    this.state = state;
    this.template = template;
    this.dynamo = dynamo;
    this.sqs = sqs;
  }

  /**
   * Starts what is not there yet and creates what the template describes.
   *
   * @return the queues' URLs by logical id
   * @throws CannotStart with a sentence that says what to do
   */
  Map<String, String> start() {
    if (config.dynamoEndpoint().isEmpty()) {
      onceInThisProcess("patchbay.local.dynamodb", this::startDynamo);
    }
    if (config.sqsEndpoint().isEmpty()) {
      onceInThisProcess("patchbay.local.sqs", () -> EmbeddedQueue.onPort(config.sqsPort()));
    }
    template.table().createIn(dynamo, config.table());
    return EmbeddedQueue.create(template.queues(), sqs);
  }

  private EmbeddedDynamo startDynamo() {
    return EmbeddedDynamo.onDisk(source, config.dynamoPort(), state.tableData());
  }

  /** A live reload replaces every class of ours; only the JVM's own can remember across it. */
  private static void onceInThisProcess(String name, Supplier<AutoCloseable> start) {
    if (!(System.getProperties().get(name) instanceof AutoCloseable)) {
      System.getProperties().put(name, start.get());
    }
  }
}
