package dev.patchbay.statusgroup;

import java.time.Instant;
import java.util.List;

/**
 * One change of a filing, as the history keeps it.
 *
 * @param by who made it, as the token names him; null where the CRM told of new statuses
 * @param version that the filing had afterwards
 */
public record Refiling(Instant at, String by, String integration, int version, List<Move> moves) {
  public Refiling {
    moves = List.copyOf(moves);
  }
}
