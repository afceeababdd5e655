package dev.patchbay.intake.telephony.ringostat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.Intake;
import dev.patchbay.intake.IntakeRequest;
import dev.patchbay.intake.Reply;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.telephony.Body;
import dev.patchbay.intake.telephony.BodyReader;
import dev.patchbay.intake.telephony.CallId;
import dev.patchbay.intake.telephony.CallSource;
import dev.patchbay.intake.telephony.CredentialField;
import dev.patchbay.intake.telephony.EventTimes;
import dev.patchbay.project.ProjectSettings;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Webhooks of Ringostat. They are sent once and never again, so only a call without an id is
 * refused; any other value that makes no sense is left blank.
 */
@Singleton
public class RingostatSource implements CallSource {

  static final String NAME = "ringostat";

  private final BodyReader bodies;

  public RingostatSource(BodyReader bodies) {
    this.bodies = bodies;
  }

  @Override
  public String name() {
    return NAME;
  }

  /** For asking the call log; the webhooks need none. */
  @Override
  public List<CredentialField> credentials() {
    return LogAccess.FIELDS;
  }

  @Override
  public boolean checksSenders() {
    return false;
  }

  @Override
  public List<FieldError> faults(Map<String, String> values) {
    return LogAccess.faults(values);
  }

  @Override
  public Intake read(IntakeRequest request, ProjectSettings settings) {
    return switch (bodies.read(request)) {
      case Body.Refused(Intake.Invalid why) -> why;
      case Body.Content(JsonNode root) -> read(root, request.query(), settings);
    };
  }

  /** Ringostat lists every answer but 200 as a failure. */
  @Override
  public Optional<Reply> accepted(List<String> ids) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("id", ids.getFirst());
    ids.forEach(body.putArray("ids")::add);
    return Optional.of(Reply.json(200, body.toString()));
  }

  private Intake read(JsonNode root, Map<String, String> query, ProjectSettings settings) {
    FieldNames names = new FieldNames(settings.ringostatFields());
    List<Parameters> calls =
        new Bodies(bodies)
            .calls(root, query, names).stream()
                .map(layers -> new Parameters(layers, names))
                .toList();
    if (calls.isEmpty()) {
      return Intake.Invalid.malformed("it is a list without any call");
    }
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      String path = calls.size() == 1 ? "" : "[" + i + "].";
      CallId.fault(calls.get(i).text(Field.CALL_ID))
          .map(fault -> new FieldError(path + "call_id", fault + lookedFor(names)))
          .ifPresent(errors::add);
    }
    return errors.isEmpty()
        ? new Intake.Events(calls.stream().map(call -> event(call, settings)).toList())
        : Intake.Invalid.fields(errors);
  }

  static CallEvent event(Parameters call, ProjectSettings settings) {
    Sides sides = Sides.of(call);
    List<String> employee = employee(call, sides);
    Progress progress = Progress.of(call, sides.direction(), !employee.isEmpty());
    return new CallEvent(
        NAME,
        call.text(Field.CALL_ID),
        progress.phase(),
        sides.direction(),
        call.text(Field.STATUS),
        progress.result(),
        sides.client(),
        sides.clientName(),
        sides.line(),
        employee,
        EventTimes.parse(call.text(Field.STARTED_AT), settings.zone()).orElse(null),
        call.seconds(Field.DURATION),
        call.seconds(Field.TALK),
        call.seconds(Field.WAIT),
        Recording.urlOf(call),
        call.utm());
  }

  private static List<String> employee(Parameters call, Sides sides) {
    return Stream.of(
            call.texts(Field.EMPLOYEE_ID).stream(),
            call.texts(Field.EMPLOYEE_SIP).stream(),
            Stream.ofNullable(sides.login()),
            call.texts(Field.MANAGER_ID).stream(),
            call.texts(Field.EMPLOYEE_NAME).stream())
        .flatMap(values -> values)
        .distinct()
        .toList();
  }

  private static String lookedFor(FieldNames names) {
    return "; looked for under the names " + String.join(", ", names.of(Field.CALL_ID));
  }
}
