package dev.patchbay.crm.pipedrive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** How Pipedrive searches persons by number or e-mail. */
final class PipedriveSearch {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private PipedriveSearch() {}

  static ArrayNode items(
      Stream<ObjectNode> persons, Map<String, String> query, String term, boolean exact) {
    String field = query.get("fields") + "s";
    ArrayNode items = JSON.arrayNode();
    persons
        .filter(row -> values(row, field).anyMatch(value -> hits(field, value, term, exact)))
        .limit(Long.parseLong(query.getOrDefault("limit", "100")))
        .forEach(row -> items.addObject().put("result_score", 0.5).set("item", found(row)));
    return items;
  }

  /** Numbers are compared by their digits, in part; other texts from the start of a word. */
  private static boolean hits(String field, String value, String term, boolean exact) {
    String text = value.toLowerCase(Locale.ROOT);
    if (exact) {
      return text.equals(term);
    }
    return field.equals("phones")
        ? text.replaceAll("\\D", "").contains(term)
        : Stream.of(text.split("\\W+")).anyMatch(word -> word.startsWith(term));
  }

  private static ObjectNode found(ObjectNode row) {
    ObjectNode item = JSON.objectNode();
    item.set("id", row.get("id"));
    item.put("type", "person").set("name", row.get("name"));
    for (String field : List.of("phones", "emails")) {
      ArrayNode texts = item.putArray(field);
      values(row, field).forEach(texts::add);
    }
    item.putObject("owner").set("id", row.get("owner_id"));
    if (row.has("org_id")) {
      item.putObject("organization").put("name", "Org").set("id", row.get("org_id"));
    }
    return item;
  }

  private static Stream<String> values(ObjectNode row, String field) {
    List<String> values = new ArrayList<>();
    row.path(field).forEach(entry -> values.add(entry.path("value").asText()));
    return values.stream();
  }
}
