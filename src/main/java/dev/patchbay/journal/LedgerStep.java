package dev.patchbay.journal;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.patchbay.crm.Action;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.scenario.PlannedStep;
import java.time.Instant;

/**
 * One planned effect and what became of it.
 *
 * @param intendedAt when the first attempt that may have reached the CRM began, for a repeatable
 *     action the last one; null while there was none
 * @param ref the CRM record, once done
 * @param reason why it is not done, or is done without an answer or effect; else null
 * @param found true when the CRM had the record already, so that this step did not make it; else
 *     null
 */
public record LedgerStep(
    String key,
    Action action,
    String rule,
    String why,
    Status status,
    Instant intendedAt,
    RecordRef ref,
    String reason,
    int attempts,
    Boolean found) {

  public enum Status {
    @JsonProperty("planned")
    PLANNED,
    /** An attempt began; while this stands after a crash, the step is in doubt. */
    @JsonProperty("intended")
    INTENDED,
    @JsonProperty("in-doubt")
    IN_DOUBT,
    @JsonProperty("done")
    DONE,
    @JsonProperty("refused")
    REFUSED
  }

  public static LedgerStep planned(PlannedStep step) {
    return new LedgerStep(
        step.key(),
        step.action(),
        step.rule(),
        step.why(),
        Status.PLANNED,
        null,
        null,
        null,
        0,
        null);
  }

  public LedgerStep intended(Instant now) {
    return new LedgerStep(
        key,
        action,
        rule,
        why,
        Status.INTENDED,
        intendedAt == null || action.repeatable() ? now : intendedAt,
        null,
        null,
        attempts + 1,
        null);
  }

  public LedgerStep done(RecordRef made) {
    return done(made, null);
  }

  /** Over for a reason, with nothing left to do. */
  public LedgerStep done(RecordRef made, String because) {
    return new LedgerStep(
        key, action, rule, why, Status.DONE, intendedAt, made, because, attempts, null);
  }

  /** Done, with a record that was in the CRM before. */
  public LedgerStep found(RecordRef there) {
    return new LedgerStep(
        key, action, rule, why, Status.DONE, intendedAt, there, null, attempts, true);
  }

  /** Whether this step made the record that it names. */
  public boolean created() {
    return finished() && ref != null && !Boolean.TRUE.equals(found);
  }

  public LedgerStep inDoubt(String because) {
    return new LedgerStep(
        key, action, rule, why, Status.IN_DOUBT, intendedAt, null, because, attempts, null);
  }

  public LedgerStep refused(String because) {
    return new LedgerStep(
        key, action, rule, why, Status.REFUSED, null, null, because, attempts, null);
  }

  /** Certainly without effect so far: may be planned anew and done. */
  public LedgerStep notDone(String because) {
    return new LedgerStep(
        key, action, rule, why, Status.PLANNED, null, null, because, attempts, null);
  }

  public LedgerStep withAttempts(int count) {
    return new LedgerStep(key, action, rule, why, status, intendedAt, ref, reason, count, found);
  }

  public boolean finished() {
    return status == Status.DONE;
  }

  /** Whether an attempt may have taken effect without our knowing. */
  public boolean uncertain() {
    return status == Status.INTENDED || status == Status.IN_DOUBT;
  }
}
