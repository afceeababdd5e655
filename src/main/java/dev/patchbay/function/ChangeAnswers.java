package dev.patchbay.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.crm.CrmCatalogue;
import dev.patchbay.function.http.HttpFunctions.Answer;
import dev.patchbay.function.http.HttpRequest;
import dev.patchbay.function.http.Inputs;
import dev.patchbay.function.http.Problem;
import dev.patchbay.project.Gate;
import dev.patchbay.project.Project;
import dev.patchbay.store.Json;
import dev.patchbay.switching.Change;
import dev.patchbay.switching.ChangeOfCrm;
import dev.patchbay.switching.ChangeOfCrm.Result;
import dev.patchbay.switching.ChangeRequest;
import dev.patchbay.switching.ChangeRequest.Choice;
import dev.patchbay.switching.Preview;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** A change of CRM: previewed, confirmed, watched and taken back. */
@Singleton
class ChangeAnswers {

  private final ChangeOfCrm changes;
  private final CrmCatalogue catalogue;
  private final Json json;

  @Inject
  ChangeAnswers(ChangeOfCrm changes, CrmCatalogue catalogue, Json json) {
    this.changes = changes;
    this.catalogue = catalogue;
    this.json = json;
  }

  Answer preview(Project project, HttpRequest request) {
    ObjectNode body = request.json(json.mapper());
    new Inputs(body).done("target", "choice", "earlierDeals", "bringAlong");
    return answer(changes.preview(project, wanted(project, body)));
  }

  Answer confirm(Project project, HttpRequest request) {
    ObjectNode body = request.json(json.mapper());
    Inputs input = new Inputs(body);
    input.done("target", "choice", "earlierDeals", "bringAlong", "digest");
    String digest = input.text("digest");
    return answer(
        changes.confirm(project, wanted(project, body), digest, SettingsEditor.by(request)));
  }

  Answer undo(Project project, HttpRequest request) {
    ObjectNode body = request.json(json.mapper());
    Inputs input = new Inputs(body);
    input.done("id");
    String id = body.hasNonNull("id") ? input.text("id") : null;
    return answer(changes.undo(project.id(), id, SettingsEditor.by(request)));
  }

  Answer state(Project project) {
    return Answer.ok(
        new State(
            project.crmState(),
            project.gate().setup(),
            changes.history(project.id()).stream().map(ChangeView::of).toList()));
  }

  private ChangeRequest wanted(Project project, ObjectNode body) {
    Inputs input = new Inputs(body);
    String target = body.hasNonNull("target") ? input.text("target") : null;
    if (target != null && catalogue.find(target).isEmpty()) {
      throw Problem.invalid("target", "must be one of " + String.join(", ", catalogue.kinds()));
    }
    boolean bringAlong = flag(body, "bringAlong", false);
    if (bringAlong && target == null) {
      throw Problem.invalid("bringAlong", "needs a target to bring anything to");
    }
    boolean shown = project.settings().crm().earlierDeals();
    return new ChangeRequest(
        target,
        input.choice("choice", Choice.class, Choice.KEEP_EVERYTHING),
        flag(body, "earlierDeals", shown),
        bringAlong);
  }

  private static boolean flag(ObjectNode body, String field, boolean otherwise) {
    JsonNode node = body.get(field);
    if (node == null || node.isNull()) {
      return otherwise;
    }
    if (!node.isBoolean()) {
      throw Problem.invalid(field, "must be true or false");
    }
    return node.asBoolean();
  }

  /** What came of a change, or why nothing did. */
  static Answer answer(Result result) {
    return switch (result) {
      case Result.Previewed(Preview preview) -> Answer.ok(preview);
      case Result.Reached(Change change) -> {
        ChangeView view = ChangeView.of(change);
        yield Answer.ok(view).changing(view.from(), view);
      }
      case Result.Outdated(Preview preview) ->
          new Answer(
              409, Outdated.with(preview), Map.of("content-type", "application/problem+json"));
      case Result.NotConnected _ ->
          throw Problem.conflict(
              "crm-not-connected", "The project is connected to no CRM: there is none to leave.");
      case Result.Busy _ ->
          throw Problem.conflict(
              "change-under-way", "Another change of CRM is under way. Look at it, or try again.");
      case Result.NothingToUndo _ ->
          throw Problem.conflict(
              "nothing-to-undo", "This is not the latest change that can be taken back.");
      case Result.TooLate late ->
          throw Problem.conflict(
              "undo-too-late", "It could be taken back until " + late.change().undoUntil() + ".");
    };
  }

  /**
   * @param setup what must be done before the project can be used again, or null
   * @param changes the newest first
   */
  record State(Project.CrmState crmState, Gate.Setup setup, List<ChangeView> changes) {}

  /** A problem that carries what is true now. */
  record Outdated(
      String type,
      String title,
      int status,
      String detail,
      String code,
      List<String> errors,
      Preview preview) {

    static Outdated with(Preview preview) {
      return new Outdated(
          "about:blank",
          "Conflict",
          409,
          "Something has changed since the preview. Look at the new one and confirm that.",
          "preview-outdated",
          List.of(),
          preview);
    }
  }
}
