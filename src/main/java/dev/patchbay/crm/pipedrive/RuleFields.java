package dev.patchbay.crm.pipedrive;

import dev.patchbay.crm.pipedrive.Received.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The values that a project's rules add to a new record, in the shapes that the API wants.
 *
 * @param standard by the API's names
 * @param custom by the 40 hexadecimal digits that name a custom field
 */
record RuleFields(Map<String, Object> standard, Map<String, Object> custom) {

  static final String LABELS = "label_ids";

  private static final Pattern CUSTOM = Pattern.compile("[0-9a-f]{40}");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");

  /**
   * @param fields the descriptions of the record's fields. Asked for only where a whole number may
   *     be the number of an option, a text or a number
   */
  static RuleFields of(Map<String, Object> values, Supplier<List<Field>> fields) {
    Map<String, Object> standard = new HashMap<>(values);
    Map<String, Object> custom = new HashMap<>(values);
    standard.keySet().removeIf(id -> CUSTOM.matcher(id).matches());
    custom.keySet().removeIf(id -> !CUSTOM.matcher(id).matches());
    standard.computeIfPresent(LABELS, (id, label) -> List.of(wholeNumber(label)));
    if (custom.values().stream().anyMatch(RuleFields::whole)) {
      Map<String, String> types =
          fields.get().stream().collect(Collectors.toMap(Field::code, Field::type, (a, b) -> a));
      custom.replaceAll((id, value) -> shaped(value, types.getOrDefault(id, "")));
    }
    return new RuleFields(standard, custom);
  }

  /** Null where there are none, so that nothing is sent. */
  Map<String, Object> customOrNull() {
    return custom.isEmpty() ? null : custom;
  }

  /** Both kinds together, as version 1 of the API wants them. */
  Map<String, Object> all() {
    Map<String, Object> all = new HashMap<>(standard);
    all.putAll(custom);
    return all;
  }

  private static Object shaped(Object value, String type) {
    return switch (type) {
      case "enum" -> wholeNumber(value);
      case "set" -> List.of(wholeNumber(value));
      case "int", "double" -> wholeNumber(value);
      case "varchar", "varchar_auto", "text", "phone" -> value.toString();
      default -> value;
    };
  }

  private static boolean whole(Object value) {
    return WHOLE.matcher(value.toString()).matches();
  }

  /** Labels of leads are texts; they stay what they are. */
  private static Object wholeNumber(Object value) {
    return whole(value) ? Long.valueOf(value.toString()) : value;
  }
}
