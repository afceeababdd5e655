package dev.patchbay.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.local.RouteTable.Match;
import dev.patchbay.local.TemplateResources.Route;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * API Gateway's part: routes, authorizer, limits, and a function's failure behind a plain answer.
 */
final class Gateway {
  private static final Logger LOG = Logger.getLogger(Gateway.class);

  /** API Gateway's quota for a payload. */
  static final int MAX_BODY = 10 * 1024 * 1024;

  /** API Gateway's quota for an integration. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final RouteTable routes;
  private final LocalTokens tokens;
  private final HttpEvents events;
  private final Functions functions;

  Gateway(RouteTable routes, LocalTokens tokens, HttpEvents events, Functions functions) {
    this.routes = routes;
    this.tokens = tokens;
    this.events = events;
    this.functions = functions;
  }

  List<Route> routes() {
    return routes.routes();
  }

  /** Waits for the function's answer, as long as the template allows. */
  GatewayAnswer exchange(GatewayRequest request) {
    var match = routes.match(request.method(), request.path()).orElse(null);
    if (match == null) {
      return GatewayAnswer.message(404, "Not Found");
    }
    if (request.body().length > MAX_BODY) {
      return GatewayAnswer.message(413, "Request Entity Too Large");
    }
    if (match.route().open()) {
      return call(request, match, null);
    }
    return tokens
        .claims(request.header("authorization"))
        .map(claims -> call(request, match, claims))
        .orElseGet(() -> GatewayAnswer.message(401, "Unauthorized"));
  }

  private GatewayAnswer call(GatewayRequest request, Match match, Map<String, String> claims) {
    var route = match.route();
    JsonNode event = events.event(request, match, claims);
    var running = new FutureTask<>(() -> functions.invoke(route.function(), event));
    Thread.ofVirtual().name(route.function()).start(running);
    var timeout = route.timeout().compareTo(LONGEST) < 0 ? route.timeout() : LONGEST;
    try {
      return events.answer(running.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      running.cancel(true);
      LOG.errorf("%s did not answer within %s", route.function(), timeout);
      return GatewayAnswer.message(503, "Service Unavailable");
    } catch (ExecutionException e) {
      LOG.errorf(e.getCause(), "%s failed", route.function());
      return GatewayAnswer.message(500, "Internal Server Error");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return GatewayAnswer.message(503, "Service Unavailable");
    }
  }
}
