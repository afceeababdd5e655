package dev.patchbay.function.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.patchbay.intake.Reply;
import dev.patchbay.store.BadCursor;
import dev.patchbay.store.Json;
import dev.patchbay.store.StoreUnavailable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
  private final Entrance entrance;
  private final Trail trail;

  @Inject
  public HttpFunctions(Json json, Entrance entrance, Trail trail) {
    this.json = json;
    this.entrance = entrance;
    this.trail = trail;
  }

  /**
   * What a function answers; a body that is a string goes out as it is, anything else as JSON.
   *
   * @param headers beside the usual ones, by lower-case name; may replace the content type
   * @param change what the request changed, or null where nothing is told of it
   */
  public record Answer(int status, Object body, Map<String, String> headers, Change change) {
    public Answer(int status, Object body, Map<String, String> headers) {
      this(status, body, headers, null);
    }

    public Answer(int status, Object body) {
      this(status, body, Map.of());
    }

    /**
     * The same answer of a request that changed something, as the audit log is to tell it.
     *
     * @param before anything that can be written as JSON, or null; never with a secret or a
     *     client's whole number
     * @param after the same
     */
    public Answer changing(Object before, Object after) {
      return changing(null, before, after);
    }

    /**
     * The same, where the path does not say what was changed.
     *
     * @param what in a few words
     */
    public Answer changing(String what, Object before, Object after) {
      return new Answer(status, body, headers, new Change(what, before, after));
    }

    /** The same answer with further headers. */
    public Answer with(Map<String, String> more) {
      Map<String, String> all = new HashMap<>(headers);
      all.putAll(more);
      return new Answer(status, body, all, change);
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
      Answer answer = answer(request, handler);
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

  private Answer answer(HttpRequest request, Function<HttpRequest, Answer> handler) {
    Access access = Access.of(request.route());
    if (access.byIngestToken()) {
      return handler.apply(request);
    }
    HttpRequest admitted = request.by(entrance.admit(request, access));
    return access.audited() ? trail.follow(admitted, handler) : handler.apply(admitted);
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
