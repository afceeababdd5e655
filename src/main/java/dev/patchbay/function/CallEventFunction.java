package dev.patchbay.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.patchbay.caller.routing.RoutingDesk;
import dev.patchbay.delivery.Inbox;
import dev.patchbay.function.http.HttpFunctions;
import dev.patchbay.function.http.HttpFunctions.Answer;
import dev.patchbay.function.http.HttpRequest;
import dev.patchbay.function.http.Problem;
import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.Intake;
import dev.patchbay.intake.IntakeRequest;
import dev.patchbay.intake.Reply;
import dev.patchbay.intake.telephony.Authenticity;
import dev.patchbay.intake.telephony.CallSource;
import dev.patchbay.intake.telephony.CallSources;
import dev.patchbay.intake.telephony.SourceCredentials;
import dev.patchbay.journal.Journal.RawEvent;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import io.quarkus.funqy.Funq;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code call-event}: an event of a telephony becomes, or continues, an interaction. */
public class CallEventFunction {

  private final HttpFunctions http;
  private final Projects projects;
  private final CallSources sources;
  private final SourceCredentials credentials;
  private final Inbox inbox;
  private final RoutingDesk routing;
  private final Clock clock;

  public CallEventFunction(
      HttpFunctions http,
      Projects projects,
      CallSources sources,
      SourceCredentials credentials,
      Inbox inbox,
      RoutingDesk routing,
      Clock clock) {
    this.http = http;
    this.projects = projects;
    this.sources = sources;
    this.credentials = credentials;
    this.inbox = inbox;
    this.routing = routing;
    this.clock = clock;
  }

  @Funq("call-event")
  public APIGatewayV2HTTPResponse callEvent(APIGatewayV2HTTPEvent event) {
    return http.serve(event, this::accept);
  }

  private Answer accept(HttpRequest request) {
    Project project = IngestTokens.project(request, projects);
    String name = request.path().get("source");
    CallSource source =
        sources
            .find(name)
            .orElseThrow(
                () ->
                    Problem.notFound(
                        "There is no source %s; known are %s.".formatted(name, sources.names())));
    Map<String, String> query = IngestTokens.without(request.query());
    String contentType = request.headers().get("content-type");
    IntakeRequest received =
        new IntakeRequest(
            request.method(),
            contentType,
            request.headers(),
            query,
            request.body(),
            request.url(),
            request.sourceIp());
    checkSender(project, source, received);
    return switch (source.read(received, project.settings())) {
      case Intake.Ignored(String reason, Reply reply) ->
          routing
              .inEvent(project, name, received)
              .or(() -> Optional.ofNullable(reply))
              .map(Answer::of)
              .orElseGet(() -> Answer.ok(new NothingStored(reason)));
      case Intake.Invalid invalid ->
          throw new Problem(invalid.status(), invalid.code(), invalid.detail(), invalid.errors());
      case Intake.Events events -> {
        RawEvent raw =
            new RawEvent(
                clock.instant(), name, contentType, new HashMap<>(query), source.kept(received));
        List<String> ids =
            events.events().stream().map(e -> inbox.accept(project, e, raw)).toList();
        yield routing
            .inEvent(project, name, received)
            .or(() -> source.accepted(ids))
            .map(Answer::of)
            .orElseGet(() -> Answer.accepted(new Accepted(ids.getFirst(), ids)));
      }
    };
  }

  private void checkSender(Project project, CallSource source, IntakeRequest received) {
    if (!source.checksSenders()) {
      return;
    }
    switch (source.check(received, credentials.read(project.id(), source.name()))) {
      case Authenticity.Genuine _ -> {}
      case Authenticity.Forged(String reason) ->
          throw new Problem(403, "wrong-signature", reason, List.of());
      case Authenticity.NotConfigured(String field) ->
          throw new Problem(
              403,
              "source-not-configured",
              "The source %s needs its field %s before it accepts events: set it with PUT"
                      .formatted(source.name(), field)
                  + " /v1/projects/{project}/sources/{source}.",
              List.of(new FieldError(field, "is not configured")));
    }
  }

  record NothingStored(String ignored) {}

  record Accepted(String id, List<String> ids) {}
}
