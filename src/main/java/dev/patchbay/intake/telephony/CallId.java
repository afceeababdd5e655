package dev.patchbay.intake.telephony;

import java.util.Optional;

/** The rule for a telephony's id of a call. It becomes part of a key, hence the limits. */
public final class CallId {

  private static final int LONGEST = 200;

  private CallId() {}

  /** What is wrong with it, or empty when it can be used. */
  public static Optional<String> fault(String callId) {
    if (callId == null) {
      return Optional.of("is missing: every event must carry the id of its call");
    }
    if (callId.length() > LONGEST) {
      return Optional.of("is longer than " + LONGEST + " characters");
    }
    return callId.codePoints().anyMatch(Character::isISOControl)
        ? Optional.of("contains control characters")
        : Optional.empty();
  }
}
