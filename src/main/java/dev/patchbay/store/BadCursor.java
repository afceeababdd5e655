package dev.patchbay.store;

/** A cursor that no page ever handed out. */
public final class BadCursor extends RuntimeException {
  public BadCursor() {
    super("the cursor is not one of ours", null, false, false);
  }
}
