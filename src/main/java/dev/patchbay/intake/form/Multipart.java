package dev.patchbay.intake.form;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text parts of a multipart/form-data body. Files are not kept: a hub between sites and CRMs is
 * no store for them.
 *
 * @param parts name and value, each character standing for one byte
 * @param files the names of the files that were left out
 */
record Multipart(List<Part> parts, List<String> files) {

  record Part(String name, String value) {}

  private static final Pattern BOUNDARY =
      Pattern.compile("(?i);\\s*boundary\\s*=\\s*(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70}))");
  private static final Pattern NAME =
      Pattern.compile("(?i);\\s*name\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;]+))");
  private static final Pattern FILE =
      Pattern.compile("(?i);\\s*filename\\*?\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;]+))");
  private static final Pattern DISPOSITION =
      Pattern.compile("(?im)^content-disposition\\s*:\\s*form-data(.*)$");

  /** Empty for what is no such body: no boundary, or no end. */
  static Optional<Multipart> read(String contentType, byte[] body) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      return Optional.empty();
    }
    String delimiter = "\r\n--" + group(boundary);
    String text = "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
    List<Part> parts = new ArrayList<>();
    List<String> files = new ArrayList<>();
    int at = text.indexOf(delimiter);
    while (at >= 0) {
      int start = at + delimiter.length();
      if (text.startsWith("--", start)) {
        return Optional.of(new Multipart(parts, files));
      }
      int end = text.indexOf(delimiter, start);
      if (end < 0) {
        return Optional.empty();
      }
      part(text.substring(start, end), parts, files);
      at = end;
    }
    return Optional.empty();
  }

  private static void part(String part, List<Part> parts, List<String> files) {
    int blank = part.indexOf("\r\n\r\n");
    if (blank < 0) {
      return;
    }
    Matcher disposition = DISPOSITION.matcher(part.substring(0, blank));
    if (!disposition.find()) {
      return;
    }
    Matcher name = NAME.matcher(disposition.group(1));
    Matcher file = FILE.matcher(disposition.group(1));
    if (file.find()) {
      if (!group(file).isEmpty()) {
        files.add(group(file));
      }
    } else if (name.find()) {
      parts.add(new Part(group(name), part.substring(blank + 4)));
    }
  }

  private static String group(Matcher quotedOrNot) {
    return quotedOrNot.group(1) != null ? quotedOrNot.group(1) : quotedOrNot.group(2);
  }
}
