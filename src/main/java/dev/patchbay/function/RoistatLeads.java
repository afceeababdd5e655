package dev.patchbay.function;

import dev.patchbay.delivery.Awaited;
import dev.patchbay.function.http.HttpFunctions.Answer;
import dev.patchbay.function.http.HttpRequest;
import dev.patchbay.function.http.Problem;
import dev.patchbay.intake.form.FormFields;
import dev.patchbay.intake.form.RoistatComment;
import dev.patchbay.intake.form.RoistatLead;
import dev.patchbay.intake.form.SubmissionRead;
import dev.patchbay.intake.form.Visitor;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.intake.phone.PhoneNumbers;
import dev.patchbay.journal.Journal;
import dev.patchbay.journal.ReportedEvent;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Leads that scripts written for Roistat send: the form key finds the project. */
@Singleton
class RoistatLeads {

  private static final Set<String> SECRETS = Set.of("key", "token");

  private final Projects projects;
  private final Forms forms;
  private final Journal journal;
  private final Awaited awaited;
  private final PhoneNumbers phones;
  private final Clock clock;

  RoistatLeads(
      Projects projects,
      Forms forms,
      Journal journal,
      Awaited awaited,
      PhoneNumbers phones,
      Clock clock) {
    this.projects = projects;
    this.forms = forms;
    this.journal = journal;
    this.awaited = awaited;
    this.phones = phones;
    this.clock = clock;
  }

  /**
   * Refusals come with status 200, as Roistat's do: a script that reads the answer with {@code
   * file_get_contents} gets no body with any other. The header {@code Use-Http-Code: 1} asks for
   * the real one.
   */
  Answer add(HttpRequest request) {
    Map<String, String> headers = Map.of("vary", "Origin", "access-control-allow-origin", "*");
    try {
      return Answer.ok(take(request)).with(headers);
    } catch (Problem problem) {
      boolean real = "1".equals(request.headers().get("use-http-code"));
      return new Answer(real ? problem.status() : 200, RoistatAnswer.refused(problem), headers);
    }
  }

  private RoistatAnswer take(HttpRequest request) {
    Instant began = clock.instant();
    FormFields all = forms.fields(request, Set.of());
    Project project =
        all.first("key")
            .flatMap(projects::findByFormKey)
            .orElseThrow(
                () ->
                    new Problem(
                        401,
                        "not-authenticated",
                        "The key is missing or is the form key of no project.",
                        List.of()));
    FormFields fields = all.without(SECRETS);
    String id = forms.accept(project, request, fields, read(request, project, fields));
    return RoistatLead.flag(fields, "sync").orElse(false)
        ? RoistatAnswer.of(awaited.await(project.id(), id, began.plus(Awaited.LONGEST)))
        : RoistatAnswer.taken(id);
  }

  private SubmissionRead read(HttpRequest request, Project project, FormFields fields) {
    String id = Forms.id(request, fields);
    if (RoistatComment.is(fields)) {
      return RoistatComment.read(fields, lead(project, fields), id, clock.instant());
    }
    Visitor visitor = Visitor.of(request.headers(), request.sourceIp());
    return new RoistatLead(project, forms.schema(project), phones)
        .read(fields, visitor, id, clock.instant());
  }

  private FormSubmission lead(Project project, FormFields fields) {
    return fields
        .first("id")
        .flatMap(id -> journal.find(project.id(), id))
        .flatMap(
            stored ->
                stored.value().events().values().stream()
                    .map(ReportedEvent::event)
                    .filter(FormSubmission.class::isInstance)
                    .map(FormSubmission.class::cast)
                    .findFirst())
        .orElseThrow(() -> Problem.invalid("id", "is not the id of a lead that the hub took"));
  }
}
