package dev.patchbay.scenario;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The title of a new lead or deal, with placeholders in braces such as {@code {phone}}. */
public record TitleTemplate(String text) {

  /** What a template may name, in the order of the documentation. */
  public static final List<String> PLACEHOLDERS =
      List.of(
          "phone",
          "name",
          "email",
          "id",
          "line",
          "form",
          "title",
          "messenger",
          "handle",
          "utm_source",
          "utm_medium",
          "utm_campaign",
          "utm_term",
          "utm_content");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  /** The placeholders that nobody knows, in alphabetical order. */
  public List<String> unknown() {
    return List.copyOf(
        new TreeSet<>(
            PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !PLACEHOLDERS.contains(name))
                .toList()));
  }

  /** Whether every brace belongs to a placeholder. */
  public boolean braced() {
    String rest = PLACEHOLDER.matcher(text).replaceAll("");
    return rest.indexOf('{') < 0 && rest.indexOf('}') < 0;
  }

  /** The title; what has no value leaves nothing behind. May be empty. */
  String filled(Map<String, String> values) {
    String title = PLACEHOLDER.matcher(text).replaceAll(found -> value(found, values));
    return SPACES.matcher(title).replaceAll(" ").strip();
  }

  private static String value(MatchResult found, Map<String, String> values) {
    String value = values.get(found.group(1));
    return value == null ? "" : Matcher.quoteReplacement(value);
  }
}
