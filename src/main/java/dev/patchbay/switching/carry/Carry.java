package dev.patchbay.switching.carry;

import dev.patchbay.project.Integration;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The bringing along of open leads and deals after one change of CRM.
 *
 * @param change the id of the change, opaque
 * @param from the connection that was left
 * @param to the id of the connection that came after it
 * @param people our employees by their user ids in the CRM that was left
 * @param stoppedIn in which state it was stopped; null while it was not
 * @param error what keeps it from going on, or kept it last; in a sentence, or null
 * @param listing how far the leads and deals are listed
 * @param position the key of the last item that needs no look in this state; empty at the start
 */
public record Carry(
    String change,
    String project,
    Integration from,
    String to,
    Map<String, String> people,
    CarryState state,
    CarryState stoppedIn,
    String error,
    Listing listing,
    String position,
    Turn turn,
    Instant updatedAt) {

  /** A message that was lost is made up for after this time. */
  private static final Duration OVERDUE = Duration.ofSeconds(60);

  public Carry {
    people = people == null ? Map.of() : Map.copyOf(people);
    listing = listing == null ? Listing.BEGIN : listing;
    position = position == null ? "" : position;
    turn = turn == null ? Turn.FIRST : turn;
  }

  static Carry of(String project, CarriedChange.Passage passage, String to, Instant now) {
    return new Carry(
        passage.change(),
        project,
        passage.from(),
        to,
        passage.people(),
        CarryState.NONE,
        null,
        null,
        null,
        null,
        null,
        now);
  }

  /** Whether it brings records from and to the same connections as another change did. */
  boolean sameWay(Carry other) {
    return from.id().equals(other.from.id()) && to.equals(other.to);
  }

  /** This one under the name of another change of the same way. */
  Carry as(String other) {
    return new Carry(
        other, project, from, to, people, state, stoppedIn, error, listing, position, turn,
        updatedAt);
  }

  /** Begins, or ends, a stretch of work. */
  Carry in(CarryState next, Instant now) {
    return new Carry(
        change,
        project,
        from,
        to,
        people,
        next,
        null,
        null,
        listing,
        "",
        turn.afresh(now.plus(OVERDUE)),
        now);
  }

  Carry stopped(String why, Instant now) {
    return new Carry(
        change, project, from, to, people, CarryState.STOPPED, state, why, listing, "", turn, now);
  }

  Carry listed(Listing progress) {
    return new Carry(
        change, project, from, to, people, state, stoppedIn, error, progress, position, turn,
        updatedAt);
  }

  /**
   * @param why what it waits for, or null
   */
  Carry going(Turn next, String at, String why, Instant now) {
    return new Carry(
        change, project, from, to, people, state, stoppedIn, why, listing, at, next, now);
  }

  /**
   * @param cursor where the listing goes on
   */
  record Listing(boolean done, String cursor) {
    static final Listing BEGIN = new Listing(false, null);
  }

  /**
   * Whose turn it is to work.
   *
   * @param number counts the turns; a message of an earlier one is late, and does no harm
   * @param tries how often in a row a CRM was not to be reached
   * @param dueAt when somebody must look, if nobody did before
   */
  record Turn(int number, int tries, Instant dueAt) {
    static final Turn FIRST = new Turn(0, 0, null);

    Turn afresh(Instant due) {
      return new Turn(number + 1, 0, due);
    }

    Turn taken(Instant until) {
      return new Turn(number, tries, until);
    }

    Turn next(Instant due, int failures) {
      return new Turn(number + 1, failures, due);
    }
  }
}
