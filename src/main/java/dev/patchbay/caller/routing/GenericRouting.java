package dev.patchbay.caller.routing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.caller.Route;
import dev.patchbay.intake.Reply;
import dev.patchbay.project.RoutingSettings;
import jakarta.inject.Singleton;

/** The hub's own words, for telephone systems that can be programmed. */
@Singleton
public class GenericRouting implements RoutingDialect {

  @Override
  public String source() {
    return "generic";
  }

  @Override
  public String caller(ObjectNode asked) {
    return Asked.text(asked, "phone", "caller", "client");
  }

  @Override
  public Reply answer(ObjectNode asked, Route route, RoutingSettings settings) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("destination", route.destination());
    answer.put("employee", route.employee());
    answer.put("reason", route.reason());
    answer.put("name", route.card() == null ? null : route.card().name());
    return Reply.json(200, answer.toString());
  }
}
