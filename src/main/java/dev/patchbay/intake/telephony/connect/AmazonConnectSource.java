package dev.patchbay.intake.telephony.connect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.Intake;
import dev.patchbay.intake.IntakeRequest;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.telephony.Body;
import dev.patchbay.intake.telephony.BodyReader;
import dev.patchbay.intake.telephony.CallId;
import dev.patchbay.intake.telephony.CallSource;
import dev.patchbay.intake.telephony.CredentialField;
import dev.patchbay.project.ProjectSettings;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Contact events of Amazon Connect: whole EventBridge events or their details alone. */
@Singleton
public class AmazonConnectSource implements CallSource {

  public static final String NAME = "amazon-connect";

  private final BodyReader bodies;

  public AmazonConnectSource(BodyReader bodies) {
    this.bodies = bodies;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<CredentialField> credentials() {
    return List.of(
        new CredentialField(
            ConnectInstances.FIELD,
            "Instance ARN",
            "The ARN of the Connect instance. Events that EventBridge brings are this project's then."
                + " An instance belongs to one project only.",
            false,
            false));
  }

  @Override
  public boolean checksSenders() {
    return false;
  }

  @Override
  public List<FieldError> faults(Map<String, String> values) {
    String arn = values.get(ConnectInstances.FIELD);
    return arn == null || arn.isBlank() || ConnectInstances.isArn(arn.strip())
        ? List.of()
        : List.of(
            new FieldError(
                ConnectInstances.FIELD,
                "must look like arn:aws:connect:eu-central-1:123456789012:instance/..."));
  }

  @Override
  public Intake read(IntakeRequest request, ProjectSettings settings) {
    return switch (bodies.read(request)) {
      case Body.Refused(Intake.Invalid why) -> why;
      case Body.Content(JsonNode root) -> read(root);
    };
  }

  private Intake read(JsonNode root) {
    List<Contact> contacts =
        (root.isArray() ? root.valueStream() : Stream.of(root)).map(Contact::of).toList();
    if (contacts.isEmpty()) {
      return Intake.Invalid.malformed("it is a list without any event");
    }
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < contacts.size(); i++) {
      String path = contacts.size() == 1 ? "" : "[" + i + "].";
      CallId.fault(contacts.get(i).callId())
          .map(fault -> new FieldError(path + "detail.contactId", fault))
          .ifPresent(errors::add);
    }
    if (!errors.isEmpty()) {
      return Intake.Invalid.fields(errors);
    }
    List<CallEvent> events =
        contacts.stream().map(AmazonConnectSource::event).flatMap(Optional::stream).toList();
    return events.isEmpty()
        ? new Intake.Ignored("Only what moves a voice contact on makes a call.", null)
        : new Intake.Events(events);
  }

  private static Optional<CallEvent> event(Contact contact) {
    return contact.word("channel").equals("VOICE") ? voice(contact) : Optional.empty();
  }

  private static Optional<CallEvent> voice(Contact contact) {
    Optional<Phase> phase = phase(contact);
    String method = contact.word("initiationMethod");
    if (phase.isEmpty() || method.equals("MONITOR") || method.equals("DISCONNECT")) {
      return Optional.empty();
    }
    Direction direction = direction(method);
    End end =
        phase.get() == Phase.COMPLETED ? End.of(contact, direction) : new End(null, null, null);
    Instant startedAt = contact.time("initiationTimestamp");
    return Optional.of(
        new CallEvent(
            NAME,
            contact.callId(),
            phase.get(),
            direction,
            end.status(),
            end.result(),
            contact.customer(),
            null,
            contact.systemNumber(),
            contact.agent(),
            startedAt,
            phase.get() == Phase.COMPLETED
                ? Contact.seconds(startedAt, contact.time("disconnectTimestamp"))
                : null,
            end.talkSeconds(),
            null,
            null,
            null));
  }

  /** A change of its data tells nothing but, perhaps, the number that a flow has put into a tag. */
  private static Optional<Phase> phase(Contact contact) {
    return switch (contact.word("eventType")) {
      case "INITIATED", "CONNECTED_TO_SYSTEM", "QUEUED" -> Optional.of(Phase.RINGING);
      case "CONTACT_DATA_UPDATED" ->
          Optional.of(Phase.RINGING).filter(_ -> contact.customer() != null);
      case "CONNECTED_TO_AGENT" -> Optional.of(Phase.ANSWERED);
      case "DISCONNECTED", "COMPLETED" -> Optional.of(Phase.COMPLETED);
      default -> Optional.empty();
    };
  }

  /** A transfer goes on in the direction of the contact that it continues. */
  private static Direction direction(String method) {
    return switch (method) {
      case "INBOUND", "CALLBACK", "WEBRTC_API" -> Direction.INCOMING;
      case "OUTBOUND", "EXTERNAL_OUTBOUND", "API" -> Direction.OUTGOING;
      default -> null;
    };
  }
}
