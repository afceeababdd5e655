package dev.patchbay.switching.carry;

import dev.patchbay.crm.Failure;
import java.time.Duration;
import java.time.Instant;

/** What a failed call to one of the CRMs means for the whole. Pure. */
sealed interface Setback {

  /** The CRM said no to this one thing. */
  record Refused(String reason) implements Setback {}

  /**
   * To be tried again.
   *
   * @param counted whether it uses up a try
   */
  record Later(Instant at, String reason, boolean counted) implements Setback {}

  /** Nothing goes on before a person has done something. */
  record Stop(String reason) implements Setback {}

  int TRIES = 20;
  Duration SHORTEST = Duration.ofSeconds(1);
  Duration LONGEST = Duration.ofMinutes(30);

  /**
   * @param where which CRM, for the reason
   * @param tries how often in a row a CRM was not to be reached before
   */
  static Setback of(String where, Failure failure, int tries, Instant now) {
    String reason = where + ": " + failure.reason();
    return switch (failure) {
      case Failure.Refused _ -> new Refused(reason);
      case Failure.Unauthorized _ -> new Stop(reason);
      case Failure.Throttled(String _, Duration wait) ->
          new Later(now.plus(wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait), reason, false);
      case Failure.Unavailable _ ->
          tries >= TRIES ? new Stop(reason) : new Later(now.plus(wait(tries)), reason, true);
    };
  }

  /** 5 s, 10 s, 20 s ... half an hour: some six hours in all. */
  static Duration wait(int tries) {
    Duration wait = Duration.ofSeconds(5).multipliedBy(1L << Math.min(tries, 10));
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
