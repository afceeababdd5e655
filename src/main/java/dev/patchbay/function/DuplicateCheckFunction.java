package dev.patchbay.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.delivery.DuplicateProbe;
import dev.patchbay.duplicate.Candidate;
import dev.patchbay.duplicate.DuplicateRule;
import dev.patchbay.duplicate.Verdict;
import dev.patchbay.function.http.HttpFunctions;
import dev.patchbay.function.http.HttpFunctions.Answer;
import dev.patchbay.function.http.HttpRequest;
import dev.patchbay.function.http.Inputs;
import dev.patchbay.function.http.Problem;
import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.phone.PhoneNumbers;
import dev.patchbay.journal.BroughtAlong;
import dev.patchbay.journal.Links;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import dev.patchbay.store.Json;
import io.quarkus.funqy.Funq;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** {@code duplicate-check}: would this lead be a duplicate, of what, by which rule. */
public class DuplicateCheckFunction {

  private static final int LONGEST = 1000;
  private static final List<String> TEXTS = List.of("title", "name", "phone", "email", "visit");
  private static final List<String> FLAGS = List.of("inWorkOnly", "appendToDuplicate");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

  private final HttpFunctions http;
  private final Projects projects;
  private final DuplicateProbe probe;
  private final BroughtAlong brought;
  private final PhoneNumbers phones;
  private final Json json;
  private final Clock clock;

  public DuplicateCheckFunction(
      HttpFunctions http,
      Projects projects,
      DuplicateProbe probe,
      BroughtAlong brought,
      PhoneNumbers phones,
      Json json,
      Clock clock) {
    this.http = http;
    this.projects = projects;
    this.probe = probe;
    this.brought = brought;
    this.phones = phones;
    this.json = json;
    this.clock = clock;
  }

  @Funq("duplicate-check")
  public APIGatewayV2HTTPResponse duplicateCheck(APIGatewayV2HTTPEvent event) {
    return http.serve(event, this::check);
  }

  private Answer check(HttpRequest request) {
    Project project = Inputs.project(request, projects);
    Candidate candidate = candidate(request.json(json.mapper()), project);
    return Answer.ok(Result.of(probe.check(project, candidate), new Links(project, brought)));
  }

  private Candidate candidate(ObjectNode body, Project project) {
    List<FieldError> errors = new ArrayList<>();
    TEXTS.forEach(field -> checkText(field, body.get(field), errors));
    FLAGS.forEach(field -> checkFlag(field, body.get(field), errors));
    String email = text(body, "email");
    if (email != null && !EMAIL.matcher(email).matches()) {
      errors.add(new FieldError("email", "is not an e-mail address"));
    }
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
    // Further fields may differ: a lead that differs in nothing else is a duplicate all the same.
    new Inputs(body)
        .done(
            "title",
            "name",
            "phone",
            "email",
            "visit",
            "fields",
            "inWorkOnly",
            "appendToDuplicate");
    String phone = text(body, "phone");
    return new Candidate(
        null,
        clock.instant(),
        text(body, "title"),
        text(body, "name"),
        phones.toE164(phone, project.settings().country()).orElse(null),
        phone,
        email == null ? null : email.toLowerCase(Locale.ROOT),
        text(body, "visit"),
        flag(body, "inWorkOnly"),
        flag(body, "appendToDuplicate"));
  }

  private static void checkText(String field, JsonNode node, List<FieldError> errors) {
    boolean fits =
        node == null
            || node.isNull()
            || (node.isTextual() || node.isNumber()) && node.asText().length() <= LONGEST;
    if (!fits) {
      errors.add(
          new FieldError(field, "must be a text of at most %d characters".formatted(LONGEST)));
    }
  }

  private static void checkFlag(String field, JsonNode node, List<FieldError> errors) {
    if (node != null && !node.isNull() && !node.isBoolean()) {
      errors.add(new FieldError(field, "must be true or false"));
    }
  }

  private static String text(ObjectNode body, String field) {
    JsonNode node = body.get(field);
    return node == null || node.isNull() || node.asText().isBlank() ? null : node.asText().strip();
  }

  private static Boolean flag(ObjectNode body, String field) {
    return body.hasNonNull(field) ? body.get(field).asBoolean() : null;
  }

  /**
   * @param rule null for an original
   * @param unchecked why the CRM's records were not compared, or null
   */
  record Result(
      boolean duplicate,
      DuplicateRule rule,
      String why,
      Hit hit,
      Verdict.Reaction action,
      String unchecked) {

    static Result of(DuplicateProbe.Finding finding, Links links) {
      return switch (finding.verdict()) {
        case Verdict.Original original ->
            new Result(false, null, original.why(), null, null, finding.unchecked());
        case Verdict.Duplicate found ->
            new Result(
                true,
                found.rule(),
                found.why(),
                new Hit(found.lead(), seen(found, links)),
                found.reaction(),
                finding.unchecked());
      };
    }
  }

  private static RecordRef seen(Verdict.Duplicate found, Links links) {
    return found.record() == null ? null : links.working(found.integration(), found.record());
  }

  /**
   * @param lead the hub's id, or null
   * @param record of the CRM, or null while there is none
   */
  record Hit(String lead, RecordRef record) {}
}
