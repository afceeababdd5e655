package dev.patchbay.intake.form;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How e-mail addresses and ids of senders are read. */
public final class Contacts {

  private static final int LONGEST_ID = 200;

  /** Forgiving: only what surely reaches nobody is refused. */
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@<>,;\"]{1,64}@[^\\s@<>,;\"]+\\.[^\\s@<>,;\".]{2,63}");

  private Contacts() {}

  /** The address in lower case, or empty for what is none. */
  public static Optional<String> email(String text) {
    return Optional.ofNullable(text)
        .map(t -> t.strip().toLowerCase(Locale.ROOT))
        .filter(t -> t.length() <= 254 && EMAIL.matcher(t).matches());
  }

  /** What is wrong with a sender's id of a submission, or empty. It becomes part of a key. */
  public static Optional<String> idFault(String id) {
    if (id.length() > LONGEST_ID) {
      return Optional.of("is longer than " + LONGEST_ID + " characters");
    }
    return id.codePoints().anyMatch(Character::isISOControl)
        ? Optional.of("contains control characters")
        : Optional.empty();
  }
}
