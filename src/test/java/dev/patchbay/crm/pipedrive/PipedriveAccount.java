package dev.patchbay.crm.pipedrive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.crm.pipedrive.PipedriveServer.Reply;
import dev.patchbay.crm.pipedrive.PipedriveServer.Request;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One company's data in Pipedrive, and the vendor's rules for reading and changing it. */
final class PipedriveAccount {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String V2 = "/api/v2/";

  /** The tables whose ids are numbers, by the name in the path. */
  private final Map<String, Map<String, ObjectNode>> tables = new LinkedHashMap<>();

  private final Set<String> indexed = new HashSet<>();
  private long lastId = 100;
  private boolean searchLags;

  PipedriveAccount() {
    Stream.of("users", "persons", "organizations", "deals", "activities", "notes", "leads")
        .forEach(name -> tables.put(name, new LinkedHashMap<>()));
    addUser("Api User", "api@example.com");
  }

  synchronized void searchLags(boolean lags) {
    searchLags = lags;
  }

  synchronized List<ObjectNode> all(String table) {
    return tables.get(table).values().stream().map(ObjectNode::deepCopy).toList();
  }

  synchronized ObjectNode get(String table, String id) {
    return tables.get(table).get(id).deepCopy();
  }

  synchronized void remove(String table, String id) {
    tables.get(table).remove(id);
  }

  synchronized String addUser(String name, String email) {
    return add("users", object("name", name).put("email", email).put("active_flag", true))
        .get("id")
        .asText();
  }

  /** Adds a record as a person would in the vendor's own pages. */
  synchronized String add(String table, String name, Map<String, Object> fields) {
    ObjectNode row =
        object(table.equals("leads") || table.equals("deals") ? "title" : "name", name);
    fields.forEach((field, value) -> row.set(field, node(value)));
    return add(table, row).get("id").asText();
  }

  synchronized void set(String table, String id, String field, Object value) {
    tables.get(table).get(id).set(field, node(value));
  }

  /** Turns a lead into a deal: the lead is deleted, what hung on it hangs on the deal. */
  synchronized String convert(String lead) {
    ObjectNode row = tables.get("leads").remove(lead);
    ObjectNode deal = object("title", row.get("title").asText()).put("source_lead_id", lead);
    deal.set("person_id", row.get("person_id"));
    deal.set("owner_id", row.get("owner_id"));
    ObjectNode added = add("deals", deal);
    Stream.of("activities", "notes")
        .flatMap(table -> tables.get(table).values().stream())
        .filter(child -> lead.equals(child.path("lead_id").asText()))
        .forEach(
            child -> {
              child.remove("lead_id");
              child.set("deal_id", added.get("id"));
            });
    return added.get("id").asText();
  }

  synchronized Reply answer(Request request) {
    String path = request.path();
    Set<String> known = PipedriveRules.parameters(request.method(), path);
    if (known == null) {
      return Reply.error(404, "Unknown method .", "Please check developers.pipedrive.com");
    }
    String unknown =
        request.query().keySet().stream()
            .filter(name -> !known.contains(name))
            .collect(Collectors.joining(", "));
    if (!unknown.isEmpty()) {
      return invalid("query parameters are not allowed: " + unknown);
    }
    Reply reply =
        switch (request.method()) {
          case "POST" -> create(table(path), request.body());
          case "PUT", "PATCH" -> change(table(path), path, request.body());
          default -> read(path, request.query());
        };
    return new Reply(
        reply.status(), reply.body(), PipedriveRules.cost(request.method(), request.path()));
  }

