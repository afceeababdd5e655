package dev.patchbay.intake.telephony.generic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.Intake;
import dev.patchbay.intake.IntakeRequest;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.telephony.Body;
import dev.patchbay.intake.telephony.BodyReader;
import dev.patchbay.intake.telephony.CallSource;
import dev.patchbay.project.ProjectSettings;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The hub's own format, for telephonies that can be told what to send: docs/telephony-generic.md.
 * Strict: a sender that is being written learns all its mistakes at once.
 */
@Singleton
public class GenericSource implements CallSource {

  static final String NAME = "generic";

  private final BodyReader bodies;

  public GenericSource(BodyReader bodies) {
    this.bodies = bodies;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Intake read(IntakeRequest request, ProjectSettings settings) {
    return switch (bodies.read(request)) {
      case Body.Refused(Intake.Invalid why) -> why;
      case Body.Content(JsonNode root) -> read(root, settings);
    };
  }

  private static Intake read(JsonNode root, ProjectSettings settings) {
    if (!root.isObject() && (!root.isArray() || root.isEmpty())) {
      return Intake.Invalid.malformed("it must be one event or a list of events");
    }
    List<FieldError> errors = new ArrayList<>();
    List<CallEvent> events =
        root.isArray()
            ? IntStream.range(0, root.size())
                .mapToObj(i -> event(root.get(i), "[" + i + "]", errors, settings))
                .toList()
            : List.of(event(root, "", errors, settings));
    // A list with a fault holds nulls; it is never looked at.
    return errors.isEmpty() ? new Intake.Events(events) : Intake.Invalid.fields(errors);
  }

  private static CallEvent event(
      JsonNode node, String path, List<FieldError> errors, ProjectSettings settings) {
    if (!node.isObject()) {
      errors.add(new FieldError(path, "must be an object"));
      return null;
    }
    FieldReader fields = new FieldReader(node, path.isEmpty() ? "" : path + ".", errors);
    return EventReader.read(fields, settings.zone());
  }
}
