package dev.patchbay.intake.telephony.generic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.telephony.EventTimes;
import dev.patchbay.intake.telephony.Links;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads the fields of one object strictly and notes everything that is wrong. A wrong value reads
 * as null, like an absent one, so that reading goes on to the next fault.
 */
final class FieldReader {

  private static final int LONGEST_TEXT = 1000;
  private static final Pattern SECONDS = Pattern.compile("\\d{1,7}");
  private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T.+");

  private final JsonNode object;
  private final String path;
  private final List<FieldError> errors;
  private final Set<String> known = new HashSet<>();

  FieldReader(JsonNode object, String path, List<FieldError> errors) {
    this.object = object;
    this.path = path;
    this.errors = errors;
  }

  String text(String name) {
    return read(
        name,
        "must be a text of at most " + LONGEST_TEXT + " characters",
        value ->
            value.isTextual() && value.textValue().length() <= LONGEST_TEXT
                ? value.textValue().strip()
                : null);
  }

  <T> T oneOf(String name, Map<String, T> words) {
    String reason =
        "must be one of " + String.join(", ", words.keySet().stream().sorted().toList());
    return read(name, reason, value -> words.get(value.asText()));
  }

  <T> T required(String name, T value) {
    if (value == null && isAbsent(name)) {
      fault(name, "is missing");
    }
    return value;
  }

  Integer seconds(String name) {
    return read(
        name,
        "must be a whole number of seconds, 0 or more",
        value ->
            SECONDS.matcher(value.asText()).matches() ? Integer.valueOf(value.asText()) : null);
  }

  Instant time(String name, ZoneId zone) {
    return read(
        name,
        "must be a time like 2026-03-01T09:30:00+02:00, or without an offset in the project's zone",
        value ->
            ISO.matcher(value.asText()).matches()
                ? EventTimes.parse(value.asText(), zone).orElse(null)
                : null);
  }

  String httpsLink(String name) {
    return read(
        name,
        "must be an address that begins with https://",
        value -> Links.isHttps(value.asText()) ? value.asText() : null);
  }

  /** The reader of an object in this one; of an empty object when it is absent or wrong. */
  FieldReader object(String name) {
    JsonNode inner = read(name, "must be an object", value -> value.isObject() ? value : null);
    return new FieldReader(
        inner == null ? JsonNodeFactory.instance.objectNode() : inner, path + name + ".", errors);
  }

  void fault(String name, String reason) {
    errors.add(new FieldError(path + name, reason));
  }

  /** To be called last: a field that nobody read is a mistake of the sender. */
  void nothingElse() {
    object
        .properties()
        .forEach(
            e -> {
              if (!known.contains(e.getKey())) {
                fault(e.getKey(), "is not a field of this format");
              }
            });
  }

  private <T> T read(String name, String reason, Function<JsonNode, T> reading) {
    known.add(name);
    if (isAbsent(name)) {
      return null;
    }
    T value = reading.apply(object.get(name));
    if (value == null) {
      fault(name, reason);
    }
    return value;
  }

  /** Whether nothing was sent: no such field, null or a blank text. */
  boolean isAbsent(String name) {
    JsonNode value = object.get(name);
    return value == null || value.isNull() || (value.isTextual() && value.textValue().isBlank());
  }
}
