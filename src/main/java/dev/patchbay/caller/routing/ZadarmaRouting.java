package dev.patchbay.caller.routing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.caller.Route;
import dev.patchbay.intake.IntakeRequest;
import dev.patchbay.intake.Reply;
import dev.patchbay.project.RoutingSettings;
import jakarta.inject.Singleton;

/**
 * Zadarma waits for the answer to its notification of a call that begins: it may forward the call
 * and name the caller. An empty object leaves the call as it is.
 */
@Singleton
public class ZadarmaRouting implements RoutingDialect {

  private static final String ECHO = "zd_echo";
  private static final int LONGEST_ECHO = 200;

  @Override
  public String source() {
    return "zadarma";
  }

  @Override
  public boolean asksInEvent(ObjectNode asked, RoutingSettings settings) {
    return settings.enabled() && "NOTIFY_START".equals(Asked.text(asked, "event"));
  }

  @Override
  public String caller(ObjectNode asked) {
    return Asked.text(asked, "caller_id");
  }

  @Override
  public Reply answer(ObjectNode asked, Route route, RoutingSettings settings) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    if (route.found()) {
      answer.put("redirect", route.destination());
      answer.put("return_timeout", settings.returnTimeoutSeconds());
    }
    if (route.card() != null && route.card().name() != null) {
      answer.put("caller_name", route.card().name());
    }
    return Reply.json(200, answer.toString());
  }

  /** The check of the address comes as a GET and wants to hear its own word. */
  @Override
  public Reply aside(IntakeRequest request) {
    String echo = request.query().get(ECHO);
    return echo != null && request.method().equals("GET") && echo.length() <= LONGEST_ECHO
        ? new Reply(200, "text/plain", echo)
        : null;
  }
}
