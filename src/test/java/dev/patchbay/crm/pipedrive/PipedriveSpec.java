package dev.patchbay.crm.pipedrive;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.crm.pipedrive.PipedriveServer.Reply;
import dev.patchbay.crm.pipedrive.PipedriveServer.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Holds exchanges to the vendor's own OpenAPI. The documents are no part of the project: they are
 * read from the folder {@code PATCHBAY_SPECS} or {@code ../shared/specs}, the complete ones before
 * the trimmed.
 */
final class PipedriveSpec {

  private static final String V1 = "/v1/";
  private static final String NOTES = "/v1/notes";
  private static final String TRIMMED = "-trim";

  /** The operations that the trimmed documents leave out. */
  private static final Set<String> LEFT_OUT =
      Set.of("/v1/leads/archived", "/api/v2/deals/archived", "/api/v2/organizationFields");

  private static final Set<String> STATUSES = Set.of("open", "won", "lost", "deleted");

  private static final List<String> LINKS = List.of("person_id", "org_id");

  private static final Optional<PipedriveSpec> AVAILABLE = load();

  private final Map<Boolean, OpenApiInteractionValidator> strict;
  private final Map<Boolean, OpenApiInteractionValidator> lenient;

  private final boolean trimmed;

  private PipedriveSpec(Path v1, Path v2) {
    trimmed = v1.toString().contains(TRIMMED);
    strict = Map.of(true, strict(v1), false, strict(v2));
    lenient = Map.of(true, lenient(v1), false, lenient(v2));
  }

  static Optional<PipedriveSpec> whereAvailable() {
    return AVAILABLE;
  }

  List<String> violations(Request request, Reply reply) {
    if (trimmed && LEFT_OUT.contains(request.path())) {
      return List.of();
    }
    boolean version = request.path().startsWith(V1);
    var forRequests = (request.path().startsWith(NOTES) ? lenient : strict).get(version);
    var asked = new SimpleRequest.Builder(request.method(), request.path());
    request.query().forEach((name, value) -> asked.withQueryParam(name, described(name, value)));
    if (request.token() != null) {
      asked.withHeader("x-api-token", request.token());
    }
    if (!request.body().isNull()) {
      asked.withContentType(request.contentType()).withBody(described(request).toString());
    }
    var messages = forRequests.validateRequest(asked.build()).getMessages().stream();
    if (reply.status() < 400) {
      var answered =
          SimpleResponse.Builder.status(reply.status())
              .withContentType("application/json")
              .withBody(described(reply).toString())
              .build();
      var method = com.atlassian.oai.validator.model.Request.Method.valueOf(request.method());
      messages =
          Stream.concat(
              messages,
              lenient
                  .get(version)
                  .validateResponse(request.path(), method, answered)
                  .getMessages()
                  .stream());
    }
    return messages
        .filter(message -> message.getLevel() == Level.ERROR)
        .map(message -> request.method() + " " + request.path() + ": " + message)
        .toList();
  }

  /** Several statuses with commas between, which the vendor only says in words. */
  private static String described(String parameter, String value) {
    return parameter.equals("status") && STATUSES.containsAll(List.of(value.split(",")))
        ? value.split(",")[0]
        : value;
  }

  /** Leads take the custom fields of deals at top level, which the vendor only says in words. */
  private static JsonNode described(Request request) {
    if (!request.path().equals("/v1/leads")) {
      return request.body();
    }
    ObjectNode body = request.body().deepCopy();
    body.properties().removeIf(field -> field.getKey().matches("[0-9a-f]{40}"));
    return body;
  }

  /** Version 2 answers null for a link that was taken out, which the vendor's document forbids. */
  private static JsonNode described(Reply reply) {
    JsonNode body = reply.body().deepCopy();
    for (String link : LINKS) {
      body.findParents(link).stream()
          .filter(row -> row.get(link).isNull())
          .forEach(row -> ((ObjectNode) row).remove(link));
    }
    return body;
  }

  /** A field that the vendor does not describe is a fault. */
  private static OpenApiInteractionValidator strict(Path document) {
    return validator(document, LevelResolver.create());
  }

  /** Answers and notes are put together by allOf, whose parts do not know each other's fields. */
  private static OpenApiInteractionValidator lenient(Path document) {
    return validator(
        document,
        LevelResolver.create().withLevel("validation.schema.additionalProperties", Level.IGNORE));
  }

  private static OpenApiInteractionValidator validator(
      Path document, LevelResolver.Builder levels) {
    return OpenApiInteractionValidator.createForSpecificationUrl(document.toUri().toString())
        .withLevelResolver(
            levels.withLevel("validation.request.parameter.query.unexpected", Level.ERROR).build())
        .build();
  }

  private static Optional<PipedriveSpec> load() {
    return Stream.of(System.getenv("PATCHBAY_SPECS"), "../shared/specs")
        .filter(Objects::nonNull)
        .map(folder -> Path.of(folder, "pipedrive"))
        .filter(Files::isDirectory)
        .findFirst()
        .flatMap(
            folder ->
                document(folder, 1)
                    .flatMap(v1 -> document(folder, 2).map(v2 -> new PipedriveSpec(v1, v2))));
  }

  private static Optional<Path> document(Path folder, int version) {
    return Stream.of("", TRIMMED)
        .map(suffix -> folder.resolve("pipedrive-v" + version + suffix + ".yaml"))
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
