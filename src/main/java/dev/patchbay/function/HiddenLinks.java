package dev.patchbay.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Takes the addresses out of all records that an answer names. */
final class HiddenLinks {

  private HiddenLinks() {}

  /** A record is whatever has a kind, an id and an address. */
  static JsonNode in(JsonNode answer) {
    if (answer instanceof ObjectNode object && object.has("kind") && object.has("id")) {
      object.remove("url");
    }
    answer.forEach(HiddenLinks::in);
    return answer;
  }
}
