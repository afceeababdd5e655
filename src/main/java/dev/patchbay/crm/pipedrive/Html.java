package dev.patchbay.crm.pipedrive;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Plain text in a CRM whose notes are HTML, with our marker as a last line. */
final class Html {

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

  /** A marker holds no character that HTML would change. */
  private static String reference(String marker) {
    return "Ref " + marker;
  }

  private static String escape(String line) {
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
