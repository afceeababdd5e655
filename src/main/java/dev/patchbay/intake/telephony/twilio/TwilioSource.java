package dev.patchbay.intake.telephony.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.Intake;
import dev.patchbay.intake.IntakeRequest;
import dev.patchbay.intake.Reply;
import dev.patchbay.intake.telephony.Authenticity;
import dev.patchbay.intake.telephony.Body;
import dev.patchbay.intake.telephony.BodyReader;
import dev.patchbay.intake.telephony.CallId;
import dev.patchbay.intake.telephony.CallSource;
import dev.patchbay.intake.telephony.CredentialField;
import dev.patchbay.project.ProjectSettings;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Callbacks of Twilio Voice. The answer to some of them is executed as instructions for the call,
 * so each is answered with instructions that say nothing.
 */
@Singleton
public class TwilioSource implements CallSource {

  static final Reply NO_INSTRUCTIONS = new Reply(200, "text/xml", "<Response/>");

  private static final String AUTH_TOKEN = "authToken";

  private final BodyReader bodies;

  public TwilioSource(BodyReader bodies) {
    this.bodies = bodies;
  }

  @Override
  public String name() {
    return "twilio";
  }

  @Override
  public List<CredentialField> credentials() {
    return List.of(
        new CredentialField(
            AUTH_TOKEN,
            "Auth token",
            "The primary auth token of the Twilio account, with which it signs its callbacks.",
            true,
            true));
  }

  @Override
  public Authenticity check(IntakeRequest request, Map<String, String> credentials) {
    String authToken = credentials.get(AUTH_TOKEN);
    return authToken == null
        ? new Authenticity.NotConfigured(AUTH_TOKEN)
        : new TwilioSignature(authToken).check(request);
  }

  @Override
  public Intake read(IntakeRequest request, ProjectSettings settings) {
    return switch (bodies.read(request)) {
      case Body.Refused(Intake.Invalid why) -> why;
      case Body.Content(JsonNode root) when !root.isObject() ->
          Intake.Invalid.malformed("it must be the parameters of one callback");
      case Body.Content(JsonNode root) -> read(sent(request, root), request.query());
    };
  }

  @Override
  public Optional<Reply> accepted(List<String> ids) {
    return Optional.of(NO_INSTRUCTIONS);
  }

  private static Intake read(JsonNode sent, Map<String, String> query) {
    Callback callback = new Callback(sent, query);
    String idField = callback.isChild() ? Callback.PARENT : Callback.CALL;
    Optional<String> fault = CallId.fault(callback.callId());
    if (fault.isPresent()) {
      return Intake.Invalid.fields(List.of(new FieldError(idField, fault.get())));
    }
    return CallbackEvents.of(callback)
        .<Intake>map(event -> new Intake.Events(List.of(event)))
        .orElseGet(
            () ->
                new Intake.Ignored(
                    "this callback tells neither a status of the call nor a recording",
                    NO_INSTRUCTIONS));
  }

  /** Twilio can be told to use GET, and then sends everything in the query. */
  private static JsonNode sent(IntakeRequest request, JsonNode root) {
    if (!request.method().equals("GET")) {
      return root;
    }
    ObjectNode parameters = JsonNodeFactory.instance.objectNode();
    request.query().forEach(parameters::put);
    return parameters;
  }
}
