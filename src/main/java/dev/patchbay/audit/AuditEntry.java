package dev.patchbay.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * One change, or the try of one. Carries no secret and no whole phone number of a client.
 *
 * @param at when it was begun
 * @param by who did it, as his token names him
 * @param roles his roles at that moment
 * @param action the route, such as {@code PUT /v1/projects/{project}/settings}
 * @param what was changed, such as {@code settings}
 * @param before what was there; of an object only what differs from after; null for nothing
 * @param after what is there now; null for nothing
 * @param outcome how it ended
 * @param code why it was refused or failed, or null
 */
public record AuditEntry(
    Instant at,
    String by,
    List<String> roles,
    String action,
    String what,
    JsonNode before,
    JsonNode after,
    Outcome outcome,
    String code) {

  public AuditEntry {
    roles = roles == null ? List.of() : List.copyOf(roles);
  }

  /** Something that is about to be done. */
  public static AuditEntry begun(
      Instant at, String by, List<String> roles, String action, String what) {
    return new AuditEntry(at, by, roles, action, what, null, null, Outcome.BEGUN, null);
  }

  AuditEntry done(String changed, Difference difference) {
    return new AuditEntry(
        at,
        by,
        roles,
        action,
        changed == null ? what : changed,
        difference.before(),
        difference.after(),
        Outcome.DONE,
        null);
  }

  AuditEntry ended(Outcome how, String why) {
    return new AuditEntry(at, by, roles, action, what, null, null, how, why);
  }

  /** How a change ended. */
  public enum Outcome {
    /** It is being done, or whoever did it crashed: then it may be done, in part or not at all. */
    @JsonProperty("begun")
    BEGUN,
    @JsonProperty("done")
    DONE,
    /** Nothing was changed. */
    @JsonProperty("refused")
    REFUSED,
    /** The hub failed on the way; it may be done, in part or not at all. */
    @JsonProperty("failed")
    FAILED
  }
}
