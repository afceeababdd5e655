package dev.patchbay.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.function.http.HttpFunctions;
import dev.patchbay.function.http.HttpFunctions.Answer;
import dev.patchbay.function.http.HttpRequest;
import dev.patchbay.function.http.Inputs;
import dev.patchbay.function.http.Problem;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import dev.patchbay.store.Json;
import dev.patchbay.sync.SyncFaults;
import dev.patchbay.sync.SyncKind;
import dev.patchbay.sync.SyncState.Asked;
import dev.patchbay.sync.SyncStates;
import dev.patchbay.sync.Syncs;
import io.quarkus.funqy.Funq;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** {@code sync}: how far the copies of the CRM's records are, a run on demand, and the copies. */
public class SyncFunction {

  private static final String PROJECT = "/v1/projects/{project}";

  private final HttpFunctions http;
  private final Projects projects;
  private final Syncs syncs;
  private final SyncStates states;
  private final SyncFaults faults;
  private final MirrorLists mirror;
  private final Json json;
  private final Clock clock;

  SyncFunction(
      HttpFunctions http,
      Projects projects,
      Syncs syncs,
      SyncStates states,
      SyncFaults faults,
      MirrorLists mirror,
      Json json,
      Clock clock) {
    this.http = http;
    this.projects = projects;
    this.syncs = syncs;
    this.states = states;
    this.faults = faults;
    this.mirror = mirror;
    this.json = json;
    this.clock = clock;
  }

  @Funq("sync")
  public APIGatewayV2HTTPResponse sync(APIGatewayV2HTTPEvent event) {
    return http.serve(event, this::route);
  }

  private Answer route(HttpRequest request) {
    Project project = Inputs.project(request, projects);
    return switch (request.route()) {
      case "GET " + PROJECT + "/sync" -> state(project);
      case "POST " + PROJECT + "/sync" -> ask(project, request);
      case "GET " + PROJECT + "/mirror/{kind}" -> Answer.ok(mirror.page(project, request));
      default -> throw Problem.notFound("There is no such route.");
    };
  }

  private Answer state(Project project) {
    return Answer.ok(
        states
            .find(project)
            .map(state -> SyncView.of(state, faults.of(project)))
            .orElseThrow(() -> Problem.notFound("No CRM is connected whose records are loaded.")));
  }

  private Answer ask(Project project, HttpRequest request) {
    ObjectNode body = request.json(json.mapper());
    Inputs input = new Inputs(body);
    input.done("kind", "from");
    Kind kind = input.choice("kind", Kind.class, Kind.CHANGES);
    Instant from = body.hasNonNull("from") ? from(input.text("from")) : null;
    if (project.integration() != null && project.integration().heldReason() != null) {
      throw Problem.conflict(
          "integration-held", "The CRM is on hold: " + project.integration().heldReason());
    }
    Asked asked =
        syncs
            .ask(project, kind == Kind.FULL ? SyncKind.FULL : SyncKind.CHANGES, from)
            .orElseThrow(
                () ->
                    Problem.conflict(
                        "crm-not-connected",
                        "No CRM is connected that tells what was changed in it."));
    AskedView view = new AskedView(asked.id(), asked.kind(), asked.from());
    return Answer.accepted(view).changing(null, view);
  }

  /** The beginning of the day in UTC: the CRM's own days may begin hours earlier or later. */
  private Instant from(String text) {
    Instant from = Inputs.day("from", text).atStartOfDay(ZoneOffset.UTC).toInstant();
    if (from.isAfter(clock.instant())) {
      throw Problem.invalid("from", "must not be in the future");
    }
    return from;
  }

  /** What a person may ask for. */
  enum Kind {
    CHANGES,
    FULL
  }

  record AskedView(String id, SyncKind kind, Instant from) {}
}
