package dev.patchbay.intake;

/**
 * What a sender is answered when it wants something else than the hub's own words.
 *
 * @param body sent as it is
 */
public record Reply(int status, String contentType, String body) {

  public static Reply json(int status, String body) {
    return new Reply(status, "application/json", body);
  }
}
