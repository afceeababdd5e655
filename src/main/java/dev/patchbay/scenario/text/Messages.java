package dev.patchbay.scenario.text;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The messages of one language. A name in braces stands for a value, so that every language can put
 * its words into its own order.
 */
public final class Messages {

  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

  private final Map<String, String> byKey;

  Messages(Map<String, String> byKey) {
    this.byKey = new TreeMap<>(byKey);
  }

  /**
   * The message with its values. Values are put in as they are: braces in them mean nothing.
   *
   * @param values name, value, name, value ...; every name of the message must be among them
   */
  public String say(String key, String... values) {
    Map<String, String> named = new TreeMap<>();
    for (int i = 0; i < values.length; i += 2) {
      named.put(values[i], values[i + 1]);
    }
    return PLACE
        .matcher(raw(key))
        .replaceAll(
            place -> {
              String value = named.get(place.group(1));
              if (value == null) {
                throw new IllegalArgumentException(
                    "the message " + key + " needs the value " + place.group(1));
              }
              return Matcher.quoteReplacement(value);
            });
  }

  /** A line such as {@code Client: +380...}. */
  public String line(String label, String value) {
    return say("label.line", "label", say(label), "value", value);
  }

  Set<String> keys() {
    return byKey.keySet();
  }

  Set<String> places(String key) {
    Set<String> names = new TreeSet<>();
    PLACE.matcher(raw(key)).results().forEach(place -> names.add(place.group(1)));
    return names;
  }

  String raw(String key) {
    String message = byKey.get(key);
    if (message == null) {
      throw new IllegalArgumentException("there is no message " + key);
    }
    return message;
  }
}
