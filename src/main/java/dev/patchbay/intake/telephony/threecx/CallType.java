package dev.patchbay.intake.telephony.threecx;

import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.CallEvent.Result;
import java.util.Arrays;
import java.util.Optional;

/** 3CX's word for direction and outcome in one. */
enum CallType {
  INBOUND(Direction.INCOMING, Result.ANSWERED),
  MISSED(Direction.INCOMING, Result.MISSED),
  OUTBOUND(Direction.OUTGOING, Result.ANSWERED),
  NOTANSWERED(Direction.OUTGOING, Result.MISSED);

  final Direction direction;
  final Result result;

  CallType(Direction direction, Result result) {
    this.direction = direction;
    this.result = result;
  }

  static Optional<CallType> of(String word) {
    String letters = word == null ? "" : word.replaceAll("[^A-Za-z]", "");
    return Arrays.stream(values()).filter(t -> t.name().equalsIgnoreCase(letters)).findFirst();
  }
}
