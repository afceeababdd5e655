package dev.patchbay.intake.telephony.ringostat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.intake.telephony.BodyReader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Finds the calls in a body: one alone, a list of them, either in an envelope. */
final class Bodies {

  private static final List<String> ENVELOPES = List.of("data", "items", "call");
  private static final String ADDITIONAL = "additional_call_data";

  private final BodyReader reader;

  Bodies(BodyReader reader) {
    this.reader = reader;
  }

  /**
   * The layers of each call, the nearest first: itself, its additional data, the envelope, the
   * query. What is no object tells nothing, so its call lacks an id.
   */
  List<List<JsonNode>> calls(JsonNode root, Map<String, String> query, FieldNames names) {
    JsonNode envelope = envelope(root, names).orElse(root);
    Stream<JsonNode> calls =
        envelope.isArray()
            ? StreamSupport.stream(envelope.spliterator(), false)
            : Stream.of(envelope);
    return calls.map(call -> layers(call, root, parameters(query))).toList();
  }

  private Optional<JsonNode> envelope(JsonNode root, FieldNames names) {
    boolean isCall = !new Parameters(List.of(root), names).texts(Field.CALL_ID).isEmpty();
    return isCall
        ? Optional.empty()
        : ENVELOPES.stream()
            .map(name -> container(root.get(name)))
            .flatMap(Optional::stream)
            .findFirst();
  }

  private List<JsonNode> layers(JsonNode call, JsonNode root, JsonNode query) {
    return Stream.of(call, container(call.get(ADDITIONAL)).orElse(null), root, query)
        .filter(Objects::nonNull)
        .toList();
  }

  /** An object or array, also where it was sent as a text of JSON. */
  private Optional<JsonNode> container(JsonNode node) {
    if (node == null) {
      return Optional.empty();
    }
    return node.isTextual()
        ? reader.nested(node.textValue().strip())
        : Optional.of(node).filter(JsonNode::isContainerNode);
  }

  private static ObjectNode parameters(Map<String, String> query) {
    ObjectNode parameters = JsonNodeFactory.instance.objectNode();
    query.forEach(parameters::put);
    return parameters;
  }
}
