package dev.patchbay.intake.form;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The pairs of a form in their order. Equal names mean what they mean in PHP, for which most of
 * these forms were written: of {@code a[]} all values count, of anything else the last one.
 */
final class FormPairs {

  private record Pair(String name, String value) {}

  private final List<Pair> pairs = new ArrayList<>();

  void add(String name, String value) {
    pairs.add(new Pair(name.strip(), value));
  }

  int size() {
    return pairs.size();
  }

  /**
   * Reads {@code a=1&b=2}.
   *
   * @throws IllegalArgumentException for a broken percent escape
   */
  static FormPairs decode(String form, Charset charset) {
    FormPairs pairs = new FormPairs();
    for (String pair : form.strip().split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        pairs.add(URLDecoder.decode(name, charset), URLDecoder.decode(value, charset));
      }
    }
    return pairs;
  }

  /** All values as they are, one after the other. */
  String text() {
    return pairs.stream().map(Pair::value).collect(Collectors.joining("\n"));
  }

  /** Without the blank ones. */
  Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    for (Pair pair : pairs) {
      String value = clean(pair.value());
      if (pair.name().endsWith("[]")) {
        if (!value.isEmpty()) {
          String name = pair.name().substring(0, pair.name().length() - 2);
          values.merge(name, value, (all, more) -> all + ", " + more);
        }
      } else if (value.isEmpty()) {
        values.remove(pair.name());
      } else {
        values.put(pair.name(), value);
      }
    }
    values.remove("");
    return values;
  }

  /** Line breaks stay, other control characters do no good in any CRM. */
  private static String clean(String value) {
    return value.replace("\r\n", "\n").replaceAll("[\\p{Cc}&&[^\\n\\t]]", " ").strip();
  }
}
