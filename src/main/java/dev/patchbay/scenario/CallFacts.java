package dev.patchbay.scenario;

import dev.patchbay.intake.interaction.Call;
import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.project.Employee;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What the texts about a call tell.
 *
 * @param began when the call began, or was reported where the source tells no start
 * @param ended when it ended; never after it was reported
 * @param answered whether somebody talked
 * @param endKnown false when the end of the call was never reported
 * @param employee the employee who took or made the call, or null
 * @param zone the project's
 */
record CallFacts(
    Call call,
    Instant began,
    Instant ended,
    boolean answered,
    boolean endKnown,
    Employee employee,
    ZoneId zone) {

  boolean outgoing() {
    return call.direction() == Direction.OUTGOING;
  }

  static CallFacts of(Call call, Parties parties, Instant reported, boolean endKnown) {
    return new CallFacts(
        call,
        call.startedAt() == null ? reported : call.startedAt(),
        ended(call, reported),
        call.outcome() == Call.Outcome.ANSWERED,
        endKnown,
        parties.acting().orElse(null),
        parties.project().settings().zone());
  }

  /** A source's clock or time zone may be wrong: what was reported has ended by then. */
  private static Instant ended(Call call, Instant reported) {
    if (call.startedAt() == null || call.durationSeconds() == null) {
      return reported;
    }
    Instant end = call.startedAt().plusSeconds(call.durationSeconds());
    return end.isAfter(reported) ? reported : end;
  }
}
