package dev.patchbay.intake.telephony;

/** Whether a request really comes from the telephony, beyond the project's ingest token. */
public sealed interface Authenticity {

  record Genuine() implements Authenticity {}

  /**
   * @param reason what does not fit, in a sentence without the secret and without what was expected
   */
  record Forged(String reason) implements Authenticity {}

  /**
   * The telephony signs its requests and the project has not told how to check it.
   *
   * @param field the missing one of {@link CallSource#credentials}
   */
  record NotConfigured(String field) implements Authenticity {}
}
