package dev.patchbay.intake.telephony.aircall;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.Intake;
import dev.patchbay.intake.IntakeRequest;
import dev.patchbay.intake.Reply;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.telephony.Authenticity;
import dev.patchbay.intake.telephony.Body;
import dev.patchbay.intake.telephony.BodyReader;
import dev.patchbay.intake.telephony.CallId;
import dev.patchbay.intake.telephony.CallSource;
import dev.patchbay.intake.telephony.CredentialField;
import dev.patchbay.intake.telephony.Proofs;
import dev.patchbay.intake.telephony.Texts;
import dev.patchbay.project.ProjectSettings;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Webhooks of Aircall. It switches a webhook off that fails too often, so what is understood and
 * not needed is answered with 200.
 */
@Singleton
public class AircallSource implements CallSource {

  private static final String TOKEN = "webhookToken";

  private static final Map<String, Phase> PHASES =
      Map.of(
          "call.created", Phase.RINGING,
          "call.answered", Phase.ANSWERED,
          "call.ended", Phase.COMPLETED);

  private final BodyReader bodies;

  public AircallSource(BodyReader bodies) {
    this.bodies = bodies;
  }

  @Override
  public String name() {
    return "aircall";
  }

  @Override
  public List<CredentialField> credentials() {
    return List.of(
        new CredentialField(
            TOKEN,
            "Webhook token",
            "Shown with the webhook in the Aircall dashboard, or answered when it is made by the"
                + " API. Several webhooks: their tokens with commas between them.",
            true,
            true));
  }

  @Override
  public Authenticity check(IntakeRequest request, Map<String, String> credentials) {
    String tokens = credentials.get(TOKEN);
    if (tokens == null) {
      return new Authenticity.NotConfigured(TOKEN);
    }
    String sent = token(request);
    if (sent == null) {
      return new Authenticity.Forged("The body carries no token.");
    }
    boolean known =
        Stream.of(tokens.split(",")).map(String::strip).anyMatch(own -> Proofs.equal(sent, own));
    return known
        ? new Authenticity.Genuine()
        : new Authenticity.Forged("The token in the body is not that of a configured webhook.");
  }

  @Override
  public Intake read(IntakeRequest request, ProjectSettings settings) {
    return switch (bodies.read(request)) {
      case Body.Refused(Intake.Invalid why) -> why;
      case Body.Content(JsonNode root) when !root.isObject() ->
          Intake.Invalid.malformed("it must be one event, an object");
      case Body.Content(JsonNode root) -> read(root);
    };
  }

  @Override
  public String kept(IntakeRequest request) {
    String body = CallSource.super.kept(request);
    String sent = token(request);
    return sent == null ? body : body.replace(sent, "***");
  }

  @Override
  public Optional<Reply> accepted(List<String> ids) {
    return Optional.of(Reply.json(200, "{}"));
  }

  private String token(IntakeRequest request) {
    return bodies.read(request) instanceof Body.Content(JsonNode root)
        ? Texts.of(root.get("token"))
        : null;
  }

  private static Intake read(JsonNode root) {
    String resource = Texts.of(root.get("resource"));
    String event = Texts.of(root.get("event"));
    if (event == null) {
      return missing("event");
    }
    if (resource != null && !resource.equals("call")) {
      return new Intake.Ignored("only events of the resource call are used", null);
    }
    Phase phase = PHASES.get(event);
    if (phase == null) {
      return new Intake.Ignored(
          "only call.created, call.answered and call.ended are used: the latter tells all that"
              + " the others tell",
          null);
    }
    return CallId.fault(Texts.of(root.at("/data/id")))
        .<Intake>map(fault -> Intake.Invalid.fields(List.of(new FieldError("data.id", fault))))
        .orElseGet(() -> new Intake.Events(List.of(AircallCall.event(phase, root.get("data")))));
  }

  private static Intake missing(String field) {
    return Intake.Invalid.fields(List.of(new FieldError(field, "is missing")));
  }
}
