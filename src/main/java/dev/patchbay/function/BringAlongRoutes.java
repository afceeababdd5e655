package dev.patchbay.function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.delivery.Redrive.Doubt;
import dev.patchbay.function.http.HttpFunctions.Answer;
import dev.patchbay.function.http.HttpRequest;
import dev.patchbay.function.http.Inputs;
import dev.patchbay.function.http.Problem;
import dev.patchbay.project.Project;
import dev.patchbay.store.Json;
import dev.patchbay.switching.carry.BringAlong;
import dev.patchbay.switching.carry.BringAlong.Action;
import dev.patchbay.switching.carry.CarryState;
import dev.patchbay.switching.carry.CarryView;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;

/** What was open in the CRM that was left, brought along to the present one: asked and watched. */
@Singleton
class BringAlongRoutes {

  private final BringAlong desk;
  private final CarryView view;
  private final Json json;

  @Inject
  BringAlongRoutes(BringAlong desk, CarryView view, Json json) {
    this.desk = desk;
    this.view = view;
    this.json = json;
  }

  Answer show(Project project, HttpRequest request) {
    return view.of(project, Inputs.limit(request), request.queried("cursor").orElse(null))
        .map(Answer::ok)
        .orElseThrow(() -> Problem.notFound("The project has not left a CRM."));
  }

  Answer ask(Project project, HttpRequest request) {
    Inputs input = new Inputs(request.json(json.mapper()));
    input.done("action");
    Action action = input.choice("action", Action.class, null);
    if (action == null) {
      throw Problem.invalid("action", "is required");
    }
    return answer(desk.ask(project, action), null);
  }

  Answer decide(Project project, HttpRequest request) {
    ObjectNode body = request.json(json.mapper());
    Inputs input = new Inputs(body);
    input.done("item", "doubt", "record");
    String item = input.text("item");
    Doubt doubt = input.choice("doubt", Doubt.class, Doubt.LOOK_AGAIN);
    String record = body.hasNonNull("record") ? input.text("record") : null;
    return answer(desk.decide(project, item, doubt, record), item);
  }

  /**
   * @param item that was decided on; null where it is about all
   */
  private static Answer answer(BringAlong.Answer answer, String item) {
    return switch (answer) {
      case BringAlong.Answer.Accepted(CarryState before, CarryState state) -> {
        String what = "integration/change/bring-along" + (item == null ? "" : " " + item);
        yield Answer.accepted(new Taken(state))
            .changing(what, Map.of("state", before), Map.of("state", state));
      }
      case BringAlong.Answer.Refused refused ->
          throw Problem.conflict(refused.code(), refused.reason()).with("links", refused.links());
    };
  }

  /**
   * @param state in which it is from now on
   */
  record Taken(CarryState state) {}
}
