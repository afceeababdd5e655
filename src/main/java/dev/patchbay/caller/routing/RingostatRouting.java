package dev.patchbay.caller.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.caller.Route;
import dev.patchbay.intake.Reply;
import dev.patchbay.project.RoutingSettings;
import jakarta.inject.Singleton;

/**
 * Ringostat's "webhook number": it asks with parameters, a JSON object or JSON-RPC, under names
 * that the project chose, and takes the destination as the bare answer or under a key of JSON.
 * Without a destination its scheme goes on.
 */
@Singleton
public class RingostatRouting implements RoutingDialect {

  private static final String[] CALLER = {
    "caller", "caller_number", "E164", "userfield", "phone", "client"
  };

  @Override
  public String source() {
    return "ringostat";
  }

  @Override
  public String caller(ObjectNode asked) {
    String direct = Asked.text(asked, CALLER);
    if (direct != null) {
      return direct;
    }
    String nested = Asked.text(asked.path("additional_call_data"), CALLER);
    return nested == null ? Asked.text(asked.path("params"), CALLER) : nested;
  }

  @Override
  public Reply answer(ObjectNode asked, Route route, RoutingSettings settings) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    if (asked.has("jsonrpc")) {
      answer.put("jsonrpc", "2.0");
      answer.set("result", result(route, settings));
      answer.set("id", asked.get("id"));
      return Reply.json(200, answer.toString());
    }
    return settings.answerKey() == null
        ? new Reply(200, "text/plain", route.found() ? route.destination() : "")
        : Reply.json(200, result(route, settings).toString());
  }

  private static JsonNode result(Route route, RoutingSettings settings) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    JsonNode destination = route.found() ? json.textNode(route.destination()) : json.nullNode();
    return settings.answerKey() == null
        ? destination
        : json.objectNode().set(settings.answerKey(), destination);
  }
}
