package dev.patchbay.crm;

import java.time.Duration;

/** A way in which one request to a CRM goes wrong. */
public sealed interface Fault {

  /**
   * The vendor answers with an error in its own shape and does nothing.
   *
   * @param retryAfter the header, or null for none
   */
  record Status(int code, Duration retryAfter) implements Fault {
    public Status(int code) {
      this(code, null);
    }
  }

  /** The connection breaks before the vendor did anything. */
  record CutBeforeCommit() implements Fault {}

  /** The vendor does what was asked and the connection breaks before the answer. */
  record CutAfterCommit() implements Fault {}

  /** The vendor does what was asked, and its answer comes after the connector's patience. */
  record Timeout() implements Fault {}

  /** The vendor does what was asked and answers 200 with JSON that ends in the middle. */
  record BrokenJson() implements Fault {}

  /** The vendor does what was asked and answers with tens of megabytes. */
  record HugeAnswer() implements Fault {}

  /** A 307 to another address of the same server, which counts as one more call when followed. */
  record Redirect() implements Fault {}
}
