package dev.patchbay.caller.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.intake.IntakeRequest;
import dev.patchbay.intake.telephony.Body;
import dev.patchbay.intake.telephony.BodyReader;
import dev.patchbay.intake.telephony.Texts;
import java.util.Arrays;
import java.util.Objects;

/** The parameters of a question, wherever they were put. */
final class Asked {

  private Asked() {}

  /**
   * The parameters of the address, and over them those of the body. A body that cannot be read has
   * none.
   */
  static ObjectNode of(IntakeRequest request, BodyReader bodies) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    request.query().forEach(all::put);
    if (bodies.read(request) instanceof Body.Content(JsonNode root)
        && root instanceof ObjectNode object) {
      all.setAll(object);
    }
    return all;
  }

  /** The first of the names that carries a text; null when none does. */
  static String text(JsonNode parameters, String... names) {
    return Arrays.stream(names)
        .map(name -> Texts.of(parameters.get(name)))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
