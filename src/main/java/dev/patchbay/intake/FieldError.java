package dev.patchbay.intake;

/**
 * What is wrong with one field of an input.
 *
 * @param field as the sender names it, with its path: {@code client.phone}, {@code [2].callId}
 * @param reason what is wrong and what would be right, in a sentence without personal data
 */
public record FieldError(String field, String reason) {

  /** The same fault of a field inside another one. */
  public FieldError within(String outer) {
    return new FieldError(outer + "." + field, reason);
  }
}
