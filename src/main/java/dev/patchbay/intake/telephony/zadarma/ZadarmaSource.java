package dev.patchbay.intake.telephony.zadarma;

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
import dev.patchbay.intake.telephony.Proofs;
import dev.patchbay.intake.telephony.Texts;
import dev.patchbay.project.ProjectSettings;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Notifications of Zadarma's PBX about calls. */
@Singleton
public class ZadarmaSource implements CallSource {

  private static final String SECRET = "apiSecret";
  private static final String ECHO = "zd_echo";
  private static final int LONGEST_ECHO = 200;

  private final BodyReader bodies;

  public ZadarmaSource(BodyReader bodies) {
    this.bodies = bodies;
  }

  @Override
  public String name() {
    return "zadarma";
  }

  @Override
  public List<CredentialField> credentials() {
    return List.of(
        new CredentialField(
            SECRET,
            "API secret",
            "The secret of the API keys in Zadarma's cabinet, with which it signs notifications.",
            true,
            true));
  }

  /** The check of the address comes before there is a secret. */
  @Override
  public Authenticity check(IntakeRequest request, Map<String, String> credentials) {
    if (echo(request).isPresent()) {
      return new Authenticity.Genuine();
    }
    String secret = credentials.get(SECRET);
    if (secret == null) {
      return new Authenticity.NotConfigured(SECRET);
    }
    if (!(bodies.read(request) instanceof Body.Content(JsonNode sent))) {
      return new Authenticity.Forged("The body cannot be read, so its signature proves nothing.");
    }
    Optional<Notification> kind = Notification.of(Texts.of(sent.get("event")));
    if (kind.isEmpty()) {
      // Which of its fields are signed is not known, and nothing of it is kept.
      return new Authenticity.Genuine();
    }
    String given = request.headers().get("signature");
    if (given == null) {
      return new Authenticity.Forged("The header Signature is missing.");
    }
    return Proofs.equal(given.strip(), signature(kind.get(), sent, secret))
        ? new Authenticity.Genuine()
        : new Authenticity.Forged("The header Signature does not fit the notification.");
  }

  @Override
  public Intake read(IntakeRequest request, ProjectSettings settings) {
    Optional<String> echo = echo(request);
    if (echo.isPresent()) {
      return new Intake.Ignored(
          "Zadarma checks the address", new Reply(200, "text/plain", echo.get()));
    }
    return switch (bodies.read(request)) {
      case Body.Refused(Intake.Invalid why) -> why;
      case Body.Content(JsonNode sent) when !sent.isObject() ->
          Intake.Invalid.malformed("it must be the parameters of one notification");
      case Body.Content(JsonNode sent) -> read(sent, settings);
    };
  }

  @Override
  public Optional<Reply> accepted(List<String> ids) {
    return Optional.of(Reply.json(200, "{}"));
  }

  private static Intake read(JsonNode sent, ProjectSettings settings) {
    String event = Texts.of(sent.get("event"));
    if (event == null) {
      return Intake.Invalid.fields(
          List.of(new FieldError("event", "is missing: it tells what is notified")));
    }
    Notification kind = Notification.of(event).filter(Notification::isAboutCall).orElse(null);
    if (kind == null) {
      return new Intake.Ignored("this kind of notification tells nothing of a call", null);
    }
    return CallId.fault(Texts.of(sent.get("pbx_call_id")))
        .<Intake>map(fault -> Intake.Invalid.fields(List.of(new FieldError("pbx_call_id", fault))))
        .orElseGet(
            () -> new Intake.Events(List.of(ZadarmaCall.event(kind, sent, settings.zone()))));
  }

  /** What a GET wants to hear again. */
  private static Optional<String> echo(IntakeRequest request) {
    return Optional.ofNullable(request.query().get(ECHO))
        .filter(text -> request.method().equals("GET") && text.length() <= LONGEST_ECHO);
  }

  /** Base64 of the hexadecimal digits, not of the bytes. */
  private static String signature(Notification kind, JsonNode sent, String secret) {
    String signed =
        kind.signed().stream()
            .map(field -> sent.path(field).asText(""))
            .collect(Collectors.joining());
    String digits = HexFormat.of().formatHex(Proofs.hmacSha1(secret, signed));
    return Base64.getEncoder().encodeToString(digits.getBytes(StandardCharsets.US_ASCII));
  }
}
