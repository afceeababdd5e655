package dev.patchbay.crm.pipedrive;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import dev.patchbay.crm.pipedrive.PipedriveServer.Reply;
import dev.patchbay.crm.pipedrive.PipedriveServer.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds exchanges to the vendor's own OpenAPI. The documents are no part of the project: they are
 * read from the folder {@code PATCHBAY_SPECS} or {@code ../shared/specs}, the complete ones before
 * the trimmed.
 */
final class PipedriveSpec {

  private static final String V1 = "/v1/";

  private static final Optional<PipedriveSpec> AVAILABLE = load();

  private final OpenApiInteractionValidator v1;
  private final OpenApiInteractionValidator v2;

  private PipedriveSpec(Path v1, Path v2) {
    this.v1 = validator(v1);
    this.v2 = validator(v2);
  }

  static Optional<PipedriveSpec> whereAvailable() {
    return AVAILABLE;
  }

  List<String> violations(Request request, Reply reply) {
    var validator = request.path().startsWith(V1) ? v1 : v2;
    var asked = new SimpleRequest.Builder(request.method(), request.path());
    request.query().forEach(asked::withQueryParam);
    if (request.token() != null) {
      asked.withHeader("x-api-token", request.token());
    }
    if (!request.body().isNull()) {
      asked.withContentType(request.contentType()).withBody(request.body().toString());
    }
    var messages = validator.validateRequest(asked.build()).getMessages().stream();
    if (reply.status() < 400) {
      var answered =
          SimpleResponse.Builder.status(reply.status())
              .withContentType("application/json")
              .withBody(reply.body().toString())
              .build();
      var method = com.atlassian.oai.validator.model.Request.Method.valueOf(request.method());
      messages =
          Stream.concat(
              messages,
              validator.validateResponse(request.path(), method, answered).getMessages().stream());
    }
    return messages
        .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
        .filter(message -> !trimmedAway(request, message))
        .map(message -> request.method() + " " + request.path() + ": " + message)
        .toList();
  }

  /** The trimmed document leaves this one operation out. */
  private static boolean trimmedAway(Request request, ValidationReport.Message message) {
    return request.path().equals("/v1/leads/archived")
        && message.getKey().equals("validation.request.path.missing");
  }

  private static OpenApiInteractionValidator validator(Path document) {
    return OpenApiInteractionValidator.createForSpecificationUrl(document.toUri().toString())
        .withLevelResolver(
            LevelResolver.create()
                .withLevel(
                    "validation.response.body.schema.additionalProperties",
                    ValidationReport.Level.IGNORE)
                .build())
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
    return Stream.of("", "-trim")
        .map(suffix -> folder.resolve("pipedrive-v" + version + suffix + ".yaml"))
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
