package dev.patchbay.function;

import dev.patchbay.local.EmbeddedAws;
import dev.patchbay.local.TestGateway;
import io.quarkus.test.common.QuarkusTestResource;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The hub with a table and a queue, and a new project for every test. */
@QuarkusTestResource(EmbeddedAws.class)
abstract class HubTest {

  @Inject SqsClient sqs;

  @ConfigProperty(name = "patchbay.clients-queue-url")
  String queue;

  @ConfigProperty(name = "patchbay.sync-queue-url")
  String syncQueue;

  final Api anonymous = Api.behind(new TestGateway());
  TestProject project;

  @BeforeEach
  void make_a_project() {
    project = new TestProject(anonymous);
  }

  /** Has everything done that is announced. */
  void deliver() {
    anonymous.gateway().drain(sqs, queue);
  }

  /** Has all records loaded that somebody has announced. */
  void resync() {
    anonymous.gateway().drain("resync", sqs, syncQueue);
  }
}
