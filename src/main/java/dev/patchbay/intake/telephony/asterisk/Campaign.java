package dev.patchbay.intake.telephony.asterisk;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Marketing tags that a dialplan put into the user field: {@code utm_source=google&utm_...}. */
final class Campaign {

  private static final Set<String> TAGS =
      Set.of("utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content");
  private static final int LONGEST = 4000;

  private Campaign() {}

  static Map<String, String> of(String userField) {
    Map<String, String> tags = new TreeMap<>();
    if (userField == null || userField.length() > LONGEST) {
      return tags;
    }
    for (String pair : userField.split("[&;|]")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? "" : pair.substring(0, equals).strip().toLowerCase(Locale.ROOT);
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1)).strip();
      if (TAGS.contains(name) && !value.isEmpty()) {
        tags.put(name, value);
      }
    }
    return tags;
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return value;
    }
  }
}
