package dev.patchbay.intake.telephony.asterisk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.Intake;
import dev.patchbay.intake.IntakeRequest;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.interaction.CallEvent.Result;
import dev.patchbay.intake.telephony.Body;
import dev.patchbay.intake.telephony.BodyReader;
import dev.patchbay.intake.telephony.CallId;
import dev.patchbay.intake.telephony.CallSource;
import dev.patchbay.intake.telephony.EventTimes;
import dev.patchbay.intake.telephony.Links;
import dev.patchbay.project.ProjectSettings;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Call detail records of Asterisk and FreePBX, as the scripts of infra/asterisk forward them: one
 * leg or a list of legs. Legs of one call have their linked id in common.
 */
@Singleton
public class AsteriskSource implements CallSource {

  private static final List<String> ENVELOPES = List.of("legs", "cdr", "rows", "items", "data");

  private final BodyReader bodies;

  public AsteriskSource(BodyReader bodies) {
    this.bodies = bodies;
  }

  @Override
  public String name() {
    return "asterisk";
  }

  @Override
  public Intake read(IntakeRequest request, ProjectSettings settings) {
    return switch (bodies.read(request)) {
      case Body.Refused(Intake.Invalid why) -> why;
      case Body.Content(JsonNode root) -> read(root, settings);
    };
  }

  private Intake read(JsonNode root, ProjectSettings settings) {
    List<Leg> sent = records(root).map(Leg::new).toList();
    if (sent.isEmpty()) {
      return Intake.Invalid.malformed("it is a list without any call detail record");
    }
    List<Leg> legs = sent.stream().filter(Leg::isRecord).toList();
    if (legs.isEmpty()) {
      return new Intake.Ignored("Of the manager's events only Cdr tells of a call.", null);
    }
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < legs.size(); i++) {
      String path = legs.size() == 1 ? "" : "[" + i + "].";
      CallId.fault(legs.get(i).callId())
          .map(fault -> new FieldError(path + "linkedid", fault + "; uniqueid stands in for it"))
          .ifPresent(errors::add);
    }
    return errors.isEmpty()
        ? new Intake.Events(inOrder(legs.stream().map(leg -> event(leg, settings)).toList()))
        : Intake.Invalid.fields(errors);
  }

  private static Stream<JsonNode> records(JsonNode root) {
    JsonNode list =
        ENVELOPES.stream()
            .map(root::get)
            .filter(node -> node != null && node.isContainerNode())
            .findFirst()
            .orElse(root);
    return list.isArray() ? list.valueStream() : Stream.of(list);
  }

  /**
   * The calls as they were sent, of each call the leg first that was answered: work may begin after
   * the first one, and must not take the call for a missed one.
   */
  private static List<CallEvent> inOrder(List<CallEvent> events) {
    Map<String, List<CallEvent>> calls = new LinkedHashMap<>();
    events.forEach(e -> calls.computeIfAbsent(e.callId(), _ -> new ArrayList<>()).add(e));
    return calls.values().stream()
        .flatMap(
            legs -> legs.stream().sorted(Comparator.comparing(e -> e.result() != Result.ANSWERED)))
        .toList();
  }

  private CallEvent event(Leg leg, ProjectSettings settings) {
    Sides sides = Sides.of(leg);
    End end = End.of(leg);
    Optional<String> link = Optional.ofNullable(leg.text(Leg.RECORDING_URL)).filter(Links::isHttps);
    return new CallEvent(
        name(),
        leg.callId(),
        Phase.COMPLETED,
        sides.direction(),
        leg.text(Leg.DISPOSITION),
        end.result(),
        sides.client(),
        sides.clientName(),
        sides.line(),
        sides.employee(),
        EventTimes.parse(leg.text(Leg.START), settings.zone()).orElse(null),
        leg.seconds(Leg.DURATION),
        end.talk(),
        null,
        link.orElse(null),
        link.isPresent() ? null : leg.text(Leg.RECORDING_FILE),
        Campaign.of(leg.text(Leg.USER_FIELD)));
  }
}
