package dev.patchbay.intake.telephony;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.Intake;
import dev.patchbay.intake.IntakeRequest;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Decodes JSON and form bodies into one tree, so that a source reads both alike. */
@Singleton
public class BodyReader {

  public static final int MAX_BYTES = 262_144;

  private static final String FORM = "application/x-www-form-urlencoded";

  /** Numbers keep their digits: an id such as 1690000000.10 is a name, not a quantity. */
  private final JsonMapper json =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  public Body read(IntakeRequest request) {
    byte[] body = request.body();
    if (body.length > MAX_BYTES) {
      return refused(413, "body-too-large", "a body may have " + MAX_BYTES + " bytes at most");
    }
    if (body.length == 0) {
      return new Body.Content(empty());
    }
    String type = request.mediaType();
    if (type.equals(FORM)) {
      return form(new String(body, StandardCharsets.UTF_8));
    }
    if (type.equals("application/json") || type.endsWith("+json")) {
      return json(body);
    }
    return refused(
        415, "unsupported-media-type", "Content-Type must be application/json or " + FORM);
  }

  /** The object or array that a parameter carries as a text; empty when it carries none. */
  public Optional<JsonNode> nested(String text) {
    if (!text.startsWith("{") && !text.startsWith("[")) {
      return Optional.empty();
    }
    return json(text.getBytes(StandardCharsets.UTF_8)) instanceof Body.Content(JsonNode root)
        ? Optional.of(root)
        : Optional.empty();
  }

  private Body json(byte[] body) {
    try {
      return new Body.Content(json.readTree(body));
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      return malformed(
          at == null
              ? "not valid JSON"
              : "not valid JSON at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()));
    } catch (IOException wrongEncoding) {
      return malformed("not JSON in UTF-8");
    }
  }

  private static Body form(String body) {
    try {
      return new Body.Content(FormDecoder.decode(body));
    } catch (IllegalArgumentException wrongEscape) {
      return malformed("a % in a form must be followed by two hexadecimal digits");
    }
  }

  private static ObjectNode empty() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static Body malformed(String reason) {
    return new Body.Refused(Intake.Invalid.malformed(reason));
  }

  private static Body refused(int status, String code, String reason) {
    String field = status == 415 ? "Content-Type" : "body";
    return new Body.Refused(
        new Intake.Invalid(
            status, code, "Not accepted: " + reason + ".", List.of(new FieldError(field, reason))));
  }
}
