package dev.patchbay.intake.telephony.ringostat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Under which names one project's Ringostat sends each field: those that its users chose, then the
 * usual ones. A name that was chosen for one field means no other.
 */
final class FieldNames {

  private final Map<Field, List<String>> names = new EnumMap<>(Field.class);

  /**
   * @param chosen our field's key to the sender's name; keys that are no field are ignored
   */
  FieldNames(Map<String, String> chosen) {
    Map<Field, String> renamed = new EnumMap<>(Field.class);
    chosen.forEach((key, name) -> Field.named(key).ifPresent(f -> renamed.put(f, lower(name))));
    for (Field field : Field.values()) {
      List<String> all = new ArrayList<>(field.names());
      all.removeAll(renamed.values());
      if (renamed.containsKey(field)) {
        all.addFirst(renamed.get(field));
      }
      names.put(field, List.copyOf(all));
    }
  }

  /** In lower case, the first to be believed first. */
  List<String> of(Field field) {
    return names.get(field);
  }

  private static String lower(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
