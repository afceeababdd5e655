package dev.patchbay.scenario;

/** Phone numbers as text. */
final class Numbers {

  private static final int MOST_SHOWN = 4;
  private static final int LONGEST_TEXT = 40;

  private Numbers() {}

  /** The digits alone: what remains equal however a list in the settings was typed. */
  static String digits(String number) {
    return number == null ? "" : number.replaceAll("[^0-9]", "");
  }

  static boolean same(String one, String other) {
    String digits = digits(one);
    return !digits.isEmpty() && digits.equals(digits(other));
  }

  /** What was sent, with no more than four digits of a number: reasons end up in logs. */
  static String masked(String sent) {
    String text = sent.strip();
    String digits = digits(text);
    if (digits.length() > MOST_SHOWN) {
      return "…" + digits.substring(digits.length() - MOST_SHOWN);
    }
    return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
  }
}
