package dev.patchbay.scenario;

import dev.patchbay.intake.interaction.Call;
import java.util.List;

/** Phone numbers and lines as text, and lists of them. */
public final class Numbers {

  /** Begins an entry of a list that is the name of a line, such as a SIP trunk. */
  public static final String LINE = "line:";

  /** Ends an entry of a list that is the beginning of numbers. */
  public static final String ANY = "*";

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

  /** Whether an entry of the list is this number, or a beginning of it. */
  static boolean listed(String number, List<String> list) {
    return list.stream().anyMatch(entry -> covers(entry, number));
  }

  /** Whether an entry of the list names this line. */
  static boolean lineListed(String line, List<String> list) {
    return line != null
        && list.stream()
            .filter(entry -> entry.startsWith(LINE))
            .map(entry -> entry.substring(LINE.length()).strip())
            .anyMatch(line.strip()::equalsIgnoreCase);
  }

  /** Whether the call was on this line, given by its number or its name. */
  static boolean isLine(String line, Call call) {
    return (call.line() != null && call.line().strip().equalsIgnoreCase(line.strip()))
        || (call.linePhone() != null && same(line, call.linePhone()));
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

  private static boolean covers(String entry, String number) {
    if (entry.startsWith(LINE)) {
      return false;
    }
    return entry.endsWith(ANY)
        ? number != null && number.startsWith("+") && digits(number).startsWith(digits(entry))
        : same(entry, number);
  }
}
