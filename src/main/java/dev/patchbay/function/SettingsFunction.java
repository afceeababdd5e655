package dev.patchbay.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.builtin.BuiltinRecords;
import dev.patchbay.delivery.Connections;
import dev.patchbay.delivery.Erasure;
import dev.patchbay.function.http.HttpFunctions;
import dev.patchbay.function.http.HttpFunctions.Answer;
import dev.patchbay.function.http.HttpRequest;
import dev.patchbay.function.http.Inputs;
import dev.patchbay.function.http.Problem;
import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.phone.PhoneNumbers;
import dev.patchbay.project.CrmSettings.WhenDisconnected;
import dev.patchbay.project.Employee;
import dev.patchbay.project.Project;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.project.Projects;
import dev.patchbay.settings.EmployeeRules;
import dev.patchbay.store.Json;
import io.quarkus.funqy.Funq;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code settings}: projects, their settings, employees, telephony sources, ingest token and form
 * key.
 */
public class SettingsFunction {

  private static final String PROJECT = "/v1/projects/{project}";
  private static final String SOURCE = PROJECT + "/sources/{source}";

  /** Leaves the rest of the function's 30 seconds for the day that is being read. */
  private static final Duration ERASING_AT_ONCE = Duration.ofSeconds(15);

  private static final Pattern PROJECT_ID = Pattern.compile("[a-z0-9][a-z0-9-]{1,39}");
  private static final int LONGEST_NAME = 200;

  private final HttpFunctions http;
  private final Projects projects;
  private final Connections connections;
  private final Erasure erasure;
  private final BuiltinRecords builtin;
  private final SourceSettings sources;
  private final ProjectDesk projectDesk;
  private final AccessDesk access;
  private final Clock clock;
  private final PhoneNumbers phones;
  private final Json json;
  private final SettingsEditor editor;
  private final MatrixSettings matrices;
  private final EmployeeRules employeeRules;

  SettingsFunction(
      HttpFunctions http,
      Projects projects,
      Connections connections,
      Erasure erasure,
      BuiltinRecords builtin,
      SettingsEditor editor,
      MatrixSettings matrices,
      SourceSettings sources,
      ProjectDesk projectDesk,
      AccessDesk access,
      Clock clock,
      PhoneNumbers phones,
      Json json) {
    this.http = http;
    this.projects = projects;
    this.connections = connections;
    this.erasure = erasure;
    this.builtin = builtin;
    this.sources = sources;
    this.projectDesk = projectDesk;
    this.access = access;
    this.clock = clock;
    this.phones = phones;
    this.json = json;
    this.editor = editor;
    this.matrices = matrices;
    this.employeeRules = new EmployeeRules(json.mapper());
  }

  @Funq("settings")
  public APIGatewayV2HTTPResponse settings(APIGatewayV2HTTPEvent event) {
    return http.serve(event, this::route);
  }

  private Answer route(HttpRequest request) {
    return switch (request.route()) {
      case "GET /v1/projects" -> projectDesk.list(request);
      case "PUT " + PROJECT -> save(request);
      case "DELETE " + PROJECT -> projectDesk.remove(request);
      default -> route(Inputs.project(request, projects), request);
    };
  }

  private Answer route(Project project, HttpRequest request) {
    return switch (request.route()) {
      case "GET " + PROJECT -> Answer.ok(View.of(project));
      case "GET " + PROJECT + "/session" -> access.session(project, request);
      case "PUT " + PROJECT + "/super-admin" -> access.transfer(project, request);
      case "GET " + PROJECT + "/audit" -> access.audit(project, request);
      case "GET " + PROJECT + "/settings" -> Answer.ok(project.settings());
      case "PUT " + PROJECT + "/settings" ->
          saveSettings(project, editor.valid(project, request.json(json.mapper())), request);
      case "PATCH " + PROJECT + "/settings" ->
          saveSettings(project, editor.changed(project, request.json(json.mapper())), request);
      case "GET " + PROJECT + "/settings/matrix" -> matrices.read(project);
      case "PUT " + PROJECT + "/settings/matrix" -> matrices.save(project, request);
      case "GET " + PROJECT + "/settings/matrix/versions" -> matrices.versions(project);
      case "GET " + PROJECT + "/settings/matrix/versions/{version}" ->
          matrices.version(project, request);
      case "GET " + PROJECT + "/employees" -> Answer.ok(Staff.of(project, project.employees()));
      case "PUT " + PROJECT + "/employees" -> saveEmployees(project, request);
      case "POST " + PROJECT + "/employees/import" -> importEmployees(project);
      case "POST " + PROJECT + "/ingest-token" ->
          renewed(new Token(projects.rotateIngestToken(project.id())));
      case "POST " + PROJECT + "/form-key" ->
          renewed(new FormKey(projects.rotateFormKey(project.id())));
      case "GET " + PROJECT + "/sources" -> sources.list(project);
      case "PUT " + SOURCE -> sources.save(project, request);
      case "DELETE " + SOURCE -> sources.forget(project, request);
      case "POST " + PROJECT + "/read-key" ->
          renewed(new ReadKey(projects.rotateReadKey(project.id())));
      case "DELETE " + PROJECT + "/clients/{phone}" -> erase(project, request);
      default -> throw Problem.notFound("There is no such route.");
    };
  }

