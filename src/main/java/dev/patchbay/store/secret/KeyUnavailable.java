package dev.patchbay.store.secret;

/** The master key cannot be used now. Trying later may help. */
public final class KeyUnavailable extends RuntimeException {
  public KeyUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
