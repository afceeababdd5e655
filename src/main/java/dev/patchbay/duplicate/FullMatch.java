package dev.patchbay.duplicate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * When two values are the same to a reader: case and white space do not count, and a blank one is a
 * missing one. A value and none are different.
 */
final class FullMatch {

  /** A subscriber's digits where 7 or 8 may stand in front. */
  private static final int NATIONAL_DIGITS = 10;

  private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cntrl}]+");

  private FullMatch() {}

  /** The value as it is compared; empty for a missing one. */
  static String text(String value) {
    if (value == null) {
      return "";
    }
    String plain = Normalizer.normalize(value, Normalizer.Form.NFKC);
    return WHITE_SPACE.matcher(plain).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
  }

  /**
   * A number as it is compared: E.164 where it is a number of some country, else its digits. {@code
   * 7499…}, {@code 8499…} and {@code 499…} are the ten digits that they share, also in a project of
   * a country where the last two are read as numbers of other countries.
   */
  static String phone(String e164, String raw) {
    String number = e164 == null ? raw : e164;
    String digits = number == null ? "" : number.replaceAll("\\D", "");
    if (digits.length() == NATIONAL_DIGITS + 1
        && (digits.startsWith("7") || digits.startsWith("8"))) {
      return digits.substring(1);
    }
    return e164 == null || digits.length() == NATIONAL_DIGITS ? digits : e164;
  }

  /** A fingerprint of values that says nothing about them. */
  static String fingerprint(String... values) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String value : values) {
        digest.update(value.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 10);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
