package dev.patchbay.crm;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * How one action ended. Everything that a CRM is expected to do is a value here, never an
 * exception.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Outcome.Created.class, name = "created"),
  @JsonSubTypes.Type(value = Outcome.Found.class, name = "found"),
  @JsonSubTypes.Type(value = Outcome.Ambiguous.class, name = "ambiguous"),
  @JsonSubTypes.Type(value = Outcome.InDoubt.class, name = "in-doubt"),
  @JsonSubTypes.Type(value = Failure.Refused.class, name = "refused"),
  @JsonSubTypes.Type(value = Failure.Throttled.class, name = "throttled"),
  @JsonSubTypes.Type(value = Failure.Unavailable.class, name = "unavailable"),
  @JsonSubTypes.Type(value = Failure.Unauthorized.class, name = "unauthorized")
})
public sealed interface Outcome
    permits Outcome.Created, Outcome.Found, Outcome.Ambiguous, Outcome.InDoubt, Failure {

  /** The record was made now. */
  record Created(RecordRef ref) implements Outcome {}

  /**
   * The record was there already: made by an earlier attempt, recognised by the CRM's own duplicate
   * check, or changed now by an update.
   */
  record Found(RecordRef ref) implements Outcome {}

  /** The CRM knows several that could be meant and makes none. A person decides. */
  record Ambiguous(List<RecordRef> candidates, String reason) implements Outcome {}

  /**
   * The request may or may not have taken effect: look with {@link Crm#recover} before doing it
   * again.
   */
  record InDoubt(String reason) implements Outcome {}
}
