package dev.patchbay.intake.telephony.zadarma;

import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of notifications whose signature is known. */
enum Notification {
  NOTIFY_START(Phase.RINGING, Direction.INCOMING, Signed.INCOMING),
  /** Once for each extension that is rung. */
  NOTIFY_INTERNAL(Phase.RINGING, Direction.INCOMING, Signed.INCOMING),
  /** Of calls in both directions: the id of the call tells which. */
  NOTIFY_ANSWER(Phase.ANSWERED, null, List.of("caller_id", "destination", "call_start")),
  NOTIFY_END(Phase.COMPLETED, Direction.INCOMING, Signed.INCOMING),
  NOTIFY_OUT_START(Phase.RINGING, Direction.OUTGOING, Signed.OUTGOING),
  NOTIFY_OUT_END(Phase.COMPLETED, Direction.OUTGOING, Signed.OUTGOING),
  NOTIFY_RECORD(Phase.RECORDED, null, List.of("pbx_call_id", "call_id_with_rec")),
  /** What the caller said or pressed in the voice menu. */
  NOTIFY_IVR(null, null, Signed.INCOMING);

  private final Phase phase;
  private final Direction direction;
  private final List<String> signed;

  Notification(Phase phase, Direction direction, List<String> signed) {
    this.phase = phase;
    this.direction = direction;
    this.signed = signed;
  }

  static Optional<Notification> of(String event) {
    return Arrays.stream(values()).filter(kind -> kind.name().equals(event)).findFirst();
  }

  boolean isAboutCall() {
    return phase != null;
  }

  Phase phase() {
    return phase;
  }

  /** Null where the kind alone does not tell. */
  Direction direction() {
    return direction;
  }

  /** The fields that the signature covers, in its order. */
  List<String> signed() {
    return signed;
  }

  private static final class Signed {
    private static final List<String> INCOMING = List.of("caller_id", "called_did", "call_start");
    private static final List<String> OUTGOING = List.of("internal", "destination", "call_start");
  }
}
