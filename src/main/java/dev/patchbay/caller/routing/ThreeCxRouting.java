package dev.patchbay.caller.routing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.caller.Route;
import dev.patchbay.intake.Reply;
import dev.patchbay.project.RoutingSettings;
import dev.patchbay.store.Json;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * 3CX reads what its template names: the fields of the caller card, and beside them the agent whose
 * client it is.
 */
@Singleton
public class ThreeCxRouting implements RoutingDialect {

  private final Json json;

  @Inject
  public ThreeCxRouting(Json json) {
    this.json = json;
  }

  @Override
  public String source() {
    return "threecx";
  }

  @Override
  public String caller(ObjectNode asked) {
    return Asked.text(asked, "Number", "number", "phone");
  }

  @Override
  public Reply answer(ObjectNode asked, Route route, RoutingSettings settings) {
    ObjectNode answer =
        route.card() == null
            ? json.mapper().createObjectNode()
            : json.mapper().valueToTree(route.card());
    answer.put("agent", route.destination());
    return Reply.json(200, answer.toString());
  }
}
