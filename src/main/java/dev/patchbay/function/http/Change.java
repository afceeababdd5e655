package dev.patchbay.function.http;

/**
 * What a request changed, for the audit log. Holds no secret and no whole phone number of a client.
 *
 * @param what was changed; null for what the path says
 * @param before anything that can be written as JSON; null for nothing
 * @param after the same
 */
public record Change(String what, Object before, Object after) {

  /** Of a function that does not say more than the path does. */
  static final Change UNTOLD = new Change(null, null, null);
}
