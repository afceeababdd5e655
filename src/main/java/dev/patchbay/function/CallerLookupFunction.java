package dev.patchbay.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.patchbay.caller.CallerLookup;
import dev.patchbay.caller.routing.RoutingDesk;
import dev.patchbay.function.http.HttpFunctions;
import dev.patchbay.function.http.HttpFunctions.Answer;
import dev.patchbay.function.http.HttpRequest;
import dev.patchbay.function.http.Inputs;
import dev.patchbay.function.http.Problem;
import dev.patchbay.intake.IntakeRequest;
import dev.patchbay.intake.phone.PhoneNumbers;
import dev.patchbay.intake.telephony.Authenticity;
import dev.patchbay.intake.telephony.CallSource;
import dev.patchbay.intake.telephony.CallSources;
import dev.patchbay.intake.telephony.SourceCredentials;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import io.quarkus.funqy.Funq;
import java.util.Optional;
import org.jboss.logging.Logger;

/** {@code caller-lookup}: who is calling, and to whom the call is to go. */
public class CallerLookupFunction {

  private static final Logger LOG = Logger.getLogger(CallerLookupFunction.class);

  private final HttpFunctions http;
  private final Projects projects;
  private final CallerLookup lookup;
  private final RoutingDesk routing;
  private final CallSources sources;
  private final SourceCredentials credentials;
  private final PhoneNumbers phones;

  public CallerLookupFunction(
      HttpFunctions http,
      Projects projects,
      CallerLookup lookup,
      RoutingDesk routing,
      CallSources sources,
      SourceCredentials credentials,
      PhoneNumbers phones) {
    this.http = http;
    this.projects = projects;
    this.lookup = lookup;
    this.routing = routing;
    this.sources = sources;
    this.credentials = credentials;
    this.phones = phones;
  }

  @Funq("caller-lookup")
  public APIGatewayV2HTTPResponse callerLookup(APIGatewayV2HTTPEvent event) {
    return http.serve(event, this::answer);
  }

  private Answer answer(HttpRequest request) {
    if (request.path().containsKey("source")) {
      return route(request, IngestTokens.project(request, projects));
    }
    Project project =
        request.route().contains("/callers/")
            ? Inputs.project(request, projects)
            : IngestTokens.project(request, projects);
    String phone =
        phones
            .toE164(request.path().get("phone").strip(), project.settings().country())
            .orElseThrow(
                () ->
                    Problem.invalid(
                        "phone",
                        "is not a phone number in the notation of "
                            + project.settings().country()));
    return Answer.ok(lookup.card(project, phone));
  }

  private Answer route(HttpRequest request, Project project) {
    IntakeRequest question =
        new IntakeRequest(
            request.method(),
            request.headers().get("content-type"),
            request.headers(),
            IngestTokens.without(request.query()),
            request.body(),
            request.url(),
            request.sourceIp());
    String source = request.path().get("source");
    return routing
        .answer(project, source, question, trusted(project, source, question))
        .map(Answer::of)
        .orElseThrow(
            () ->
                Problem.notFound(
                    "No routing is known for %s; it is for %s."
                        .formatted(source, routing.sources())));
  }

  /** What a telephony signs as an event, it signs as a question, too. */
  private boolean trusted(Project project, String source, IntakeRequest question) {
    try {
      Optional<CallSource> signed = sources.find(source).filter(s -> !s.credentials().isEmpty());
      return signed.isEmpty()
          || signed.get().check(question, credentials.read(project.id(), source))
              instanceof Authenticity.Genuine;
    } catch (RuntimeException e) {
      LOG.errorf(e, "a question of %s for %s cannot be checked", source, project.id());
      return false;
    }
  }
}
