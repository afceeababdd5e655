package dev.patchbay.intake.telephony;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Values of a decoded body as texts. */
public final class Texts {

  private static final int SENSIBLE_SCALE = 50;
  private static final Pattern SECONDS = Pattern.compile("\\d{1,7}");

  private Texts() {}

  /**
   * The text of a scalar without surrounding space; null for a blank one, a missing value, an
   * object or an array. A number keeps the digits that were sent.
   */
  public static String of(JsonNode node) {
    if (node == null || node.isNull() || !node.isValueNode()) {
      return null;
    }
    String text = node.isBigDecimal() ? plain(node.decimalValue()) : node.asText();
    return text.isBlank() ? null : text.strip();
  }

  /** The same for a whole number of seconds, 0 or more; null for anything else. */
  public static Integer seconds(JsonNode node) {
    String text = of(node);
    return text != null && SECONDS.matcher(text).matches() ? Integer.valueOf(text) : null;
  }

  /** Written out unless that would take gigabytes, as for 1e999999999. */
  private static String plain(BigDecimal number) {
    return Math.abs(number.scale()) > SENSIBLE_SCALE ? number.toString() : number.toPlainString();
  }
}
