package dev.patchbay.store.secret;

/** What is stored cannot be decrypted: another key, another place, or it was changed. */
public final class UnreadableSecret extends RuntimeException {
  public UnreadableSecret(String message) {
    super(message, null, false, false);
  }
}
