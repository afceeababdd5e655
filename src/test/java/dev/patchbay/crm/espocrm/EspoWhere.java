package dev.patchbay.crm.espocrm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** The where filter of a list request, read as PHP reads brackets. */
final class EspoWhere {

  private final Map<String, String> query;
  private final Set<String> attributes;
  private final boolean marked;

  EspoWhere(Map<String, String> query, String type, boolean marked) {
    this.query = query;
    this.attributes = EspoRules.fields(type);
    this.marked = marked;
  }

  /** An attribute that the type does not have, or null. */
  String unknownAttribute() {
    return query.entrySet().stream()
        .filter(entry -> entry.getKey().endsWith("[attribute]"))
        .map(Map.Entry::getValue)
        .filter(
            name ->
                !attributes.contains(name)
                    && !Set.of("phoneNumberNumeric", "contacts", "id").contains(name)
                    && !(marked && name.equals("cPatchbayRef")))
        .findFirst()
        .orElse(null);
  }

  boolean holds(ObjectNode row) {
    return places("whereGroup").stream().allMatch(place -> holds(place, row));
  }

  private boolean holds(String place, ObjectNode row) {
    String attribute = query.getOrDefault(place + "[attribute]", "");
    String type = query.get(place + "[type]");
    return switch (type) {
      case "or" -> places(place + "[value]").stream().anyMatch(part -> holds(part, row));
      case "and" -> places(place + "[value]").stream().allMatch(part -> holds(part, row));
      case "greaterThan" -> compared(row, attribute, place) > 0;
      case "greaterThanOrEquals" -> compared(row, attribute, place) >= 0;
      case "equals" -> has(row, attribute, Objects.requireNonNull(query.get(place + "[value]")));
      case "in" -> values(place).stream().anyMatch(value -> has(row, attribute, value));
      case "after" -> compared(row, attribute, place) > 0;
      case "linkedWith" ->
          StreamSupport.stream(row.path(attribute + "Ids").spliterator(), false)
              .anyMatch(id -> values(place).contains(id.asText()));
      default -> throw new IllegalStateException("an operator that no test needs: " + type);
    };
  }

  private int compared(ObjectNode row, String attribute, String place) {
    return row.path(attribute).asText().compareTo(query.get(place + "[value]"));
  }

  private static boolean has(ObjectNode row, String attribute, String value) {
    return switch (attribute) {
      case "phoneNumberNumeric" -> EspoRows.numerics(row).contains(value);
      default -> row.path(attribute).asText("").equalsIgnoreCase(value);
    };
  }

  private List<String> values(String place) {
    return places(place + "[value]").stream().map(query::get).toList();
  }

  private List<String> places(String list) {
    return IntStream.range(0, 20)
        .mapToObj(i -> list + "[" + i + "]")
        .filter(place -> query.keySet().stream().anyMatch(name -> name.startsWith(place)))
        .toList();
  }
}
