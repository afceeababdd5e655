package dev.patchbay.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.crm.builtin.BuiltinRecords;
import dev.patchbay.delivery.Connections;
import dev.patchbay.delivery.Erasure;
import dev.patchbay.function.http.HttpFunctions;
import dev.patchbay.function.http.HttpFunctions.Answer;
import dev.patchbay.function.http.HttpRequest;
import dev.patchbay.function.http.Inputs;
import dev.patchbay.function.http.Problem;
import dev.patchbay.intake.phone.PhoneNumbers;
import dev.patchbay.project.Employee;
import dev.patchbay.project.Project;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.project.Projects;
import dev.patchbay.settings.EmployeeRules;
import dev.patchbay.settings.SettingsRules;
import dev.patchbay.store.Json;
import io.quarkus.funqy.Funq;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/** {@code settings}: projects, their settings, employees, ingest token and form key. */
public class SettingsFunction {

  private static final String PROJECT = "/v1/projects/{project}";

  /** Leaves the rest of the function's 30 seconds for the day that is being read. */
  private static final Duration ERASING_AT_ONCE = Duration.ofSeconds(15);

  private static final Pattern PROJECT_ID = Pattern.compile("[a-z0-9][a-z0-9-]{1,39}");
  private static final int LONGEST_NAME = 200;

  private final HttpFunctions http;
  private final Projects projects;
  private final Connections connections;
  private final Erasure erasure;
  private final BuiltinRecords builtin;
  private final CrmFields fields;
  private final Clock clock;
  private final PhoneNumbers phones;
  private final Json json;
  private final SettingsRules settingsRules;
  private final EmployeeRules employeeRules;

  SettingsFunction(
      HttpFunctions http,
      Projects projects,
      Connections connections,
      Erasure erasure,
      BuiltinRecords builtin,
      CrmFields fields,
      Clock clock,
      PhoneNumbers phones,
      Json json) {
    this.http = http;
    this.projects = projects;
    this.connections = connections;
    this.erasure = erasure;
    this.builtin = builtin;
    this.fields = fields;
    this.clock = clock;
    this.phones = phones;
    this.json = json;
    this.settingsRules = new SettingsRules(phones, json.mapper());
    this.employeeRules = new EmployeeRules(json.mapper());
  }

  @Funq("settings")
  public APIGatewayV2HTTPResponse settings(APIGatewayV2HTTPEvent event) {
    return http.serve(event, this::route);
  }

  private Answer route(HttpRequest request) {
    if (request.route().equals("PUT " + PROJECT)) {
      return save(request);
    }
    Project project = Inputs.project(request, projects);
    return switch (request.route()) {
      case "GET " + PROJECT -> Answer.ok(View.of(project));
      case "GET " + PROJECT + "/settings" -> Answer.ok(project.settings());
      case "PUT " + PROJECT + "/settings" -> saveSettings(project, request.json(json.mapper()));
      case "PATCH " + PROJECT + "/settings" -> {
        ObjectNode merged = json.mapper().valueToTree(project.settings());
        merged.setAll(request.json(json.mapper()));
        yield saveSettings(project, merged);
      }
      case "GET " + PROJECT + "/employees" -> Answer.ok(new Staff(project.employees()));
      case "PUT " + PROJECT + "/employees" -> saveEmployees(project, request);
      case "POST " + PROJECT + "/ingest-token" ->
          Answer.ok(new Token(projects.rotateIngestToken(project.id())));
      case "POST " + PROJECT + "/form-key" ->
          Answer.ok(new FormKey(projects.rotateFormKey(project.id())));
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
    ProjectSettings settings = valid(input.object("settings"), List.of());
    return Answer.ok(View.of(projects.save(id, name, settings)));
  }

  private Answer saveSettings(Project project, ObjectNode document) {
    ProjectSettings settings = valid(document, project.employees());
    fields.check(project, settings.forms());
    projects.saveSettings(project.id(), settings);
    return Answer.ok(settings);
  }

  private ProjectSettings valid(ObjectNode document, List<Employee> employees) {
    return switch (settingsRules.check(document, employees)) {
      case SettingsRules.Checked.Valid valid -> valid.settings();
      case SettingsRules.Checked.Invalid invalid -> throw Problem.invalid(invalid.errors());
    };
  }

  private Answer saveEmployees(Project project, HttpRequest request) {
    ObjectNode body = request.json(json.mapper());
    new Inputs(body).done("employees");
    return switch (employeeRules.check(body.get("employees"))) {
      case EmployeeRules.Checked.Invalid invalid -> throw Problem.invalid(invalid.errors());
      case EmployeeRules.Checked.Valid valid -> {
        yield Answer.ok(new Staff(connections.saveEmployees(project, valid.employees())));
      }
    };
  }

  private Answer erase(Project project, HttpRequest request) {
    String phone =
        phones
            .toE164(request.path().get("phone"), project.settings().country())
            .orElseThrow(() -> Problem.invalid("phone", "is not a phone number"));
    LocalDate from = request.queried("from").map(day -> Inputs.day("from", day)).orElse(null);
    int records = from == null ? builtin.erase(project.id(), phone) : 0;
    Erasure.Erased erased =
        erasure.erase(project, phone, from, clock.instant().plus(ERASING_AT_ONCE));
    return Answer.ok(new Erased(erased.interactions(), records, erased.next()));
  }

  record Staff(List<Employee> employees) {}

  record Token(String ingestToken) {}

  record FormKey(String formKey) {}

  /**
   * @param interactions how many journal entries were removed
   * @param records how many records of the built-in CRM were removed
   * @param next the day to go on with, or null when everything was read
   */
  record Erased(int interactions, int records, LocalDate next) {}

  record View(
      String id,
      String name,
      Instant createdAt,
      ProjectSettings settings,
      List<Employee> employees,
      IntegrationView integration) {

    static View of(Project project) {
      return new View(
          project.id(),
          project.name(),
          project.createdAt(),
          project.settings(),
          project.employees(),
          IntegrationView.of(project.integration()));
    }
  }
}
