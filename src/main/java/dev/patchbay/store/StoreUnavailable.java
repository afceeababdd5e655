package dev.patchbay.store;

/** The table did not answer, or not as expected. Whether a write happened is unknown. */
public final class StoreUnavailable extends RuntimeException {
  public StoreUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
