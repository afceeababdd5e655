package dev.patchbay.intake.telephony.ringostat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as Ringostat and its users' templates write them. */
final class Seconds {

  private static final Pattern PLAIN = Pattern.compile("(\\d{1,7})(?:[.,]\\d+)?");
  private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,3}):)?([0-5]?\\d):([0-5]\\d)");

  private Seconds() {}

  /** Whole seconds of {@code 85}, {@code 85.0} or {@code 0:01:25}; null for anything else. */
  static Integer parse(String text) {
    if (text == null) {
      return null;
    }
    Matcher plain = PLAIN.matcher(text);
    if (plain.matches()) {
      return Integer.valueOf(plain.group(1));
    }
    Matcher clock = CLOCK.matcher(text);
    if (!clock.matches()) {
      return null;
    }
    int hours = clock.group(1) == null ? 0 : Integer.parseInt(clock.group(1));
    int minutes = Integer.parseInt(clock.group(2));
    return hours * 3600 + minutes * 60 + Integer.parseInt(clock.group(3));
  }
}
