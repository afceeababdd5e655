package dev.patchbay.intake.form;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words in braces that scripts of the Roistat kind put into titles, comments and fields. What
 * the hub knows is filled in, what it cannot know becomes nothing, and any other word in braces is
 * the sender's own and stays.
 */
final class Placeholders {

  private static final Set<String> NAMES = names();

  private static final Pattern WORD = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_]*)}");

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private final Map<String, String> known;

  private Placeholders(Map<String, String> known) {
    this.known = known;
  }

  /**
   * @param form its parameters may be named like placeholders, in any notation: {@code
   *     landing_page} fills {@code {landingPage}}
   */
  static Placeholders of(FormFields form, Visitor visitor, Instant now, ZoneId zone) {
    Map<String, String> known = new HashMap<>();
    set(known, "ip", visitor.ip());
    set(known, "agent", visitor.agent());
    set(known, "orderPage", visitor.page());
    set(known, "domain", visitor.domain().orElse(null));
    set(known, "date", DATE.format(now.atZone(zone)));
    pageTags(visitor).forEach((name, value) -> set(known, name, value));
    form.values().forEach((name, value) -> set(known, name, value));
    set(known, "visit", Visits.number(form.first(RoistatLead.VISIT).orElse(null)));
    return new Placeholders(known);
  }

  /** Whether a parameter's value is of use here. */
  static boolean isOne(String parameter) {
    return NAMES.contains(plain(parameter));
  }

  /** The marketing tags in the address of the page that holds the form. */
  static Map<String, String> pageTags(Visitor visitor) {
    try {
      Map<String, String> query =
          FormPairs.decode(visitor.query(), StandardCharsets.UTF_8).values();
      query.keySet().removeIf(name -> !name.startsWith("utm_") && !name.equals("gclid"));
      return query;
    } catch (IllegalArgumentException wrongEscape) {
      return Map.of();
    }
  }

  String fill(String text) {
    return WORD.matcher(text).replaceAll(word -> Matcher.quoteReplacement(value(word.group(1))));
  }

  private String value(String word) {
    return NAMES.contains(plain(word)) ? known.getOrDefault(plain(word), "") : "{" + word + "}";
  }

  private static void set(Map<String, String> known, String name, String value) {
    if (value == null) {
      known.remove(plain(name));
    } else {
      known.put(plain(name), value);
    }
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "");
  }

  private static Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (String name :
        """
        visit firstVisit visitor_uid source markerSource landingPage orderPage referrer domain date
        ip agent os country region city name phone email utmSource utmMedium utmCampaign utmTerm
        utmContent gclid googleClientId metrikaClientId facebookClientId
        """
            .strip()
            .split("\\s+")) {
      names.add(plain(name));
    }
    for (int i = 1; i <= 5; i++) {
      names.add("roistatparam" + i);
    }
    for (int i = 1; i <= 7; i++) {
      names.add("sourcelevel" + i);
      names.add("sourcealiaslevel" + i);
    }
    return names;
  }
}
