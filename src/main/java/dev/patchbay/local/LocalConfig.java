package dev.patchbay.local;

import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The settings {@code patchbay.local.*} of the local run. */
@Singleton
@IfBuildProfile("dev")
final class LocalConfig {
  private final Optional<URI> dynamoEndpoint;
  private final int dynamoPort;
  private final Optional<URI> sqsEndpoint;
  private final int sqsPort;
  private final Duration tick;
  private final boolean wipe;
  private final String table;

  LocalConfig(
      @ConfigProperty(name = "patchbay.local.dynamodb-endpoint") Optional<URI> dynamoEndpoint,
      @ConfigProperty(name = "patchbay.local.dynamodb-port") int dynamoPort,
      @ConfigProperty(name = "patchbay.local.sqs-endpoint") Optional<URI> sqsEndpoint,
      @ConfigProperty(name = "patchbay.local.sqs-port") int sqsPort,
      @ConfigProperty(name = "patchbay.local.tick", defaultValue = "5s") Duration tick,
      @ConfigProperty(name = "patchbay.local.wipe", defaultValue = "false") boolean wipe,
      @ConfigProperty(name = "patchbay.table") String table) {
    this.dynamoEndpoint = dynamoEndpoint;
    this.dynamoPort = dynamoPort;
    this.sqsEndpoint = sqsEndpoint;
    this.sqsPort = sqsPort;
    this.tick = tick;
    this.wipe = wipe;
    this.table = table;
  }

  /** A DynamoDB that runs already, instead of the embedded one. */
  Optional<URI> dynamoEndpoint() {
    return dynamoEndpoint;
  }

  int dynamoPort() {
    return dynamoPort;
  }

  /** An SQS that runs already, instead of the embedded one. */
  Optional<URI> sqsEndpoint() {
    return sqsEndpoint;
  }

  int sqsPort() {
    return sqsPort;
  }

  /** How often due work is looked for; every minute on AWS. */
  Duration tick() {
    return tick;
  }

  /** Whether this start forgets what the runs before it left. */
  boolean wipe() {
    return wipe;
  }

  String table() {
    return table;
  }
}
