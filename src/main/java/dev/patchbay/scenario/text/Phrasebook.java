package dev.patchbay.scenario.text;

import dev.patchbay.project.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The messages of all languages, from the files {@code texts/<language>.properties}. Each is read
 * when it is first needed.
 */
public final class Phrasebook {

  private final Map<Language, Messages> read = new EnumMap<>(Language.class);

  /** The messages in one language. */
  public synchronized Messages in(Language language) {
    return read.computeIfAbsent(language, Phrasebook::load);
  }

  private static Messages load(Language language) {
    String file = "/texts/" + language.code() + ".properties";
    Properties properties = new Properties();
    try (var in = Phrasebook.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the texts " + file + " are missing from the package");
      }
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> messages = new HashMap<>();
    properties.stringPropertyNames().forEach(key -> messages.put(key, properties.getProperty(key)));
    return new Messages(messages);
  }
}
