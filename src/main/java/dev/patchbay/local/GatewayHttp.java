package dev.patchbay.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.profile.IfBuildProfile;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** The gateway's port: the template's routes, and what scripts and people ask the local run. */
@Singleton
@IfBuildProfile("dev")
class GatewayHttp {
  private static final Logger LOG = Logger.getLogger(GatewayHttp.class);

  private final Gateway gateway;
  private final DirectInvocation direct;
  private final LocalInfo info;
  private final SourceFolder source;
  private final ObjectMapper json;
  private volatile boolean open;

  GatewayHttp(
      Gateway gateway,
      DirectInvocation direct,
      LocalInfo info,
      SourceFolder source,
      ObjectMapper json) {
    this.gateway = gateway;
    this.direct = direct;
    this.info = info;
    this.source = source;
    this.json = json;
  }

  /** Lets requests in: table and queues are there. */
  void open() {
    open = true;
  }

  void route(@Observes Router router) {
    router.get("/local").handler(context -> serve(context, _ -> json(info.describe())));
    router
        .get("/local/form")
        .handler(context -> serve(context, _ -> page("infra/forms/index.html")));
    router.post("/local/invoke/:function").handler(context -> serve(context, invoke(context)));
    for (var route : gateway.routes()) {
      LOG.debugf("%s %s -> %s", route.method(), route.path(), route.function());
    }
    router
        .route()
        .order(Integer.MAX_VALUE - 1)
        .handler(context -> serve(context, gateway::exchange));
  }

  private void serve(RoutingContext context, Function<GatewayRequest, GatewayAnswer> work) {
    if (!open) {
      send(context, GatewayAnswer.message(503, "Service Unavailable"));
      return;
    }
    var request = context.request();
    request
        .body()
        .onFailure(context::fail)
        .onSuccess(body -> Thread.ofVirtual().start(() -> answer(context, body, work)));
    // Quarkus pauses every request so that no byte of it is lost on the way here.
    request.resume();
  }

  private void answer(
      RoutingContext context, Buffer body, Function<GatewayRequest, GatewayAnswer> work) {
    GatewayAnswer answer;
    try {
      answer = work.apply(request(context.request(), body));
    } catch (RuntimeException e) {
      LOG.error("The gateway failed", e);
      answer = GatewayAnswer.message(500, "Internal Server Error");
    }
    send(context, answer);
  }

  private static GatewayRequest request(HttpServerRequest request, Buffer body) {
    var headers = new LinkedHashMap<String, String>();
    request
        .headers()
        .forEach(
            (name, value) ->
                headers.merge(name.toLowerCase(Locale.ROOT), value, (a, b) -> a + "," + b));
    return new GatewayRequest(
        request.method().name(),
        request.path(),
        request.query() == null ? "" : request.query(),
        headers,
        body.getBytes(),
        request.remoteAddress().hostAddress());
  }

  private Function<GatewayRequest, GatewayAnswer> invoke(RoutingContext context) {
    return request -> {
      try {
        var event = json.readTree(request.body());
        return json(direct.invoke(context.pathParam("function"), event));
      } catch (NoSuchElementException e) {
        return GatewayAnswer.message(404, e.getMessage());
      } catch (IOException e) {
        return GatewayAnswer.message(400, "The event does not fit the function");
      }
    };
  }

  private GatewayAnswer page(String file) {
    try {
      var html = Files.readAllBytes(source.root().resolve(file));
      return new GatewayAnswer(
          200, Map.of("content-type", "text/html;charset=UTF-8"), List.of(), html);
    } catch (IOException e) {
      return GatewayAnswer.message(404, file + " is not there");
    }
  }

  private static GatewayAnswer json(Object tree) {
    return new GatewayAnswer(
        200,
        Map.of("content-type", "application/json"),
        List.of(),
        tree.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void send(RoutingContext context, GatewayAnswer answer) {
    var response = context.response().setStatusCode(answer.status());
    answer.headers().forEach(response::putHeader);
    response.headers().add("set-cookie", answer.cookies());
    response.end(Buffer.buffer(answer.body()));
  }
}
