package dev.patchbay.intake.telephony.ringostat;

import dev.patchbay.intake.telephony.Links;
import java.util.Locale;
import java.util.Set;

/** The recording of a call, as far as an event tells of one. */
final class Recording {

  private static final Set<String> YES = Set.of("1", "true", "yes");

  private Recording() {}

  /** Only links that may be shown to people: https. Null when there is none. */
  static String urlOf(Parameters parameters) {
    return parameters.texts(Field.RECORDING).stream()
        .filter(Links::isHttps)
        .findFirst()
        .orElse(null);
  }

  static boolean exists(Parameters parameters) {
    String said = parameters.text(Field.HAS_RECORDING);
    return said != null && YES.contains(said.toLowerCase(Locale.ROOT));
  }
}
