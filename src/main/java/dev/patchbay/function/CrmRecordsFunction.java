package dev.patchbay.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.builtin.BuiltinRecord;
import dev.patchbay.crm.builtin.BuiltinRecords;
import dev.patchbay.crm.builtin.BuiltinRecords.RecordChange;
import dev.patchbay.crm.builtin.BuiltinStages;
import dev.patchbay.function.http.HttpFunctions;
import dev.patchbay.function.http.HttpFunctions.Answer;
import dev.patchbay.function.http.HttpRequest;
import dev.patchbay.function.http.Inputs;
import dev.patchbay.function.http.Problem;
import dev.patchbay.intake.phone.PhoneNumbers;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import dev.patchbay.store.Json;
import io.quarkus.funqy.Funq;
import java.util.TreeSet;

/** {@code crm-records}: the records of the built-in CRM, and the stages they go through. */
public class CrmRecordsFunction {

  private static final String PROJECT = "/v1/projects/{project}";
  private static final String LIST = PROJECT + "/crm/{kind}";
  private static final String ONE = LIST + "/{id}";
  private static final String STAGES = PROJECT + "/crm-stages";

  private final HttpFunctions http;
  private final Projects projects;
  private final BuiltinRecords records;
  private final PhoneNumbers phones;
  private final Json json;

  public CrmRecordsFunction(
      HttpFunctions http,
      Projects projects,
      BuiltinRecords records,
      PhoneNumbers phones,
      Json json) {
    this.http = http;
    this.projects = projects;
    this.records = records;
    this.phones = phones;
    this.json = json;
  }

  @Funq("crm-records")
  public APIGatewayV2HTTPResponse crmRecords(APIGatewayV2HTTPEvent event) {
    return http.serve(event, this::route);
  }

  private Answer route(HttpRequest request) {
    Project project = Inputs.project(request, projects);
    return switch (request.route()) {
      case "GET " + STAGES -> Answer.ok(records.stages(project.id()));
      case "PUT " + STAGES -> saveStages(project, request);
      case "GET " + LIST -> list(project, request);
      case "POST " + LIST -> make(project, request);
      case "GET " + ONE -> Answer.ok(one(project, request));
      case "PATCH " + ONE -> change(project, request);
      case "DELETE " + ONE -> remove(project, request);
      default -> throw Problem.notFound("There is no such route.");
    };
  }

  private Answer saveStages(Project project, HttpRequest request) {
    var before = records.stages(project.id());
    BuiltinStages stages = StageInput.read(request.json(json.mapper()), before);
    records.saveStages(project.id(), stages);
    return Answer.ok(stages);
  }

  private Answer list(Project project, HttpRequest request) {
    String phone = request.queried("phone").map(text -> phone(text, project)).orElse(null);
    return Answer.ok(
        records.list(
            project.id(),
            kind(request),
            phone,
            Inputs.limit(request),
            request.queried("cursor").orElse(null)));
  }

  private BuiltinRecord one(Project project, HttpRequest request) {
    return records
        .get(project.id(), kind(request), request.path().get("id"))
        .orElseThrow(CrmRecordsFunction::noRecord);
  }

  private Answer make(Project project, HttpRequest request) {
    RecordKind kind = kind(request);
    var input = new RecordInput(request.json(json.mapper()), kind);
    var edit = input.newRecord();
    String phone = input.text("phone");
    return Answer.ok(
        records
            .make(
                project.id(),
                kind,
                edit,
                phone == null ? null : phone(phone, project),
                input.text("email"),
                input.text("contact"))
            .orElseThrow(
                () ->
                    Problem.invalid(
                        edit.status() == null ? "contact" : "status",
                        "is not among the project's contacts or stages")));
  }

  private Answer change(Project project, HttpRequest request) {
    RecordKind kind = kind(request);
    var edit = new RecordInput(request.json(json.mapper()), kind).change();
    return switch (records.change(project.id(), kind, request.path().get("id"), edit)) {
      case RecordChange.Changed(BuiltinRecord record) -> Answer.ok(record);
      case RecordChange.NotFound() -> throw noRecord();
      case RecordChange.NotPossible(String field, String reason) ->
          throw Problem.invalid(field, reason);
    };
  }

  private Answer remove(Project project, HttpRequest request) {
    BuiltinRecord record = one(project, request);
    records.remove(project.id(), record.kind(), record.id());
    return Answer.ok(record);
  }

  private static RecordKind kind(HttpRequest request) {
    RecordKind kind = BuiltinRecords.KINDS.get(request.path().get("kind"));
    if (kind == null) {
      throw Problem.notFound(
          "There are no such records; there are "
              + String.join(", ", new TreeSet<>(BuiltinRecords.KINDS.keySet()))
              + ".");
    }
    return kind;
  }

  private static Problem noRecord() {
    return Problem.notFound("There is no such record.");
  }

  /** An unescaped plus sign arrives as a space. */
  private String phone(String text, Project project) {
    return phones
        .toE164(text.strip(), project.settings().country())
        .orElseThrow(() -> Problem.invalid("phone", "is not a phone number"));
  }
}
