package dev.patchbay.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.delivery.Explainer;
import dev.patchbay.delivery.Redrive;
import dev.patchbay.delivery.Redrive.Doubt;
import dev.patchbay.function.http.HttpFunctions;
import dev.patchbay.function.http.HttpFunctions.Answer;
import dev.patchbay.function.http.HttpRequest;
import dev.patchbay.function.http.Inputs;
import dev.patchbay.function.http.Problem;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.journal.Journal;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.JournalReader;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import dev.patchbay.store.Json;
import dev.patchbay.store.Stored;
import io.quarkus.funqy.Funq;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/**
 * {@code journal}: what happened to each interaction and why; taking up again what did not go
 * through.
 */
public class JournalFunction {

  private static final String ROUTE = "/v1/projects/{project}/journal";

  private final HttpFunctions http;
  private final Projects projects;
  private final Journal journal;
  private final JournalReader reader;
  private final Redrive redrive;
  private final Explainer explainer;
  private final SentLeadsAnswers sentLeads;
  private final SettingsEditor editor;
  private final JournalAnswers answers;
  private final Json json;
  private final Clock clock;

  public JournalFunction(
      HttpFunctions http,
      Projects projects,
      Journal journal,
      JournalReader reader,
      Redrive redrive,
      Explainer explainer,
      SentLeadsAnswers sentLeads,
      SettingsEditor editor,
      JournalAnswers answers,
      Json json,
      Clock clock) {
    this.http = http;
    this.projects = projects;
    this.journal = journal;
    this.reader = reader;
    this.redrive = redrive;
    this.explainer = explainer;
    this.sentLeads = sentLeads;
    this.editor = editor;
    this.answers = answers;
    this.json = json;
    this.clock = clock;
  }

  @Funq("journal")
  public APIGatewayV2HTTPResponse journal(APIGatewayV2HTTPEvent event) {
    return http.serve(event, this::route);
  }

  private Answer route(HttpRequest request) {
    Project project = Inputs.project(request, projects);
    return switch (request.route()) {
      case "GET " + ROUTE -> list(project, request);
      case "GET " + ROUTE + "/{id}" -> {
        JournalEntry entry = entry(project, request);
        yield Answer.ok(answers.detail(project, entry, journal.raw(project.id(), entry.id())));
      }
      case "POST " + ROUTE + "/{id}/explain" ->
          Answer.ok(explainer.explain(drafted(project, request), entry(project, request)));
      case "POST " + ROUTE + "/{id}/redrive" -> redriveOne(project, request);
      case "GET /v1/projects/{project}/sent-leads" -> sentLeads.answer(project, request);
      case "POST " + ROUTE + "/redrive" -> redriveAll(project, request);
      default -> throw Problem.notFound("There is no such route.");
    };
  }

  /** The project with the draft of the request, if there is one; nothing is saved. */
  private Project drafted(Project project, HttpRequest request) {
    ObjectNode body = request.json(json.mapper());
    Inputs input = new Inputs(body);
    input.done("settings");
    return body.hasNonNull("settings")
        ? project.withSettings(editor.changed(project, input.object("settings")))
        : project;
  }

  private Answer list(Project project, HttpRequest request) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    LocalDate day = request.queried("day").map(text -> Inputs.day("day", text)).orElse(null);
    InteractionState state =
        request.queried("state").map(text -> state("state", text)).orElse(null);
    int limit = Inputs.limit(request);
    String cursor = request.queried("cursor").orElse(null);
    return Answer.ok(
        answers.page(
            project,
            day == null && state != null && state.waitsForPeople()
                ? journal.waiting(project.id(), state, limit, cursor)
                : reader.onDay(project.id(), day == null ? today : day, state, limit, cursor)));
  }

  private Answer redriveOne(Project project, HttpRequest request) {
    ObjectNode body = request.json(json.mapper());
    Inputs input = new Inputs(body);
    Doubt doubt = input.choice("doubt", Doubt.class, Doubt.LOOK_AGAIN);
    input.done("doubt", "record");
    String record = body.hasNonNull("record") ? input.text("record") : null;
    String id = request.path().get("id");
    return switch (redrive.one(project.id(), id, doubt, record)) {
      case Redrive.Result.Redriven _ ->
          Answer.accepted(new Redriven(id, List.of(id), null)).changing(null, body);
      case Redrive.Result.NoSuchEntry _ -> throw noSuchEntry();
      case Redrive.Result.NotRedrivable refused ->
          throw Problem.conflict(
              "not-redrivable",
              "An interaction that is %s cannot be redriven.".formatted(refused.state().label()));
      case Redrive.Result.RecordNeeded _ ->
          throw Problem.invalid(
              "record",
              "is required: a later step refers to the record, so give its id in the CRM");
    };
  }

  private Answer redriveAll(Project project, HttpRequest request) {
    ObjectNode body = request.json(json.mapper());
    Inputs input = new Inputs(body);
    InteractionState state =
        body.has("state") ? state("state", body.get("state").asText()) : InteractionState.FAILED;
    if (!state.waitsForPeople()) {
      throw Problem.invalid("state", "must be failed, needs-attention or held");
    }
    LocalDate day = body.has("day") ? Inputs.day("day", body.get("day").asText()) : null;
    input.done("state", "day");
    Redrive.Batch batch = redrive.all(project.id(), state, day);
    Redriven redriven =
        new Redriven(
            batch.redriven().isEmpty() ? null : batch.redriven().getFirst(),
            batch.redriven(),
            batch.more());
    return Answer.accepted(redriven).changing(null, redriven);
  }

  private JournalEntry entry(Project project, HttpRequest request) {
    return journal
        .find(project.id(), request.path().get("id"))
        .map(Stored::value)
        .orElseThrow(JournalFunction::noSuchEntry);
  }

  private static Problem noSuchEntry() {
    return Problem.notFound("There is no such journal entry.");
  }

  private static InteractionState state(String field, String text) {
    return InteractionState.of(text)
        .orElseThrow(
            () ->
                Problem.invalid(
                    field,
                    "must be one of "
                        + String.join(
                            ", ",
                            Arrays.stream(InteractionState.values())
                                .map(InteractionState::label)
                                .toList())));
  }

  /**
   * @param more whether further entries match; null for a single redrive
   */
  record Redriven(String id, List<String> ids, Boolean more) {}
}
