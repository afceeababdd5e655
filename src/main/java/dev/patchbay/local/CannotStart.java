package dev.patchbay.local;

/** The local run cannot start; the message is one sentence that says what to do. */
public final class CannotStart extends RuntimeException {
  CannotStart(String sentence) {
    super(sentence);
  }

  CannotStart(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
