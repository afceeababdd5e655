package dev.patchbay.intake.telephony.ringostat;

import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.interaction.CallEvent.Result;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How far a call is. Ringostat names no phase: BEHAVIOR.md has the rule in prose.
 *
 * @param result null while the call is on, and when its status is unknown
 */
record Progress(Phase phase, Result result) {

  private static final Set<String> BEFORE =
      Set.of("ring", "ringing", "start", "started", "callstart", "incoming", "new", "forwarding");
  private static final Set<String> PICK_UP = Set.of("pickup", "pickedup", "connected");
  private static final Set<String> AFTER =
      Set.of("completed", "complete", "end", "ended", "finished", "finish", "hangup", "rating");

  static Progress of(Parameters parameters, Direction direction, boolean employeeNamed) {
    String hint = parameters.text(Field.EVENT);
    Optional<CallStatus> hintedStatus = CallStatus.of(hint);
    Optional<CallStatus> status =
        CallStatus.of(parameters.text(Field.STATUS)).or(() -> hintedStatus);
    boolean ended = hasEndData(parameters);
    boolean pickedUp =
        (employeeNamed && direction != Direction.OUTGOING)
            || hintedStatus.filter(s -> s == CallStatus.ANSWERED).isPresent();
    Phase phase = hinted(hint).orElseGet(() -> deduced(status.orElse(null), ended, pickedUp));
    return new Progress(
        phase, phase == Phase.COMPLETED ? status.map(CallStatus::result).orElse(null) : null);
  }

  private static Optional<Phase> hinted(String hint) {
    String word = hint == null ? "" : hint.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    if (word.startsWith("before") || BEFORE.contains(word)) {
      return Optional.of(Phase.RINGING);
    }
    if (PICK_UP.contains(word)) {
      return Optional.of(Phase.ANSWERED);
    }
    return word.startsWith("after") || AFTER.contains(word)
        ? Optional.of(Phase.COMPLETED)
        : Optional.empty();
  }

  private static Phase deduced(CallStatus status, boolean ended, boolean pickedUp) {
    return switch (status) {
      case null -> ended ? Phase.COMPLETED : Phase.RINGING;
      case CALLING -> Phase.RINGING;
      case IN_PROGRESS -> pickedUp ? Phase.ANSWERED : Phase.RINGING;
      case ANSWERED -> ended ? Phase.COMPLETED : Phase.ANSWERED;
      case TARGET, MISSED, VOICEMAIL, FAILED -> Phase.COMPLETED;
    };
  }

  private static boolean hasEndData(Parameters parameters) {
    return parameters.seconds(Field.DURATION) != null
        || parameters.seconds(Field.TALK) != null
        || Recording.urlOf(parameters) != null
        || Recording.exists(parameters);
  }
}
