package dev.patchbay.intake.telephony.ringostat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.intake.telephony.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The parameters of one event, found by any of their names. Several layers may carry them: what a
 * nearer one says hides what a farther one says.
 */
final class Parameters {

  private static final Pattern UNFILLED =
      Pattern.compile("null|undefined|none|\\{\\{.*}}", Pattern.CASE_INSENSITIVE);

  private final List<Map<String, String>> layers;
  private final FieldNames names;

  Parameters(List<JsonNode> layers, FieldNames names) {
    this.layers = layers.stream().map(Parameters::texts).toList();
    this.names = names;
  }

  /** The first value that says something, or null. */
  String text(Field field) {
    return values(field).findFirst().orElse(null);
  }

  /** All different values, most reliable name first. */
  List<String> texts(Field field) {
    return values(field).distinct().toList();
  }

  /** Seconds, also as h:mm:ss; null when absent or no such thing. */
  Integer seconds(Field field) {
    return Seconds.parse(text(field));
  }

  Map<String, String> utm() {
    Map<String, String> tags = new TreeMap<>();
    Field.UTM.forEach(
        tag -> values(tag).findFirst().ifPresent(value -> tags.put(tag.key(), value)));
    return tags;
  }

  private Stream<String> values(Field field) {
    return layers.stream()
        .flatMap(layer -> names.of(field).stream().map(layer::get))
        .filter(Objects::nonNull);
  }

  private static Map<String, String> texts(JsonNode layer) {
    Map<String, String> texts = new HashMap<>();
    layer
        .properties()
        .forEach(
            e -> {
              String text = Texts.of(e.getValue());
              if (text != null && !UNFILLED.matcher(text).matches()) {
                texts.put(e.getKey().strip().toLowerCase(Locale.ROOT), text);
              }
            });
    return texts;
  }
}
