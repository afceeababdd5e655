package dev.patchbay.intake.form;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** In which encoding a form was sent. */
final class Charsets {

  /** What old sites of the region send when they do not say what they send. */
  private static final String OLD_SITES = "windows-1251";

  private static final Pattern OF_CONTENT_TYPE =
      Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\\s;\"]+)");

  private Charsets() {}

  /**
   * @param remark what was assumed against what was said, or null
   */
  record Choice(Charset charset, String remark) {}

  /** What a form says of itself in a field, or its request in the content type. */
  static Optional<String> declared(Map<String, String> values, String contentType) {
    for (String field : new String[] {"charset", "fields[charset]", "_charset_"}) {
      if (values.containsKey(field)) {
        return Optional.of(values.get(field));
      }
    }
    return ofContentType(contentType);
  }

  static Optional<String> ofContentType(String contentType) {
    Matcher matcher = OF_CONTENT_TYPE.matcher(contentType == null ? "" : contentType);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /**
   * UTF-8 unless something else is declared. What is declared as nothing or as something unknown
   * and is no UTF-8 is read as windows-1251: garbled letters help nobody.
   *
   * @param bytes the values' bytes, to see whether they are UTF-8
   */
  static Choice choose(Optional<String> declared, byte[] bytes) {
    Optional<Charset> known = declared.flatMap(Charsets::find);
    if (known.isPresent() && !known.get().equals(StandardCharsets.UTF_8)) {
      return new Choice(known.get(), null);
    }
    String unknown =
        declared.isPresent() && known.isEmpty()
            ? "The charset \"%s\" is not known. ".formatted(declared.get())
            : "";
    if (isUtf8(bytes)) {
      return new Choice(
          StandardCharsets.UTF_8, unknown.isEmpty() ? null : unknown + "Read as UTF-8.");
    }
    return find(OLD_SITES)
        .map(old -> new Choice(old, unknown + "It was no UTF-8: read as " + OLD_SITES + "."))
        .orElse(new Choice(StandardCharsets.UTF_8, unknown + "It was no UTF-8."));
  }

  private static Optional<Charset> find(String name) {
    String usual = name.strip().replaceFirst("(?i)^(?:cp-?|win-?|windows)(\\d{4})$", "windows-$1");
    try {
      return Optional.of(Charset.forName(usual));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return Optional.empty();
    }
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException other) {
      return false;
    }
  }
}