  private Reply read(String path, Map<String, String> query) {
    if (path.equals("/v1/users/me")) {
      ObjectNode me = tables.get("users").values().iterator().next().deepCopy();
      return ok(me.put("company_name", "Roofs Ltd").put("company_domain", "roofs"), null);
    }
    if (path.equals(V2 + "persons/search")) {
      return search(query);
    }
    if (path.equals("/v1/leads/archived")) {
      return list("leads", query, lead -> lead.path("is_archived").asBoolean());
    }
    String table = table(path);
    List<ObjectNode> described = PipedriveFields.rows(table);
    if (described != null) {
      ArrayNode rows = JSON.arrayNode();
      described.forEach(rows::add);
      return ok(rows, table.equals("leadLabels") ? null : JSON.objectNode());
    }
    String id = path.substring(path.lastIndexOf('/') + 1);
    if (id.equals(table)) {
      return list(table, query, row -> !row.path("is_archived").asBoolean());
    }
    ObjectNode row = tables.get(table).get(id);
    return row == null
        ? Reply.error(404, table + " not found", "Object was not found.")
        : ok(shown(row, query), null);
  }

  private Reply search(Map<String, String> query) {
    String term = query.getOrDefault("term", "").toLowerCase(Locale.ROOT);
    boolean exact = Boolean.parseBoolean(query.get("exact_match"));
    if (term.length() < (exact ? 1 : 2)) {
      return invalid("term must be at least 2 characters long");
    }
    String field = query.get("fields") + "s";
    ArrayNode items = JSON.arrayNode();
    tables.get("persons").values().stream()
        .filter(row -> indexed.contains(row.get("id").asText()))
        .filter(row -> values(row, field).anyMatch(value -> hits(field, value, term, exact)))
        .limit(Long.parseLong(query.getOrDefault("limit", "100")))
        .forEach(row -> items.addObject().put("result_score", 0.5).set("item", found(row)));
    ObjectNode data = JSON.objectNode();
    return ok(data.set("items", items), JSON.objectNode());
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

  private ObjectNode found(ObjectNode row) {
    ObjectNode item = JSON.objectNode();
    item.set("id", row.get("id"));
    item.put("type", "person").set("name", row.get("name"));
    for (String field : List.of("phones", "emails")) {
      ArrayNode texts = item.putArray(field);
      values(row, field).forEach(texts::add);
    }
    item.set("owner", object("id", null).set("id", row.get("owner_id")));
    if (row.has("org_id")) {
      item.set("organization", object("name", "Org").set("id", row.get("org_id")));
    }
    return item;
  }

  private Reply list(String table, Map<String, String> query, Predicate<ObjectNode> kept) {
    List<ObjectNode> rows =
        tables.get(table).values().stream()
            .filter(kept)
            .filter(row -> matches(row, query))
            .map(row -> shown(row, query))
            .toList();
    rows = "desc".equals(query.get("sort_direction")) ? rows.reversed() : rows;
    int limit = Integer.parseInt(query.getOrDefault("limit", "100"));
    int start = Integer.parseInt(query.getOrDefault("start", query.getOrDefault("cursor", "0")));
    int end = Math.min(rows.size(), start + limit);
    ArrayNode page = JSON.arrayNode();
    rows.subList(Math.min(start, end), end).forEach(page::add);
    boolean more = end < rows.size();
    return ok(page, paging(table, start, limit, more, end));
  }

  private static ObjectNode paging(String table, int start, int limit, boolean more, int end) {
    ObjectNode place =
        JSON.objectNode()
            .put("start", start)
            .put("limit", limit)
            .put("more_items_in_collection", more);
    return switch (table) {
      case "users" -> null;
      case "leads" -> place;
      case "notes" -> JSON.objectNode().set("pagination", place);
      default ->
          more ? JSON.objectNode().put("next_cursor", String.valueOf(end)) : JSON.objectNode();
    };
  }

  private boolean matches(ObjectNode row, Map<String, String> query) {
    return Stream.of("person_id", "organization_id", "org_id", "lead_id", "deal_id")
            .filter(query::containsKey)
            .allMatch(field -> query.get(field).equals(row.path(field).asText()))
        && (!query.containsKey("updated_since")
            || !Instant.parse(row.get("update_time").asText())
                .isBefore(Instant.parse(query.get("updated_since"))));
  }

  private ObjectNode shown(ObjectNode row, Map<String, String> query) {
    ObjectNode shown = row.deepCopy();
    if (!"source_lead_id".equals(query.get("include_fields"))) {
      shown.remove("source_lead_id");
    }
    return shown;
  }

  private Reply create(String table, JsonNode body) {
    String fault = PipedriveRules.fault(table, body, this::exists);
    if (fault != null) {
      return invalid(fault);
    }
    ObjectNode row = body.deepCopy();
    if (table.equals("activities") && row.has("participants")) {
      row.set("person_id", row.get("participants").get(0).get("person_id"));
    }
    ObjectNode added = add(table, row);
    return new Reply(table.equals("leads") ? 201 : 200, ok(added, null).body(), 0);
  }

  /** A deleted record is answered as it was, with its flag. */
  private Reply change(String table, String path, JsonNode body) {
    ObjectNode row = tables.get(table).get(path.substring(path.lastIndexOf('/') + 1));
    if (row == null) {
      return Reply.error(404, table + " not found", "Object was not found.");
    }
    String fault = PipedriveRules.wrongField(table, body, this::exists);
    if (fault != null) {
      return invalid(fault);
    }
    if (!row.path("is_deleted").asBoolean() && row.path("active_flag").asBoolean(true)) {
      row.setAll((ObjectNode) body);
    }
    return ok(row.deepCopy(), null);
  }

  private boolean exists(String table, String id) {
    List<ObjectNode> described = PipedriveFields.rows(table);
    if (described != null) {
      return described.stream().anyMatch(row -> row.get("id").asText().equals(id));
    }
    return tables.get(table).containsKey(id);
  }

  private ObjectNode add(String table, ObjectNode row) {
    String id;
    if (table.equals("leads")) {
      id = new UUID(0x4000L, 0x8000000000000000L + ++lastId).toString();
      row.put("id", id);
      if (!row.has("is_archived")) {
        row.put("is_archived", false);
      }
    } else {
      row.put("id", ++lastId);
      id = String.valueOf(lastId);
    }
    if (!table.equals("users")) {
      String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
      row.put("add_time", now).put("update_time", now);
    }
    if (table.equals("deals")) {
      sale(row);
    }
    if (Set.of("persons", "organizations", "deals", "leads", "activities").contains(table)
        && !row.has("owner_id")) {
      row.set("owner_id", tables.get("users").values().iterator().next().get("id"));
    }
    if (!searchLags) {
      indexed.add(id);
    }
    tables.get(table).put(id, row);
    return row;
  }

  private static void sale(ObjectNode deal) {
    int stage = deal.path("stage_id").asInt(deal.path("pipeline_id").asInt(1) * 10 + 1);
    deal.put("stage_id", stage).put("pipeline_id", stage / 10);
    String status = deal.path("status").asText("open");
    deal.put("status", status);
    if (!status.equals("open")) {
      deal.set(status + "_time", deal.get("add_time"));
      deal.set("close_time", deal.get("add_time"));
    }
  }

  private static Stream<String> values(ObjectNode row, String field) {
    List<String> values = new ArrayList<>();
    row.path(field).forEach(entry -> values.add(entry.path("value").asText()));
    return values.stream().filter(Objects::nonNull);
  }

  private static String table(String path) {
    return path.replaceFirst("^/api/v2/|^/v1/", "").replaceFirst("/.*", "");
  }

  private static Reply ok(JsonNode data, JsonNode paging) {
    ObjectNode body = JSON.objectNode().put("success", true);
    body.set("data", data);
    if (paging != null) {
      body.set("additional_data", paging);
    }
    return new Reply(200, body, 0);
  }

  private static Reply invalid(String why) {
    return Reply.error(400, "Validation failed: " + why, "Please check developers.pipedrive.com");
  }

  private static ObjectNode object(String field, String value) {
    return JSON.objectNode().put(field, value);
  }

  private static JsonNode node(Object value) {
    return new ObjectMapper().valueToTree(value);
  }
}
