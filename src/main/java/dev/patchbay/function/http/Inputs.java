package dev.patchbay.function.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.intake.FieldError;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the fields of a request body; every fault names its field. */
public final class Inputs {

  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 200;

  private final ObjectNode body;

  public Inputs(ObjectNode body) {
    this.body = body;
  }

  /** A text that must be there. */
  public String text(String field) {
    JsonNode node = body.get(field);
    if (node == null || !node.isTextual() || node.asText().isBlank()) {
      throw Problem.invalid(field, "is required and must be a text");
    }
    return node.asText().strip();
  }

  /** A text that must be there, of at most so many characters. */
  public String text(String field, int longest) {
    String text = text(field);
    if (text.length() > longest) {
      throw Problem.invalid(field, "must have at most %d characters".formatted(longest));
    }
    return text;
  }

  /** A JSON object; an empty one where there is none. */
  public ObjectNode object(String field) {
    JsonNode node = body.get(field);
    if (node == null || node.isNull()) {
      return body.objectNode();
    }
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw Problem.invalid(field, "must be an object");
  }

  /** One of an enum's values, written in lower case with hyphens. */
  public <E extends Enum<E>> E choice(String field, Class<E> type, E otherwise) {
    JsonNode node = body.get(field);
    if (node == null || node.isNull()) {
      return otherwise;
    }
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> label(value).equals(node.asText()))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.invalid(
                    field,
                    "must be one of "
                        + Arrays.stream(type.getEnumConstants())
                            .map(Inputs::label)
                            .collect(Collectors.joining(", "))));
  }

  /**
   * Refuses every field that is not among the known ones: a misspelt name is a fault, not a
   * default.
   */
  public void done(String... known) {
    Set<String> names = Set.of(known);
    List<FieldError> errors = new ArrayList<>();
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                errors.add(
                    new FieldError(name, "is not known; known are " + String.join(", ", known)));
              }
            });
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
  }

  public static Project project(HttpRequest request, Projects projects) {
    return projects
        .find(request.path().get("project"))
        .orElseThrow(() -> Problem.notFound("There is no such project."));
  }

  public static LocalDate day(String field, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw Problem.invalid(field, "must be a date such as 2026-11-22");
    }
  }

  public static int limit(HttpRequest request) {
    String text = request.queried("limit").orElse(null);
    if (text == null) {
      return DEFAULT_LIMIT;
    }
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MAX_LIMIT) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Answered below, like a number out of range.
    }
    throw Problem.invalid("limit", "must be a number from 1 to " + MAX_LIMIT);
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
