package dev.patchbay.crm.pipedrive;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Plain text in a CRM whose notes are HTML, with our marker as a last line. */
final class Html {

  private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^>]*>|<!--.*?-->");
  private static final Pattern LINE_END =
      Pattern.compile("(?i)<br\\s*/?>|</(?:p|div|li|ul|ol|tr|h[1-6]|blockquote)>");
  private static final Pattern ENTITY =
      Pattern.compile("&(#\\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-z]{2,6});");
  private static final Map<String, String> ENTITIES =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");

  /** The last line that the hub writes under its own notes. */
  private static final Pattern MARKER = Pattern.compile("(?:^|\n)Ref \\S+:\\S+$");

  private Html() {}

  static String withMarker(String text, String marker) {
    String body =
        text == null
            ? ""
            : text.strip().lines().map(Html::escape).collect(Collectors.joining("<br>"));
    return body.isEmpty() ? reference(marker) : body + "<br>" + reference(marker);
  }

  /** Survives the vendor's clean-up: tags may come back as other tags, text stays text. */
  static boolean hasMarker(String html, String marker) {
    return html != null
        && Arrays.stream(html.split("<[^>]*>|\\R"))
            .map(String::strip)
            .anyMatch(reference(marker)::equals);
  }

  /** As a person reads it, without our marker; null for nothing. */
  static String plain(String html) {
    if (html == null) {
      return null;
    }
    String text =
        TAG.matcher(html).find()
            ? TAG.matcher(LINE_END.matcher(html.replaceAll("\\s*\\R\\s*", " ")).replaceAll("\n"))
                .replaceAll("")
            : html;
    String lines =
        unescape(text).lines().map(String::strip).collect(Collectors.joining("\n")).strip();
    String own = MARKER.matcher(lines.replaceAll("\n{3,}", "\n\n")).replaceFirst("").strip();
    return own.isEmpty() ? null : own;
  }

  private static String unescape(String text) {
    return ENTITY
        .matcher(text)
        .replaceAll(
            found -> {
              String name = found.group(1);
              return Matcher.quoteReplacement(
                  name.startsWith("#")
                      ? character(name.substring(1))
                      : ENTITIES.getOrDefault(name, found.group()));
            });
  }

  private static String character(String number) {
    int code =
        number.startsWith("x")
            ? Integer.parseInt(number.substring(1), 16)
            : Integer.parseInt(number);
    return Character.isValidCodePoint(code) ? Character.toString(code) : "";
  }

  /** A marker holds no character that HTML would change. */
  private static String reference(String marker) {
    return "Ref " + marker;
  }

  private static String escape(String line) {
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
