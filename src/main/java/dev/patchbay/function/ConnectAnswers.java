package dev.patchbay.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.crm.ConnectResult;
import dev.patchbay.crm.Failure;
import dev.patchbay.function.http.HttpFunctions.Answer;
import dev.patchbay.function.http.HttpRequest;
import dev.patchbay.function.http.Inputs;
import dev.patchbay.function.http.Problem;
import dev.patchbay.intake.FieldError;
import dev.patchbay.project.EarlierIntegrations;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import dev.patchbay.store.Json;
import dev.patchbay.switching.ChangeOfCrm;
import dev.patchbay.switching.ChangeOfCrm.Result;
import dev.patchbay.switching.Setup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;

/** A project's connection: shown, made and taken down. */
@Singleton
class ConnectAnswers {

  private final Projects projects;
  private final EarlierIntegrations earlier;
  private final Setup setup;
  private final ChangeOfCrm changes;
  private final CrmFields fields;
  private final Json json;

  @Inject
  ConnectAnswers(
      Projects projects,
      EarlierIntegrations earlier,
      Setup setup,
      ChangeOfCrm changes,
      CrmFields fields,
      Json json) {
    this.projects = projects;
    this.earlier = earlier;
    this.setup = setup;
    this.changes = changes;
    this.fields = fields;
    this.json = json;
  }

  Answer show(Project project) {
    if (project.integration() == null) {
      throw Problem.notFound("No CRM is connected.");
    }
    return Answer.ok(ConnectionView.of(project, earlier.of(project.id())));
  }

  Answer connect(Project project, HttpRequest request) {
    ObjectNode body = request.json(json.mapper());
    Inputs input = new Inputs(body);
    input.done("kind", "credentials");
    String kind = input.text("kind");
    return switch (setup.connect(project, kind, credentials(body.get("credentials")))) {
      case ConnectResult.Connected _ -> {
        Project now = projects.find(project.id()).orElseThrow();
        fields.describe(now);
        yield show(now).changing(view(project), view(now));
      }
      case ConnectResult.Invalid invalid ->
          throw Problem.invalid(
              invalid.faults().stream()
                  .map(
                      fault ->
                          new FieldError(
                              fault.field().equals("kind")
                                  ? "kind"
                                  : "credentials." + fault.field(),
                              fault.reason()))
                  .toList());
      case ConnectResult.Conflict(String code, String reason) ->
          throw Problem.conflict(code, reason);
      case ConnectResult.Rejected(Failure failure) -> throw CrmProblems.of(failure);
    };
  }

  /** A change to no CRM, without a preview; what is disconnected already stays so. */
  Answer disconnect(Project project, HttpRequest request) {
    Answer now = show(project);
    Result result = changes.disconnect(project, SettingsEditor.by(request));
    if (result instanceof Result.NotConnected) {
      return now;
    }
    ChangeAnswers.answer(result);
    Project after = projects.find(project.id()).orElseThrow();
    return show(after).changing(view(project), view(after));
  }

  private static IntegrationView view(Project project) {
    return IntegrationView.of(project.integration());
  }

  private static Map<String, String> credentials(JsonNode node) {
    Map<String, String> fields = new TreeMap<>();
    if (node == null || node.isNull()) {
      return fields;
    }
    if (!node.isObject()) {
      throw Problem.invalid("credentials", "must be an object of texts");
    }
    for (var field : node.properties()) {
      if (!field.getValue().isValueNode()) {
        throw Problem.invalid("credentials." + field.getKey(), "must be a text");
      }
      fields.put(field.getKey(), field.getValue().asText());
    }
    return fields;
  }
}
