package dev.patchbay.function.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.patchbay.intake.Reply;
import dev.patchbay.project.Caller;
import dev.patchbay.store.BadCursor;
import dev.patchbay.store.Json;
import dev.patchbay.store.StoreUnavailable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * What every HTTP function has around it: reading the event, access by role, problems as answers, a
 * correlation id in the log.
 */
@Singleton
public class HttpFunctions {

  private static final Logger LOG = Logger.getLogger(HttpFunctions.class);

  private final Json json;
  private final String rolesClaim;

  @Inject
  public HttpFunctions(
      Json json, @ConfigProperty(name = "patchbay.roles-claim") String rolesClaim) {
    this.json = json;
    this.rolesClaim = rolesClaim;
  }

  /**
   * What a function answers; a body that is a string goes out as it is, anything else as JSON.
   *
   * @param headers beside the usual ones, by lower-case name; may replace the content type
   */
  public record Answer(int status, Object body, Map<String, String> headers) {
    public Answer(int status, Object body) {
      this(status, body, Map.of());
    }

    /** The same answer with further headers. */
    public Answer with(Map<String, String> more) {
      Map<String, String> all = new HashMap<>(headers);
      all.putAll(more);
      return new Answer(status, body, all);
    }

    /** What a sender wants to be told in its own words. */
    public static Answer of(Reply reply) {
      return new Answer(reply.status(), reply.body(), Map.of("content-type", reply.contentType()));
    }

    /** A problem as an answer, with headers of its own. */
    public static Answer of(Problem problem, Map<String, String> headers) {
      Map<String, String> all = new HashMap<>(headers);
      all.put("content-type", "application/problem+json");
      return new Answer(problem.status(), problem.body(), all);
    }

    public static Answer ok(Object body) {
      return new Answer(200, body);
    }

    public static Answer accepted(Object body) {
      return new Answer(202, body);
    }
  }

  public APIGatewayV2HTTPResponse serve(
      APIGatewayV2HTTPEvent event, Function<HttpRequest, Answer> handler) {
    HttpRequest request = HttpRequest.of(event);
    if (event.getRequestContext() != null && event.getRequestContext().getRequestId() != null) {
      MDC.put("requestId", event.getRequestContext().getRequestId());
    }
    try {
      checkAccess(request);
      Answer answer = handler.apply(request);
      return response(answer.status(), "application/json", answer.body(), answer.headers());
    } catch (Problem problem) {
      return response(problem);
    } catch (BadCursor e) {
      return response(Problem.invalid("cursor", e.getMessage()));
    } catch (StoreUnavailable e) {
      LOG.error("the table is not available", e);
      return response(
          new Problem(
              503, "try-again", "The hub's storage did not answer. Send it again.", List.of()));
    } catch (RuntimeException e) {
      LOG.errorf(e, "%s failed", request.route());
      return response(
          new Problem(
              500, "internal-error", "The hub failed. The log has the details.", List.of()));
    } finally {
      MDC.clear();
    }
  }

  private void checkAccess(HttpRequest request) {
    Access access = Access.of(request.route());
    if (access.byIngestToken()) {
      return;
    }
    Caller caller = request.caller(rolesClaim);
    String project = request.path().get("project");
    boolean allowed =
        project == null
            ? caller.mayAnywhere(access.roles())
            : caller.mayIn(project, access.roles());
    if (allowed) {
      return;
    }
    if (project != null && !caller.belongsTo(project)) {
      throw Problem.notFound("There is no such project.");
    }
    throw new Problem(
        403, "not-allowed", "This needs one of the roles " + access.labels() + ".", List.of());
  }

  private APIGatewayV2HTTPResponse response(Problem problem) {
    return response(problem.status(), "application/problem+json", problem.body(), Map.of());
  }

  private APIGatewayV2HTTPResponse response(
      int status, String contentType, Object body, Map<String, String> more) {
    Map<String, String> headers = new HashMap<>();
    headers.put("content-type", contentType);
    headers.put("cache-control", "no-store");
    headers.putAll(more);
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(status)
        .withHeaders(headers)
        .withBody(body instanceof String text ? text : json.write(body))
        .withIsBase64Encoded(false)
        .build();
  }
}
