package dev.patchbay.intake.form;

import dev.patchbay.crm.CrmSchema;
import dev.patchbay.crm.CrmSchema.Field;
import dev.patchbay.crm.RecordKind;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects what goes into the CRM's own fields. What does not fit stays a line of the comment, with
 * a remark: a form is never lost over a field, and no CRM is asked to take what it will refuse.
 */
final class CrmValues {

  private static final String UNKNOWN_CRM =
      "the CRM's fields are not known yet; GET /v1/projects/{project}/crm-schema reads them";

  private final Optional<CrmSchema> schema;
  private final ZoneId zone;
  private final Map<RecordKind, Map<String, Object>> values = new EnumMap<>(RecordKind.class);
  private final Map<String, String> lines = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();

  /**
   * @param schema empty when nobody knows the CRM's fields. One without fields is a CRM that does
   *     not tell them, and takes any as a text
   */
  CrmValues(Optional<CrmSchema> schema, ZoneId zone) {
    this.schema = schema;
    this.zone = zone;
  }

  /**
   * @param name of the field in the form, for people
   * @param kinds of record, each of which may have the field
   * @param field the CRM's id of it, or its label
   */
  void put(String name, String value, List<RecordKind> kinds, String field) {
    if (schema.isEmpty()) {
      keep(name, value, UNKNOWN_CRM);
      return;
    }
    if (schema.get().fields().isEmpty()) {
      kinds.forEach(kind -> set(kind, field, value));
      return;
    }
    boolean found = false;
    boolean fits = false;
    for (RecordKind kind : kinds) {
      Optional<Field> known = find(kind, field);
      Optional<Object> typed = known.flatMap(f -> FieldValues.of(value, f, zone));
      typed.ifPresent(v -> set(kind, known.get().id(), v));
      found |= known.isPresent();
      fits |= typed.isPresent();
    }
    if (!found) {
      keep(name, value, "the CRM has no field " + field);
    } else if (!fits) {
      keep(name, value, "the value does not fit the CRM's field " + field);
    }
  }

  /** Keeps a value in the comment. */
  void line(String name, String value) {
    lines.put(name, value);
  }

  void remark(String remark) {
    remarks.add(remark);
  }

  private void keep(String name, String value, String why) {
    lines.put(name, value);
    remarks.add("The field %s is kept in the comment: %s.".formatted(name, why));
  }

  private void set(RecordKind kind, String field, Object value) {
    values.computeIfAbsent(kind, k -> new LinkedHashMap<>()).put(field, value);
  }

  private Optional<Field> find(RecordKind kind, String field) {
    List<Field> fields = schema.get().fields().getOrDefault(kind, List.of());
    return fields.stream()
        .filter(f -> f.id().equals(field))
        .findFirst()
        .or(() -> fields.stream().filter(f -> f.label().equalsIgnoreCase(field)).findFirst())
        .or(() -> schema.get().field(kind, field));
  }

  Map<RecordKind, Map<String, Object>> values() {
    return values;
  }

  List<String> remarks() {
    return remarks;
  }

  /** The comment and below it what has no place of its own, or null when there is neither. */
  String comment(String comment) {
    StringBuilder text = new StringBuilder(comment == null ? "" : comment);
    lines.forEach(
        (name, value) ->
            text.append(text.isEmpty() ? "" : "\n").append(name).append(": ").append(value));
    return text.isEmpty() ? null : text.toString();
  }
}
