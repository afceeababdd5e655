package dev.patchbay.intake.form;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Encodes queries as PHP's {@code http_build_query} does, for the scripts are written in PHP. */
public final class Php {

  private Php() {}

  /**
   * @param values texts, or maps of them
   */
  public static String query(Map<String, ?> values, Charset charset) {
    List<String> pairs = new ArrayList<>();
    values.forEach((name, value) -> pairs(name, value, charset, pairs));
    return String.join("&", pairs);
  }

  private static void pairs(String name, Object value, Charset charset, List<String> pairs) {
    if (value instanceof Map<?, ?> group) {
      group.forEach((inner, v) -> pairs(name + "[" + inner + "]", v, charset, pairs));
    } else if (value != null) {
      pairs.add(urlencode(name, charset) + "=" + urlencode(value.toString(), charset));
    }
  }

  static String urlencode(String text, Charset charset) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(charset)) {
      char c = (char) (b & 0xff);
      if (c < 128 && (Character.isLetterOrDigit(c) || "-_.".indexOf(c) >= 0)) {
        encoded.append(c);
      } else {
        encoded.append(c == ' ' ? "+" : "%%%02X".formatted((int) c));
      }
    }
    return encoded.toString();
  }
}
