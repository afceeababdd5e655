package dev.patchbay.function;

import dev.patchbay.project.Integration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A connection as the API shows it: never with a secret. */
record IntegrationView(
    String id,
    String kind,
    Integration.State state,
    Instant createdAt,
    Map<String, String> fields,
    String account,
    String heldReason,
    List<String> warnings) {

  static IntegrationView of(Integration integration) {
    return integration == null
        ? null
        : new IntegrationView(
            integration.id(),
            integration.kind(),
            integration.state(),
            integration.createdAt(),
            integration.publicFields(),
            integration.account(),
            integration.heldReason(),
            integration.warnings());
  }
}
