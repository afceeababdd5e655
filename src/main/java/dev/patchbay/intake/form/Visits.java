package dev.patchbay.intake.form;

import java.util.Locale;
import java.util.Set;

/** The visit number that a site's tracking script keeps in the cookie {@code roistat_visit}. */
final class Visits {

  /** What scripts send where there is no cookie. */
  private static final Set<String> NONE =
      Set.of("nocookie", "null", "undefined", "none", "false", "0", "no-cookie");

  private Visits() {}

  /** The number, or null where there is none. */
  static String number(String sent) {
    return sent == null || NONE.contains(sent.toLowerCase(Locale.ROOT)) ? null : sent;
  }
}
