package dev.patchbay.crm.espocrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The records of a site, by type and in the order of their creation. */
final class EspoRows {

  static final String API_USER = "6920f00dfeed00001";

  private final Map<String, Map<String, ObjectNode>> types = new LinkedHashMap<>();
  private Duration ahead = Duration.ZERO;
  private int last;

  EspoRows() {
    ObjectNode user = JsonNodeFactory.instance.objectNode().put("id", API_USER);
    table("User").put(API_USER, user.put("name", "hub").put("type", "api").put("isActive", true));
  }

  synchronized void timePasses(Duration by) {
    ahead = ahead.plus(by);
  }

  synchronized String now() {
    return EspoTime.format(Instant.now().plus(ahead));
  }

  /** A person changes attributes of a record. */
  synchronized void change(String type, String id, Consumer<ObjectNode> change) {
    ObjectNode row = table(type).get(id);
    change.accept(row);
    row.put("name", name(row)).put("modifiedAt", now());
  }

  /** Stores a record as EspoCRM does: an id of its own choice, derived attributes filled in. */
  synchronized ObjectNode add(String type, ObjectNode fields) {
    ObjectNode row = fields.deepCopy();
    row.put("id", "%017x".formatted(0x6920f00d00000000L + ++last));
    if (!row.has("createdAt")) {
      row.put("createdAt", now());
    }
    if (!row.has("modifiedAt")) {
      row.set("modifiedAt", row.get("createdAt"));
    }
    row.put("createdById", API_USER).put("createdByName", "hub");
    row.put("name", name(row));
    if (row.path("phoneNumberData").size() > 0) {
      row.set("phoneNumber", row.path("phoneNumberData").get(0).get("phoneNumber"));
    }
    if (type.equals("Opportunity") && row.path("contactsIds").size() > 0) {
      row.set("contactId", row.path("contactsIds").get(0));
    }
    if (type.equals("Opportunity") && !row.has("stage")) {
      row.put("stage", "Prospecting");
    }
    table(type).put(row.get("id").asText(), row);
    return row;
  }

  synchronized List<ObjectNode> all(String type) {
    return List.copyOf(table(type).values());
  }

  synchronized ObjectNode get(String type, String id) {
    return table(type).get(id);
  }

  synchronized void remove(String type, String id) {
    table(type).remove(id);
  }

  private Map<String, ObjectNode> table(String type) {
    return types.computeIfAbsent(type, t -> new LinkedHashMap<>());
  }

  static String name(JsonNode row) {
    return row.has("lastName")
        ? Stream.of("firstName", "lastName")
            .map(part -> row.path(part).asText(""))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "))
        : row.path("name").asText("");
  }

  /** A record's numbers as bare digits. */
  static Set<String> numerics(JsonNode row) {
    Set<String> numerics = new TreeSet<>();
    phones(row).forEach(phone -> numerics.add(phone.replaceAll("\\D", "")));
    return numerics;
  }

  static List<String> phones(JsonNode row) {
    List<String> phones = new ArrayList<>();
    row.path("phoneNumberData").forEach(phone -> phones.add(phone.path("phoneNumber").asText()));
    return phones;
  }

  static ArrayNode phoneData(List<String> typed) {
    ArrayNode data = JsonNodeFactory.instance.arrayNode();
    typed.forEach(
        phone -> data.addObject().put("phoneNumber", phone).put("primary", data.isEmpty()));
    return data;
  }
}
