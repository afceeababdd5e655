package dev.patchbay.switching.carry;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import java.util.List;
import java.util.Map;

/**
 * One open lead or deal of the CRM that was left.
 *
 * @param key unique in its change, and its place in the order of work
 * @param reason why it stands where it stands, in a sentence; null where nothing is to be said
 * @param sample whether it belongs to the sample
 * @param round counts how often its records were taken away again
 * @param steps how many steps its ledger has; 0 while nothing was decided
 * @param planned what is to be carried over, by its kind in the CRM that was left
 * @param leftOut what the new CRM cannot take, in sentences
 * @param contact every name of its client among all items; empty where it has none
 * @param organization names its organization among all items; null where it has none
 * @param pairs old and new ids
 * @param differences what the last verification missed
 */
public record CarryItem(
    String key,
    RecordRef ref,
    State state,
    String reason,
    boolean sample,
    int round,
    int steps,
    Map<RecordKind, Integer> planned,
    List<String> leftOut,
    List<String> contact,
    String organization,
    List<Pair> pairs,
    List<Difference> differences) {

  public CarryItem {
    planned = planned == null ? Map.of() : Map.copyOf(planned);
    contact = contact == null ? List.of() : List.copyOf(contact);
    leftOut = leftOut == null ? List.of() : List.copyOf(leftOut);
    pairs = pairs == null ? List.of() : List.copyOf(pairs);
    differences = differences == null ? List.of() : List.copyOf(differences);
  }

  static CarryItem listed(String key, RecordRef ref) {
    return new CarryItem(
        key, ref, State.WAITING, null, false, 0, 0, null, null, null, null, null, null);
  }

  /** Whether a run takes it up: for the first time, or once more after a fault. */
  boolean toCarry() {
    return !state.ended() || state.faulty();
  }

  CarryItem in(State next, String why) {
    return new CarryItem(
        key,
        ref,
        next,
        why,
        sample,
        round,
        steps,
        planned,
        leftOut,
        contact,
        organization,
        pairs,
        differences);
  }

  CarryItem sampled() {
    return new CarryItem(
        key,
        ref,
        state,
        reason,
        true,
        round,
        steps,
        planned,
        leftOut,
        contact,
        organization,
        pairs,
        differences);
  }

  CarryItem decided(ItemDraft draft, List<String> client, String group) {
    return new CarryItem(
        key,
        ref,
        State.WORKING,
        null,
        sample,
        round,
        draft.steps().size(),
        draft.planned(),
        draft.leftOut(),
        client,
        group,
        draft.known(),
        null);
  }

  CarryItem paired(List<Pair> all) {
    return new CarryItem(
        key,
        ref,
        state,
        reason,
        sample,
        round,
        steps,
        planned,
        leftOut,
        contact,
        organization,
        all,
        differences);
  }

  CarryItem verified(List<Difference> found) {
    return new CarryItem(
        key,
        ref,
        state,
        reason,
        sample,
        round,
        steps,
        planned,
        leftOut,
        contact,
        organization,
        pairs,
        found);
  }

  /** As if nothing had been done; the effects of the next time are others. */
  CarryItem again() {
    return new CarryItem(
        key, ref, State.WAITING, null, sample, round + 1, 0, null, null, null, null, null, null);
  }

  public enum State {
    @JsonProperty("waiting")
    WAITING,
    @JsonProperty("working")
    WORKING,
    @JsonProperty("carried")
    CARRIED,
    /** It is closed or gone in the CRM that was left, or came from the new one. */
    @JsonProperty("skipped")
    SKIPPED,
    /** The new CRM, or the old one, said no. */
    @JsonProperty("failed")
    FAILED,
    /** Nobody but a person can tell whether a step took effect. */
    @JsonProperty("needs-attention")
    NEEDS_ATTENTION,
    /** Its records were taken out of the new CRM again; it is to wait again. */
    @JsonProperty("removed")
    REMOVED;

    boolean ended() {
      return this != WAITING && this != WORKING;
    }

    /** Whether a person has to look at it. */
    boolean faulty() {
      return this == FAILED || this == NEEDS_ATTENTION;
    }
  }

  /**
   * What one side has and the other has not.
   *
   * @param made the new record's id, or null where there is none
   */
  public record Difference(RecordKind kind, String old, String made, String reason) {}
}
