package dev.patchbay.project;

import dev.patchbay.project.FormSettings.Kind;
import java.util.List;
import java.util.Locale;

/**
 * What goes into the CRM's fields of every record that the hub makes. Belongs to one integration.
 *
 * @param integration the connection whose fields are named; null while nothing was mapped
 * @param byConnector the entries of these fields say what the connector does by itself; each is
 *     written as {@link Entry#place}
 */
public record FieldMapping(String integration, List<Entry> entries, List<String> byConnector) {

  public static final FieldMapping NONE = new FieldMapping(null, null);

  public FieldMapping {
    entries = entries == null ? List.of() : List.copyOf(entries);
    byConnector = byConnector == null ? List.of() : List.copyOf(byConnector);
  }

  public FieldMapping(String integration, List<Entry> entries) {
    this(integration, entries, null);
  }

  /** The entries that the hub writes into new records of the kind. */
  public List<Entry> written(Kind kind) {
    return entries.stream()
        .filter(entry -> entry.kind() == kind && !byConnector.contains(entry.place()))
        .toList();
  }

  /**
   * Either a property of the interaction or a fixed value goes into the field.
   *
   * @param property such as {@code firstName} or {@code utm_source}; null with a value
   * @param kind of the record that has the field
   * @param field the CRM's id of the field
   * @param value a text, number or boolean; null with a property
   */
  public record Entry(String property, Kind kind, String field, Object value) {

    /** Names the field, such as {@code contact.firstName}. */
    public String place() {
      return kind.name().toLowerCase(Locale.ROOT) + "." + field;
    }
  }
}
