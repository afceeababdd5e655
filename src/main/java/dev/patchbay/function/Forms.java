package dev.patchbay.function;

import dev.patchbay.crm.CrmSchema;
import dev.patchbay.crm.CrmSchemas;
import dev.patchbay.delivery.Inbox;
import dev.patchbay.function.http.HttpRequest;
import dev.patchbay.function.http.Problem;
import dev.patchbay.intake.IntakeRequest;
import dev.patchbay.intake.form.FormFields;
import dev.patchbay.intake.form.FormReader;
import dev.patchbay.intake.form.FormRequest;
import dev.patchbay.intake.form.SiteForm;
import dev.patchbay.intake.form.SubmissionRead;
import dev.patchbay.journal.Journal.RawEvent;
import dev.patchbay.project.Project;
import dev.patchbay.store.Json;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What every way of sending a form has in common: decoding it and taking it in. */
@Singleton
class Forms {

  private final FormReader reader;
  private final CrmSchemas schemas;
  private final Inbox inbox;
  private final Json json;
  private final Clock clock;

  Forms(FormReader reader, CrmSchemas schemas, Inbox inbox, Json json, Clock clock) {
    this.reader = reader;
    this.schemas = schemas;
    this.inbox = inbox;
    this.json = json;
    this.clock = clock;
  }

  /**
   * @param secrets fields that are left out
   */
  FormFields fields(HttpRequest request, Set<String> secrets) {
    IntakeRequest received =
        new IntakeRequest(
            request.method(),
            request.headers().get("content-type"),
            request.headers(),
            request.query(),
            request.body(),
            request.url(),
            request.sourceIp());
    return switch (reader.read(received, secrets)) {
      case FormRequest.Fields(FormFields fields) -> fields;
      case FormRequest.Refused refused -> throw Problem.of(refused.why());
    };
  }

  Optional<CrmSchema> schema(Project project) {
    return schemas.last(project);
  }

  /** The sender's own id of the submission, or a new one. */
  static String id(HttpRequest request, FormFields fields) {
    return Optional.ofNullable(request.headers().get("idempotency-key"))
        .map(String::strip)
        .filter(key -> !key.isEmpty())
        .or(() -> fields.first(SiteForm.ID))
        .orElseGet(() -> UUID.randomUUID().toString());
  }

  /**
   * Takes a submission in. What is kept of it as received are the decoded fields: they are readable
   * whatever its encoding was, and hold no secret.
   *
   * @return the interaction's id
   */
  String accept(Project project, HttpRequest request, FormFields fields, SubmissionRead read) {
    return switch (read) {
      case SubmissionRead.Invalid invalid -> throw Problem.invalid(invalid.errors());
      case SubmissionRead.Understood(var submission, var remarks) ->
          inbox.accept(
              project,
              submission,
              new RawEvent(
                  clock.instant(),
                  submission.source(),
                  request.headers().get("content-type"),
                  Map.of(),
                  json.write(fields.values()),
                  remarks));
    };
  }
}
