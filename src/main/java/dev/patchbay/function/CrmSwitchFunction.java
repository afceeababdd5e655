package dev.patchbay.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.crm.ConnectResult;
import dev.patchbay.crm.CrmCatalogue;
import dev.patchbay.crm.CrmMetadata;
import dev.patchbay.crm.CrmSchema;
import dev.patchbay.crm.Described;
import dev.patchbay.crm.Failure;
import dev.patchbay.delivery.Connections;
import dev.patchbay.function.http.HttpFunctions;
import dev.patchbay.function.http.HttpFunctions.Answer;
import dev.patchbay.function.http.HttpRequest;
import dev.patchbay.function.http.Inputs;
import dev.patchbay.function.http.Problem;
import dev.patchbay.intake.FieldError;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import dev.patchbay.store.Json;
import io.quarkus.funqy.Funq;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** {@code crm-switch}: the catalogue of CRMs, and a project's connection to one. */
public class CrmSwitchFunction {

  private static final String ROUTE = "/v1/projects/{project}/integration";
  private static final String SCHEMA = "/v1/projects/{project}/crm-schema";

  private final HttpFunctions http;
  private final Projects projects;
  private final CrmCatalogue catalogue;
  private final Connections connections;
  private final CrmFields fields;
  private final CrmEvents events;
  private final Json json;

  CrmSwitchFunction(
      HttpFunctions http,
      Projects projects,
      CrmCatalogue catalogue,
      Connections connections,
      CrmFields fields,
      CrmEvents events,
      Json json) {
    this.http = http;
    this.projects = projects;
    this.catalogue = catalogue;
    this.connections = connections;
    this.fields = fields;
    this.events = events;
    this.json = json;
  }

  @Funq("crm-switch")
  public APIGatewayV2HTTPResponse crmSwitch(APIGatewayV2HTTPEvent event) {
    return http.serve(event, this::route);
  }

  private Answer route(HttpRequest request) {
    if (request.route().equals("GET /v1/crms")) {
      return Answer.ok(new Catalogue(catalogue.all().stream().map(CrmView::of).toList()));
    }
    Project project = Inputs.project(request, projects);
    return switch (request.route()) {
      case "GET " + ROUTE -> integration(project);
      case "PUT " + ROUTE -> connect(project, request);
      case "DELETE " + ROUTE -> {
        integration(project);
        events.leaving(project);
        connections.disconnect(project);
        Project after = projects.find(project.id()).orElseThrow();
        yield integration(after).changing(view(project), view(after));
      }
      case "GET " + SCHEMA -> schema(project);
      default -> throw Problem.notFound("There is no such route.");
    };
  }

  private static Answer integration(Project project) {
    if (project.integration() == null) {
      throw Problem.notFound("No CRM is connected.");
    }
    return Answer.ok(IntegrationView.of(project.integration()));
  }

  private static IntegrationView view(Project project) {
    return IntegrationView.of(project.integration());
  }

  private Answer connect(Project project, HttpRequest request) {
    ObjectNode body = request.json(json.mapper());
    Inputs input = new Inputs(body);
    input.done("kind", "credentials");
    String kind = input.text("kind");
    return switch (connections.connect(project, kind, credentials(body.get("credentials")))) {
      case ConnectResult.Connected _ -> {
        projects.find(project.id()).ifPresent(fields::describe);
        IntegrationView after = IntegrationView.of(events.connected(request, project.id()));
        yield Answer.ok(after).changing(view(project), after);
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
      case ConnectResult.Rejected(Failure failure) -> throw problem(failure);
    };
  }

  private Answer schema(Project project) {
    if (project.integration() == null
        || project.integration().state() != Integration.State.CONNECTED) {
      throw Problem.conflict("crm-not-connected", "The project is connected to no CRM.");
    }
    return switch (fields.describe(project)) {
      case Described.Known(CrmSchema schema) -> Answer.ok(schema);
      case Described.Failed(Failure failure) -> throw problem(failure);
    };
  }

  /** Why a CRM could not be asked, as an answer. */
  static Problem problem(Failure failure) {
    boolean later = failure instanceof Failure.Unavailable || failure instanceof Failure.Throttled;
    return new Problem(later ? 503 : 422, code(failure), failure.reason(), List.of());
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

  private static String code(Failure failure) {
    return switch (failure) {
      case Failure.Unauthorized _ -> "crm-credentials-refused";
      case Failure.Refused _ -> "crm-refused";
      case Failure.Throttled _, Failure.Unavailable _ -> "crm-unavailable";
    };
  }

  record Catalogue(List<CrmView> crms) {}

  record CrmView(
      String kind,
      String title,
      List<FieldView> fields,
      List<String> capabilities,
      List<LimitView> limits) {

    static CrmView of(CrmMetadata crm) {
      return new CrmView(
          crm.kind(),
          crm.title(),
          crm.fields().stream()
              .map(
                  f ->
                      new FieldView(
                          f.name(), f.label(), f.help(), label(f.type()), f.required(), f.secret()))
              .toList(),
          crm.capabilities().stream().map(CrmView::label).sorted().toList(),
          crm.limits().stream()
              .map(l -> new LimitView(label(l.unit()), l.capacity(), l.window().toSeconds()))
              .toList());
    }

    private static String label(Enum<?> value) {
      return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  record FieldView(
      String name, String label, String help, String type, boolean required, boolean secret) {}

  record LimitView(String unit, int capacity, long windowSeconds) {}
}
