package dev.patchbay.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.patchbay.crm.CrmCatalogue;
import dev.patchbay.crm.CrmSchema;
import dev.patchbay.crm.Described;
import dev.patchbay.crm.Failure;
import dev.patchbay.function.http.HttpFunctions;
import dev.patchbay.function.http.HttpFunctions.Answer;
import dev.patchbay.function.http.HttpRequest;
import dev.patchbay.function.http.Inputs;
import dev.patchbay.function.http.Problem;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import io.quarkus.funqy.Funq;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * {@code crm-switch}: the catalogue of CRMs, a project's connection to one, and its change to
 * another.
 */
public class CrmSwitchFunction {

  private static final String PROJECT = "/v1/projects/{project}";
  private static final String ROUTE = PROJECT + "/integration";
  private static final String CHANGE = ROUTE + "/change";
  private static final String ALONG = CHANGE + "/bring-along";
  private static final String MAPPING = PROJECT + "/field-mapping";

  private final HttpFunctions http;
  private final Projects projects;
  private final CrmCatalogue catalogue;
  private final ConnectAnswers connection;
  private final ChangeAnswers change;
  private final BringAlongRoutes along;
  private final MappingAnswers mapping;
  private final CrmFields fields;
  private final String rolesClaim;

  CrmSwitchFunction(
      HttpFunctions http,
      Projects projects,
      CrmCatalogue catalogue,
      ConnectAnswers connection,
      ChangeAnswers change,
      BringAlongRoutes along,
      MappingAnswers mapping,
      CrmFields fields,
      @ConfigProperty(name = "patchbay.roles-claim") String rolesClaim) {
    this.http = http;
    this.projects = projects;
    this.catalogue = catalogue;
    this.connection = connection;
    this.change = change;
    this.along = along;
    this.mapping = mapping;
    this.fields = fields;
    this.rolesClaim = rolesClaim;
  }

  @Funq("crm-switch")
  public APIGatewayV2HTTPResponse crmSwitch(APIGatewayV2HTTPEvent event) {
    return http.serve(event, this::route);
  }

  private Answer route(HttpRequest request) {
    if (request.route().equals("GET /v1/crms")) {
      return Answer.ok(CrmCatalogueView.of(catalogue.all(), connected(request)));
    }
    Project project = Inputs.project(request, projects);
    return switch (request.route()) {
      case "GET " + ROUTE -> connection.show(project);
      case "PUT " + ROUTE -> connection.connect(project, request);
      case "DELETE " + ROUTE -> connection.disconnect(project, request);
      case "GET " + CHANGE -> change.state(project);
      case "POST " + CHANGE -> change.confirm(project, request);
      case "POST " + CHANGE + "/preview" -> change.preview(project, request);
      case "POST " + CHANGE + "/undo" -> change.undo(project, request);
      case "GET " + ALONG -> along.show(project, request);
      case "POST " + ALONG -> along.ask(project, request);
      case "POST " + ALONG + "/decide" -> along.decide(project, request);
      case "GET " + MAPPING -> mapping.read(project);
      case "PUT " + MAPPING -> mapping.save(project, request);
      case "GET " + PROJECT + "/crm-schema" -> schema(project);
      default -> throw Problem.notFound("There is no such route.");
    };
  }

  /** The caller's own projects by the kind of CRM that they are connected to. */
  private Map<String, List<String>> connected(HttpRequest request) {
    Map<String, List<String>> byKind = new TreeMap<>();
    for (String id : new TreeSet<>(request.caller(rolesClaim).roles().keySet())) {
      projects
          .integration(id)
          .filter(integration -> integration.state() == Integration.State.CONNECTED)
          .ifPresent(
              integration ->
                  byKind.computeIfAbsent(integration.kind(), k -> new ArrayList<>()).add(id));
    }
    return byKind;
  }

  private Answer schema(Project project) {
    if (project.integration() == null
        || project.integration().state() != Integration.State.CONNECTED) {
      throw Problem.conflict("crm-not-connected", "The project is connected to no CRM.");
    }
    return switch (fields.describe(project)) {
      case Described.Known(CrmSchema schema) -> Answer.ok(schema);
      case Described.Failed(Failure failure) -> throw CrmProblems.of(failure);
    };
  }
}
