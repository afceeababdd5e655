package dev.patchbay.local;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/**
 * DynamoDB and SQS in memory for a {@code @QuarkusTest}, with the table and the queues of {@code
 * template.yaml}. Use with {@code @QuarkusTestResource(EmbeddedAws.class)}.
 */
public final class EmbeddedAws implements QuarkusTestResourceLifecycleManager {
  private static final String TABLE = "patchbay";

  private EmbeddedDynamo dynamo;
  private EmbeddedQueue queue;

  @Override
  public Map<String, String> start() {
    dynamo = EmbeddedDynamo.inMemory();
    queue = EmbeddedQueue.onFreePort();
    var template = template();
    try (var client = LocalAws.dynamo(dynamo.endpoint())) {
      template.table().createIn(client, TABLE);
    }
    var settings = new HashMap<String, String>();
    try (var client = LocalAws.sqs(queue.endpoint())) {
      var urls = EmbeddedQueue.create(template.queues(), client).values();
      settings.put("patchbay.clients-queue-url", ending("clients.fifo", urls));
      settings.put("patchbay.sync-queue-url", ending("sync.fifo", urls));
    }
    settings.put("patchbay.table", TABLE);
    settings.putAll(service("dynamodb", dynamo.endpoint().toString()));
    settings.putAll(service("sqs", queue.endpoint().toString()));
    settings.putAll(service("kms", queue.endpoint().toString()));
    return settings;
  }

  private static TemplateResources template() {
    var file = SourceFolder.find().template();
    return Files.exists(file) ? TemplateResources.read(file) : TestTemplate.resources();
  }

  private static String ending(String name, Iterable<String> urls) {
    for (var url : urls) {
      if (url.endsWith(name)) {
        return url;
      }
    }
    throw new IllegalStateException("template.yaml has no queue " + name);
  }

  private static Map<String, String> service(String name, String endpoint) {
    return Map.of(
        "quarkus." + name + ".endpoint-override", endpoint,
        "quarkus." + name + ".aws.region", LocalAws.REGION,
        "quarkus." + name + ".aws.credentials.type", "static",
        "quarkus." + name + ".aws.credentials.static-provider.access-key-id", LocalAws.KEY,
        "quarkus." + name + ".aws.credentials.static-provider.secret-access-key", LocalAws.KEY);
  }

  @Override
  public void stop() {
    if (queue != null) {
      queue.close();
    }
    if (dynamo != null) {
      dynamo.close();
    }
  }
}
