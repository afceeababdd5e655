package dev.patchbay.crm;

import java.time.Duration;

/** The request certainly had no effect in the CRM. */
public sealed interface Failure extends Outcome {

  String reason();

  /**
   * The CRM understood and said no: a missing mandatory field, a missing right, a record that is
   * gone. Trying the same again does not help.
   *
   * @param status the HTTP status, or 0 where there was none
   */
  record Refused(String reason, int status) implements Failure {
    /** True when a record that the action refers to no longer exists. */
    public boolean gone() {
      return status == 404 || status == 410;
    }
  }

  /**
   * The CRM's budget is used up for now.
   *
   * @param retryAfter how long to wait at least
   */
  record Throttled(String reason, Duration retryAfter) implements Failure {}

  /** The CRM could not be reached or is not working. */
  record Unavailable(String reason) implements Failure {}

  /** The CRM does not accept the integration's credentials. */
  record Unauthorized(String reason) implements Failure {}
}