  private Answer save(HttpRequest request) {
    String id = request.path().get("project");
    if (!PROJECT_ID.matcher(id).matches()) {
      throw Problem.invalid(
          "project",
          "must be 2 to 40 lower-case letters, digits and hyphens, not starting with a hyphen");
    }
    Inputs input = new Inputs(request.json(json.mapper()));
    input.done("name", "settings");
    String name = input.text("name", LONGEST_NAME);
    ProjectSettings settings = editor.validForNew(input.object("settings"), List.of());
    Optional<Project> before = projects.find(id);
    boolean fresh = before.isEmpty();
    if (fresh) {
      projectDesk.refuseUsedUp(id);
    }
    Project saved =
        projects.save(id, name, settings.withScenario(settings.scenario().withMatrix(null)));
    if (fresh && settings.scenario().matrix() != null) {
      editor.save(saved, settings, SettingsEditor.by(request));
    }
    Project after = projects.find(id).orElseThrow();
    return Answer.ok(View.of(after))
        .changing(
            before.map(SettingsFunction::named).orElse(null),
            fresh ? Map.of("name", name, "settings", after.settings()) : named(after));
  }

  private static Map<String, Object> named(Project project) {
    return Map.of("name", project.name());
  }

  private Answer saveSettings(Project project, ProjectSettings valid, HttpRequest request) {
    ProjectSettings saved = editor.save(project, valid, SettingsEditor.by(request));
    return Answer.ok(saved).changing(project.settings(), saved);
  }

  /** A secret is shown to whoever asked for it, and to nobody else. */
  private static Answer renewed(Object secret) {
    return Answer.ok(secret).changing(null, Map.of("renewed", true));
  }

  private Answer importEmployees(Project project) {
    return switch (connections.importEmployees(project)) {
      case Connections.Imported.Done done ->
          Answer.ok(
                  new ImportedStaff(
                      done.employees(), done.added(), done.matched(), unmatched(done.employees())))
              .changing("employees", project.employees(), done.employees());
      case Connections.Imported.Failed(Failure failure) ->
          throw new Problem(
              503,
              "crm-unavailable",
              "The CRM cannot be asked for its users: " + failure.reason(),
              List.of());
    };
  }

  private static List<String> unmatched(List<Employee> employees) {
    return employees.stream()
        .filter(employee -> employee.crmUser() == null)
        .map(Employee::id)
        .toList();
  }

  private Answer saveEmployees(Project project, HttpRequest request) {
    ObjectNode body = request.json(json.mapper());
    new Inputs(body).done("employees");
    return switch (employeeRules.check(body.get("employees"))) {
      case EmployeeRules.Checked.Invalid invalid -> throw Problem.invalid(invalid.errors());
      case EmployeeRules.Checked.Valid valid -> {
        List<FieldError> missed =
            EmployeeRules.missed(project.settings(), project.employees(), valid.employees());
        if (!missed.isEmpty()) {
          throw Problem.invalid(missed);
        }
        List<Employee> saved = connections.saveEmployees(project, valid.employees());
        yield Answer.ok(Staff.of(project, saved)).changing(project.employees(), saved);
      }
    };
  }

  private Answer erase(Project project, HttpRequest request) {
    String person = request.path().get("phone").strip();
    String email = person.contains("@") ? person.toLowerCase(Locale.ROOT) : null;
    String phone =
        email != null
            ? null
            : phones
                .toE164(person, project.settings().country())
                .orElseThrow(
                    () -> Problem.invalid("phone", "is neither a phone number nor an e-mail"));
    LocalDate from = request.queried("from").map(day -> Inputs.day("from", day)).orElse(null);
    int records = from == null ? builtin.erase(project.id(), phone, email) : 0;
    Erasure.Erased erased =
        erasure.erase(project, phone, email, from, clock.instant().plus(ERASING_AT_ONCE));
    Erased answer = new Erased(erased.interactions(), records, erased.next());
    return Answer.ok(answer).changing(null, answer);
  }

  /**
   * @param unmatched ids of those who have no user in the connected CRM: what should be theirs goes
   *     to the senior manager
   */
  record Staff(List<Employee> employees, List<String> unmatched) {
    static Staff of(Project project, List<Employee> employees) {
      return new Staff(
          employees,
          project.integration() == null ? List.of() : SettingsFunction.unmatched(employees));
    }
  }

  /**
   * @param added ids of the employees that were made of the CRM's users
   * @param matched ids of those whom the project had and the CRM has, too
   */
  record ImportedStaff(
      List<Employee> employees, List<String> added, List<String> matched, List<String> unmatched) {}

  record Token(String ingestToken) {}

  record ReadKey(String readKey) {}

  record FormKey(String formKey) {}

  /**
   * @param interactions how many journal entries were removed
   * @param records how many records of the built-in CRM were removed
   * @param next the day to go on with, or null when everything was read
   */
  record Erased(int interactions, int records, LocalDate next) {}

  /**
   * @param warnings what the settings lose or leave out, in sentences
   */
  record View(
      String id,
      String name,
      Instant createdAt,
      ProjectSettings settings,
      List<Employee> employees,
      IntegrationView integration,
      List<String> warnings) {

    private static final String LETS_GO =
        "crm.whenDisconnected is drop: what comes in while no CRM is connected never reaches one."
            + " With hold it waits until one is.";

    static View of(Project project) {
      return new View(
          project.id(),
          project.name(),
          project.createdAt(),
          project.settings(),
          project.employees(),
          IntegrationView.of(project.integration()),
          project.settings().crm().whenDisconnected() == WhenDisconnected.DROP
              ? List.of(LETS_GO)
              : List.of());
    }
  }
}
