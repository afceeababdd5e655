package dev.patchbay.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.builtin.BuiltinRecords;
import dev.patchbay.function.http.HttpFunctions;
import dev.patchbay.function.http.HttpFunctions.Answer;
import dev.patchbay.function.http.HttpRequest;
import dev.patchbay.function.http.Inputs;
import dev.patchbay.function.http.Problem;
import dev.patchbay.intake.phone.PhoneNumbers;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import io.quarkus.funqy.Funq;
import java.util.TreeSet;

/** {@code crm-records}: the records of the built-in CRM. */
public class CrmRecordsFunction {

  private final HttpFunctions http;
  private final Projects projects;
  private final BuiltinRecords records;
  private final PhoneNumbers phones;

  public CrmRecordsFunction(
      HttpFunctions http, Projects projects, BuiltinRecords records, PhoneNumbers phones) {
    this.http = http;
    this.projects = projects;
    this.records = records;
    this.phones = phones;
  }

  @Funq("crm-records")
  public APIGatewayV2HTTPResponse crmRecords(APIGatewayV2HTTPEvent event) {
    return http.serve(event, this::read);
  }

  private Answer read(HttpRequest request) {
    Project project = Inputs.project(request, projects);
    RecordKind kind = BuiltinRecords.KINDS.get(request.path().get("kind"));
    if (kind == null) {
      throw Problem.notFound(
          "There are no such records; there are "
              + String.join(", ", new TreeSet<>(BuiltinRecords.KINDS.keySet()))
              + ".");
    }
    String phone = request.queried("phone").map(text -> phone(text, project)).orElse(null);
    return Answer.ok(
        records.list(
            project.id(),
            kind,
            phone,
            Inputs.limit(request),
            request.queried("cursor").orElse(null)));
  }

  /** An unescaped plus sign arrives as a space. */
  private String phone(String text, Project project) {
    return phones
        .toE164(text.strip(), project.settings().country())
        .orElseThrow(() -> Problem.invalid("phone", "is not a phone number"));
  }
}
