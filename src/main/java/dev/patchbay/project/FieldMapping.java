package dev.patchbay.project;

import dev.patchbay.project.FormSettings.Kind;
import java.util.List;

/**
 * What goes into the CRM's fields of every record that the hub makes. Belongs to one integration.
 *
 * @param integration the connection whose fields are named; null while nothing was mapped
 */
public record FieldMapping(String integration, List<Entry> entries) {

  public static final FieldMapping NONE = new FieldMapping(null, null);

  public FieldMapping {
    entries = entries == null ? List.of() : List.copyOf(entries);
  }

  /**
   * Either a property of the interaction or a fixed value goes into the field.
   *
   * @param property such as {@code firstName} or {@code utm_source}; null with a value
   * @param kind of the record that has the field
   * @param field the CRM's id of the field
   * @param value a text, number or boolean; null with a property
   */
  public record Entry(String property, Kind kind, String field, Object value) {}
}
