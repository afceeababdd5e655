package dev.patchbay.switching;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.patchbay.project.Integration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One change of CRM from its confirmation to its end, or to its undoing.
 *
 * @param digest of the preview that was confirmed; null where the CRM was only disconnected
 * @param recordedAt when it was confirmed
 * @param confirmedAt from when no call to the old CRM begins; null until then
 * @param confirmedBy the subject of the super admin's token
 * @param from the integration that was left, as it was
 * @param counts by kind of data, as the confirmed preview told them
 * @param undoUntil until when it can be taken back
 * @param steps what was done, the audit trail
 * @param undo null until it is taken back
 */
public record Change(
    String id,
    String project,
    ChangeRequest request,
    State state,
    String digest,
    Instant recordedAt,
    Instant confirmedAt,
    String confirmedBy,
    Integration from,
    Map<String, Integer> counts,
    Instant undoUntil,
    List<Step> steps,
    Undo undo) {

  /** How long what was archived is kept. */
  public static final Duration KEPT = Duration.ofDays(30);

  /** The step after which what a fresh start put away is erased. */
  static final String PURGED = "purged";

  public Change {
    counts = Map.copyOf(counts);
    steps = List.copyOf(steps);
  }

  public enum State {
    @JsonProperty("recorded")
    RECORDED,
    /** No call to the old CRM begins any more. */
    @JsonProperty("closed")
    CLOSED,
    @JsonProperty("archived")
    ARCHIVED,
    @JsonProperty("applied")
    APPLIED,
    @JsonProperty("gated")
    GATED,
    @JsonProperty("done")
    DONE,
    @JsonProperty("undoing")
    UNDOING,
    @JsonProperty("undone")
    UNDONE
  }

  public record Step(String name, Instant at) {}

  /**
   * @param present the integration that was there when the undo began; null for none
   */
  public record Undo(Instant at, String by, Integration present) {}

  static Change recorded(
      String id,
      String project,
      ChangeRequest request,
      String digest,
      Instant now,
      String by,
      Integration from,
      Map<String, Integer> counts) {
    return new Change(
        id,
        project,
        request,
        State.RECORDED,
        digest,
        now,
        null,
        by,
        from,
        counts,
        now.plus(KEPT),
        List.of(new Step("recorded", now)),
        null);
  }

  /** Whether steps of it are still to be done. */
  @JsonIgnore
  boolean open() {
    return state != State.DONE && state != State.UNDONE;
  }

  /** Whether it put leads and deals away that nobody took back or erased yet. */
  boolean purgeable() {
    return state == State.DONE && request.startsOver() && !has(PURGED);
  }

  boolean has(String step) {
    return steps.stream().anyMatch(done -> done.name().equals(step));
  }

  Change reached(State next, Instant now) {
    return with(next, state == State.RECORDED ? now : confirmedAt, label(next), now, undo);
  }

  /** The same state with one step more. */
  Change did(String step, Instant now) {
    return with(state, confirmedAt, step, now, undo);
  }

  Change undoing(Instant now, String by, Integration present) {
    return with(State.UNDOING, confirmedAt, "undoing", now, new Undo(now, by, present));
  }

  private Change with(State next, Instant confirmed, String step, Instant now, Undo undone) {
    return new Change(
        id,
        project,
        request,
        next,
        digest,
        recordedAt,
        confirmed,
        confirmedBy,
        from,
        counts,
        undoUntil,
        Stream.concat(steps.stream(), Stream.of(new Step(step, now))).toList(),
        undone);
  }

  private static String label(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
