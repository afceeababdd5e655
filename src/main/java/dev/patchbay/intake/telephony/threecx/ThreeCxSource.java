package dev.patchbay.intake.telephony.threecx;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.Intake;
import dev.patchbay.intake.IntakeRequest;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.telephony.Body;
import dev.patchbay.intake.telephony.BodyReader;
import dev.patchbay.intake.telephony.CallSource;
import dev.patchbay.intake.telephony.EventTimes;
import dev.patchbay.project.ProjectSettings;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Calls of 3CX, as the template infra/3cx/patchbay.xml posts them: one event a call, at its end,
 * without an id.
 */
@Singleton
public class ThreeCxSource implements CallSource {

  private static final int ID_BYTES = 12;

  private final BodyReader bodies;

  public ThreeCxSource(BodyReader bodies) {
    this.bodies = bodies;
  }

  @Override
  public String name() {
    return "threecx";
  }

  @Override
  public Intake read(IntakeRequest request, ProjectSettings settings) {
    return switch (bodies.read(request)) {
      case Body.Refused(Intake.Invalid why) -> why;
      case Body.Content(JsonNode root) -> read(root, settings);
    };
  }

  private Intake read(JsonNode root, ProjectSettings settings) {
    List<ReportedCall> calls =
        (root.isArray() ? root.valueStream() : Stream.of(root)).map(ReportedCall::new).toList();
    if (calls.isEmpty()) {
      return Intake.Invalid.malformed("it is a list without any call");
    }
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      if (calls.get(i).text(ReportedCall.START) == null) {
        errors.add(
            new FieldError(
                (calls.size() == 1 ? "" : "[" + i + "].") + "CallStartTimeUTC",
                "is missing: 3CX sends no id of a call, so it is known by its begin"));
      }
    }
    return errors.isEmpty()
        ? new Intake.Events(calls.stream().map(call -> event(call, settings)).toList())
        : Intake.Invalid.fields(errors);
  }

  private CallEvent event(ReportedCall call, ProjectSettings settings) {
    Optional<CallType> type = CallType.of(call.text(ReportedCall.TYPE));
    String start = call.text(ReportedCall.START);
    Instant startedAt = EventTimes.parse(start, settings.zone()).orElse(null);
    return new CallEvent(
        name(),
        callId(call, startedAt == null ? start : startedAt.toString()),
        Phase.COMPLETED,
        type.map(t -> t.direction).orElse(null),
        call.text(ReportedCall.TYPE),
        type.map(t -> t.result).orElse(null),
        call.text(ReportedCall.NUMBER),
        type.filter(t -> t.direction == Direction.OUTGOING).isPresent()
            ? null
            : call.text(ReportedCall.NAME),
        null,
        employee(call),
        startedAt,
        null,
        call.talkSeconds(),
        null,
        null,
        null);
  }

  /** The same for a repeat; another one for another agent, so a transferred call is two calls. */
  private static String callId(ReportedCall call, String start) {
    String number = Objects.toString(call.text(ReportedCall.NUMBER), "").replaceAll("\\D", "");
    String content =
        Stream.of(
                number,
                Objects.toString(call.text(ReportedCall.AGENT), ""),
                start,
                Objects.toString(call.text(ReportedCall.TYPE), ""))
            .map(part -> part.length() + ":" + part)
            .collect(Collectors.joining());
    byte[] hash = sha256().digest(content.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, ID_BYTES);
  }

  private static List<String> employee(ReportedCall call) {
    String name =
        Stream.of(ReportedCall.AGENT_FIRST_NAME, ReportedCall.AGENT_LAST_NAME)
            .map(call::text)
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    return Stream.of(
            call.text(ReportedCall.AGENT),
            call.text(ReportedCall.AGENT_EMAIL),
            name.isEmpty() ? null : name)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
