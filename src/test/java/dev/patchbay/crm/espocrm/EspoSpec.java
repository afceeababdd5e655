package dev.patchbay.crm.espocrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patchbay.crm.espocrm.EspoServer.Reply;
import dev.patchbay.crm.espocrm.EspoServer.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Holds exchanges to EspoCRM's own OpenAPI document: methods, query parameters and their values,
 * fields, options, patterns. Paths that the document leaves out are not judged. It speaks of
 * OpenAPI 3.1, which the usual validator cannot read.
 */
final class EspoSpec {

  /** For servers before the described one, which reads them still. */
  private static final Set<String> OLDER_NAMES = Set.of("where", "select");

  private static final String FILE = "espocrm/espocrm-9.3.10-openapi-trim.json";

  /** Told by a real server: the custom field is ours, the currency has a default. */
  private static final Set<String> BESIDE_THE_DOCUMENT = Set.of("cPatchbayRef");

  private static final Set<String> HAVE_DEFAULTS = Set.of("amountCurrency");

  private final JsonNode document;

  private EspoSpec(JsonNode document) {
    this.document = document;
  }

  /** Empty where the vendor's documents are not at hand. */
  static Optional<EspoSpec> whereAvailable() {
    String told = System.getenv().getOrDefault("PATCHBAY_SPECS", "../shared/specs");
    Path file = Path.of(told, FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new EspoSpec(new ObjectMapper().readTree(file.toFile())));
    } catch (IOException e) {
      throw new IllegalStateException(file + " cannot be read", e);
    }
  }

  List<String> violations(Request request, Reply reply) {
    List<String> violations = new ArrayList<>();
    String type = request.path().split("/")[0];
    boolean one = request.path().split("/").length == 2;
    JsonNode path = document.path("paths").path("/" + type + (one ? "/{id}" : ""));
    if (path.isMissingNode() || request.path().endsWith("/stream")) {
      return violations;
    }
    // PUT and PATCH are one operation; the document names the second only.
    JsonNode operation = path.path(request.method().toLowerCase().replace("put", "patch"));
    if (operation.isMissingNode()) {
      violations.add(request.method() + " is no method of " + request.path());
    }
    request.query().forEach((name, value) -> parameter(operation, name, value, violations));
    if (request.body().isObject()) {
      JsonNode schema = schema(operation, "requestBody");
      if (!one) {
        requiredFields(schema, request.body(), violations);
      }
      fields(schema, request.body(), type, true, violations);
    }
    if (reply.status() == 200) {
      answer(type, reply.body(), violations);
    } else if (!(one && reply.status() == 404)
        && !operation.path("responses").has("" + reply.status())) {
      violations.add("an answer " + reply.status() + " to " + request.path());
    }
    return violations;
  }

  private static void parameter(
      JsonNode operation, String name, String value, List<String> violations) {
    String bare = name.replaceFirst("\\[.*", "");
    if (OLDER_NAMES.contains(bare)) {
      return;
    }
    Optional<JsonNode> parameter =
        StreamSupport.stream(operation.path("parameters").spliterator(), false)
            .filter(p -> p.path("name").asText().equals(bare))
            .findFirst();
    if (parameter.isEmpty()) {
      violations.add("no parameter " + bare);
      return;
    }
    JsonNode schema = parameter.get().path("schema");
    if (bare.equals("attributeSelect")) {
      for (String attribute : value.split(",")) {
        if (BESIDE_THE_DOCUMENT.contains(attribute)) {
          continue;
        }
        option(schema.path("items"), bare, attribute, violations);
      }
    } else {
      option(schema, bare, value, violations);
    }
  }

  private void answer(String type, JsonNode body, List<String> violations) {
    JsonNode schema = document.path("components").path("schemas").path(type);
    if (body.has("list")) {
      body.get("list").forEach(row -> fields(schema, row, type, false, violations));
    } else {
      fields(schema, body, type, false, violations);
    }
  }

  private JsonNode schema(JsonNode operation, String part) {
    JsonNode schema = operation.path(part).path("content").path("application/json").path("schema");
    return resolved(schema);
  }

  private JsonNode resolved(JsonNode schema) {
    String ref = schema.path("$ref").asText("");
    return ref.isEmpty() ? schema : document.at(ref.substring(1));
  }

  private static void requiredFields(JsonNode schema, JsonNode body, List<String> violations) {
    for (JsonNode field : schema.path("required")) {
      if (!body.hasNonNull(field.asText()) && !HAVE_DEFAULTS.contains(field.asText())) {
        violations.add("the mandatory " + field.asText() + " is not given");
      }
    }
  }

  /** An account may have options of its own in its answers. */
  private void fields(
      JsonNode schema, JsonNode body, String where, boolean isRequest, List<String> violations) {
    JsonNode properties = resolved(schema).path("properties");
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      String name = where + "." + field.getKey();
      JsonNode property = properties.path(field.getKey());
      if (property.isMissingNode() && !BESIDE_THE_DOCUMENT.contains(field.getKey())) {
        if (!Set.of("id", "name").contains(field.getKey())) {
          violations.add("no field " + name);
        }
      } else if (field.getValue().isTextual()) {
        if (isRequest) {
          option(property, name, field.getValue().asText(), violations);
        }
        String pattern = property.path("pattern").asText(".*");
        if (!field.getValue().asText().matches("(?s)" + pattern)) {
          violations.add(name + " does not look like " + pattern);
        }
      }
    }
  }

  private static void option(JsonNode schema, String name, String value, List<String> violations) {
    JsonNode options = schema.path("enum");
    boolean known =
        options.isEmpty()
            || StreamSupport.stream(options.spliterator(), false)
                .anyMatch(option -> option.asText().equals(value));
    if (!known) {
      violations.add(name + " cannot be " + value);
    }
  }
}
