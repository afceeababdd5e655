package dev.patchbay.intake.telephony.binotel;

import com.fasterxml.jackson.databind.JsonNode;
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
import dev.patchbay.intake.telephony.Texts;
import dev.patchbay.project.ProjectSettings;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Webhooks of Binotel. Whatever is not answered with exactly {@link #SUCCESS} is sent seven times
 * more in 38 hours.
 */
@Singleton
public class BinotelSource implements CallSource {

  static final Reply SUCCESS = Reply.json(200, "{\"status\":\"success\"}");

  /** While a telephone rings: no name and no route, which leaves the call as it is. */
  static final Reply NO_CARD = Reply.json(200, "{}");

  private static final String ALLOWED_IPS = "allowedIps";

  private final BodyReader bodies;

  public BinotelSource(BodyReader bodies) {
    this.bodies = bodies;
  }

  @Override
  public String name() {
    return "binotel";
  }

  @Override
  public List<CredentialField> credentials() {
    return List.of(
        new CredentialField(
            ALLOWED_IPS,
            "Addresses of Binotel's servers",
            "IP addresses with commas between them. Events from elsewhere are refused; without"
                + " any the ingest token alone decides.",
            false,
            false));
  }

  @Override
  public List<FieldError> faults(Map<String, String> values) {
    return new Addresses(values.get(ALLOWED_IPS))
            .wrong()
            .map(text -> new FieldError(ALLOWED_IPS, "has " + text + ", which is no IP address"))
            .stream()
            .toList();
  }

  @Override
  public Authenticity check(IntakeRequest request, Map<String, String> credentials) {
    Addresses allowed = new Addresses(credentials.get(ALLOWED_IPS));
    return allowed.none() || allowed.has(request.sourceIp())
        ? new Authenticity.Genuine()
        : new Authenticity.Forged("The request comes from an address that is not allowed.");
  }

  @Override
  public Intake read(IntakeRequest request, ProjectSettings settings) {
    return switch (bodies.read(request)) {
      case Body.Refused(Intake.Invalid why) -> why;
      case Body.Content(JsonNode root) when !root.isObject() ->
          Intake.Invalid.malformed("it must be one request with its requestType");
      case Body.Content(JsonNode root) -> read(root);
    };
  }

  @Override
  public Optional<Reply> accepted(List<String> ids) {
    return Optional.of(SUCCESS);
  }

  private Intake read(JsonNode root) {
    return switch (Texts.of(root.get("requestType"))) {
      case null ->
          Intake.Invalid.fields(
              List.of(new FieldError("requestType", "is missing: it tells what is sent")));
      case "apiCallCompleted" -> completed(details(root.path("callDetails")));
      case "apiCallSettings" ->
          new Intake.Ignored(
              "the question about a ringing call belongs to the routing route", NO_CARD);
      default -> new Intake.Ignored("only apiCallCompleted tells of a call", SUCCESS);
    };
  }

  /** In a form also as one text of JSON. */
  private JsonNode details(JsonNode sent) {
    return sent.isTextual() ? bodies.nested(sent.textValue().strip()).orElse(sent) : sent;
  }

  private static Intake completed(JsonNode details) {
    return CallId.fault(Texts.of(details.get("generalCallID")))
        .<Intake>map(
            fault ->
                Intake.Invalid.fields(List.of(new FieldError("callDetails.generalCallID", fault))))
        .orElseGet(() -> new Intake.Events(List.of(CallDetails.event(details))));
  }
}
