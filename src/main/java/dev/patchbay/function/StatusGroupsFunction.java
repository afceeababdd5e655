package dev.patchbay.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
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
import dev.patchbay.statusgroup.FiledStatus;
import dev.patchbay.statusgroup.Filing;
import dev.patchbay.statusgroup.FilingHistory;
import dev.patchbay.statusgroup.Filings;
import dev.patchbay.statusgroup.StatusGroup;
import dev.patchbay.store.Json;
import dev.patchbay.sync.Mirror;
import io.quarkus.funqy.Funq;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** {@code status-groups}: where the connected CRM's statuses are filed, and who filed them. */
public class StatusGroupsFunction {

  private static final String ROUTE = "/v1/projects/{project}/status-groups";

  private final HttpFunctions http;
  private final Projects projects;
  private final Filings filings;
  private final FilingHistory history;
  private final Mirror mirror;
  private final CrmFields fields;
  private final Json json;
  private final Clock clock;

  StatusGroupsFunction(
      HttpFunctions http,
      Projects projects,
      Filings filings,
      FilingHistory history,
      Mirror mirror,
      CrmFields fields,
      Json json,
      Clock clock) {
    this.http = http;
    this.projects = projects;
    this.filings = filings;
    this.history = history;
    this.mirror = mirror;
    this.fields = fields;
    this.json = json;
    this.clock = clock;
  }

  @Funq("status-groups")
  public APIGatewayV2HTTPResponse statusGroups(APIGatewayV2HTTPEvent event) {
    return http.serve(event, this::route);
  }

  private Answer route(HttpRequest request) {
    Project project = Inputs.project(request, projects);
    return switch (request.route()) {
      case "GET " + ROUTE -> {
        String integration = integration(project);
        yield view(filings.of(project.id(), integration), tally(project));
      }
      case "PUT " + ROUTE -> replace(project, request);
      case "PATCH " + ROUTE -> move(project, request);
      case "POST " + ROUTE + "/refresh" -> refresh(project);
      case "GET " + ROUTE + "/history" -> history(project, request);
      default -> throw Problem.notFound("There is no such route.");
    };
  }

  private Answer replace(Project project, HttpRequest request) {
    Filing seen = filings.of(project.id(), integration(project));
    StatusTally tally = tally(project);
    List<FiledStatus> strays = strays(tally, seen);
    StatusFilingRequest wanted =
        StatusFilingRequest.whole(request.json(json.mapper()), known(seen, strays));
    return change(
        project,
        request,
        tally,
        wanted.version(),
        filing -> filing.filed(wanted.groups(), strays, tally.inUse()));
  }

  private Answer move(Project project, HttpRequest request) {
    Filing seen = filings.of(project.id(), integration(project));
    StatusTally tally = tally(project);
    List<FiledStatus> strays = strays(tally, seen);
    StatusFilingRequest wanted =
        StatusFilingRequest.one(request.json(json.mapper()), known(seen, strays));
    Map.Entry<String, StatusGroup> one = wanted.groups().entrySet().iterator().next();
    return change(
        project,
        request,
        tally,
        wanted.version(),
        filing -> filing.moved(one.getKey(), one.getValue(), strays));
  }

  private Answer change(
      Project project,
      HttpRequest request,
      StatusTally tally,
      Integer version,
      UnaryOperator<Filing> change) {
    Filing filed =
        filings.change(
            project.id(),
            integration(project),
            SettingsEditor.by(request),
            filing -> {
              if (version != null && version != filing.version()) {
                throw Problem.conflict(
                    "filing-changed",
                    "The filing was changed meanwhile: it is version %d. Read it again."
                        .formatted(filing.version()));
              }
              return change.apply(filing);
            });
    return view(filed, tally);
  }

  private Answer refresh(Project project) {
    String integration = integration(project);
    return switch (fields.describe(project)) {
      case Described.Known _ -> view(filings.of(project.id(), integration), tally(project));
      case Described.Failed(Failure failure) -> throw CrmProblems.of(failure);
    };
  }

  private Answer history(Project project, HttpRequest request) {
    if (project.integration() != null) {
      filings.settle(project.id(), project.integration().id());
    }
    return Answer.ok(
        history.page(project.id(), Inputs.limit(request), request.queried("cursor").orElse(null)));
  }

  private Answer view(Filing filing, StatusTally tally) {
    return Answer.ok(StatusGroupsView.of(filing, tally, clock.instant()));
  }

  private StatusTally tally(Project project) {
    return StatusTally.of(mirror, project.id(), integration(project));
  }

  private List<FiledStatus> strays(StatusTally tally, Filing filing) {
    return tally.strays(filing, clock.instant()).keySet().stream()
        .filter(stray -> stray.status() != null)
        .toList();
  }

  private static Set<String> known(Filing filing, List<FiledStatus> strays) {
    Set<String> ids = new HashSet<>();
    filing.statuses().forEach(status -> ids.add(status.id()));
    strays.forEach(stray -> ids.add(stray.id()));
    return ids;
  }

  private static String integration(Project project) {
    if (project.integration() == null
        || project.integration().state() != Integration.State.CONNECTED) {
      throw Problem.conflict("crm-not-connected", "The project is connected to no CRM.");
    }
    return project.integration().id();
  }
}
