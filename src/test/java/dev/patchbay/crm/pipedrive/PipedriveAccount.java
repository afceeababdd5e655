package dev.patchbay.crm.pipedrive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.crm.pipedrive.PipedriveServer.Reply;
import dev.patchbay.crm.pipedrive.PipedriveServer.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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
  private Duration ahead = Duration.ZERO;

  PipedriveAccount() {
    Stream.of(
            "users",
            "persons",
            "organizations",
            "deals",
            "activities",
            "notes",
            "leads",
            "webhooks")
        .forEach(name -> tables.put(name, new LinkedHashMap<>()));
    addUser("Api User", "api@example.com");
  }

  synchronized void searchLags(boolean lags) {
    searchLags = lags;
  }

  synchronized List<ObjectNode> all(String table) {
    return tables.get(table).values().stream()
        .filter(row -> !PipedriveLists.deleted(row))
        .map(ObjectNode::deepCopy)
        .toList();
  }

  synchronized ObjectNode get(String table, String id) {
    return tables.get(table).get(id).deepCopy();
  }

  /** Most records are kept for thirty days with a mark, leads and webhooks are not. */
  synchronized boolean remove(String table, String id) {
    ObjectNode row = tables.get(table).get(id);
    if (row == null || PipedriveLists.deleted(row)) {
      return false;
    }
    if (table.equals("leads") || table.equals("webhooks")) {
      tables.get(table).remove(id);
    } else if (table.equals("notes")) {
      touch(table, row.put("active_flag", false));
    } else {
      touch(table, row.put("is_deleted", true));
    }
    return true;
  }

  /** Moves the vendor's clock on. */
  synchronized void timePasses(Duration by) {
    ahead = ahead.plus(by);
  }

  synchronized Instant now() {
    return Instant.now().plus(ahead);
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

  /** A person changes a field; what is null is emptied. */
  synchronized void set(String table, String id, String field, Object value) {
    ObjectNode row = tables.get(table).get(id);
    row.set(field, node(value));
    touch(table, row);
  }

  /** A person wins, loses or reopens a deal. */
  synchronized void move(String deal, String status) {
    ObjectNode row = tables.get("deals").get(deal);
    row.put("status", status).putNull("close_time");
    touch("deals", row);
    closed(row, row.get("update_time"));
  }

  private void touch(String table, ObjectNode row) {
    row.put("update_time", now().truncatedTo(precision(table)).toString());
  }

  private static ChronoUnit precision(String table) {
    return table.equals("leads") ? ChronoUnit.MILLIS : ChronoUnit.SECONDS;
  }

  /** Turns a lead into a deal: the lead is deleted, what hung on it hangs on the deal. */
  synchronized String convert(String lead) {
    ObjectNode row = tables.get("leads").remove(lead);
    ObjectNode deal = object("title", row.get("title").asText()).put("source_lead_id", lead);
    deal.set("person_id", row.get("person_id"));
    deal.set("owner_id", row.get("owner_id"));
    if (row.hasNonNull("value")) {
      deal.set("value", row.get("value").get("amount"));
      deal.set("currency", row.get("value").get("currency"));
    }
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
          case "DELETE" -> delete(table(path), path);
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
      return list("leads", query, true);
    }
    if (path.equals(V2 + "deals/archived")) {
      return list("deals", query, true);
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
      return list(table, query, false);
    }
    ObjectNode row = tables.get(table).get(id);
    return row == null || table.equals("notes") && PipedriveLists.deleted(row)
        ? Reply.error(404, table + " not found", "Object was not found.")
        : ok(shown(table, row, query), null);
  }

  private Reply search(Map<String, String> query) {
    String term = query.getOrDefault("term", "").toLowerCase(Locale.ROOT);
    boolean exact = Boolean.parseBoolean(query.get("exact_match"));
    if (term.length() < (exact ? 1 : 2)) {
      return invalid("term must be at least 2 characters long");
    }
    var persons =
        tables.get("persons").values().stream()
            .filter(row -> indexed.contains(row.get("id").asText()))
            .filter(row -> !PipedriveLists.deleted(row));
    ObjectNode data = JSON.objectNode();
    data.set("items", PipedriveSearch.items(persons, query, term, exact));
    return ok(data, JSON.objectNode());
  }

  private Reply list(String table, Map<String, String> query, boolean archived) {
    var page =
        PipedriveLists.page(table, tables.get(table).values().stream().toList(), query, archived);
    ArrayNode rows = JSON.arrayNode();
    page.rows().forEach(row -> rows.add(shown(table, row, query)));
    return ok(rows, page.paging());
  }

  private ObjectNode shown(String table, ObjectNode row, Map<String, String> query) {
    ObjectNode shown = row.deepCopy();
    if (table.equals("notes")) {
      for (String time : List.of("add_time", "update_time")) {
        shown.put(time, row.get(time).asText().replace('T', ' ').replace("Z", ""));
      }
      shown.set("user", object("name", "Api User"));
    }
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
    boolean told = table.equals("leads") || table.equals("webhooks");
    return new Reply(told ? 201 : 200, ok(added, null).body(), 0);
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
      touch(table, row);
    }
    return ok(row.deepCopy(), null);
  }

  private Reply delete(String table, String path) {
    String id = path.substring(path.lastIndexOf('/') + 1);
    if (!remove(table, id)) {
      return table.equals("webhooks")
          ? new Reply(404, errors("id", "not found"), 0)
          : Reply.error(404, table + " not found", "Object was not found.");
    }
    return switch (table) {
      case "webhooks" ->
          new Reply(200, JSON.objectNode().put("success", true).put("status", "ok"), 0);
      case "notes" -> ok(JSON.booleanNode(true), null);
      case "leads" -> ok(object("id", id), null);
      default -> ok(JSON.objectNode().put("id", Long.parseLong(id)), null);
    };
  }

  private static ObjectNode errors(String field, String why) {
    ObjectNode errors = JSON.objectNode().put("status", "error").put("success", false);
    errors.putObject("errors").putArray(field).add(why);
    return errors;
  }

  private boolean exists(String table, String id) {
    List<ObjectNode> described = PipedriveFields.rows(table);
    if (described != null) {
      return described.stream().anyMatch(row -> row.get("id").asText().equals(id));
    }
    ObjectNode row = tables.get(table).get(id);
    return row != null && !PipedriveLists.deleted(row);
  }

  private ObjectNode add(String table, ObjectNode row) {
    String id;
    if (table.equals("leads")) {
      id = leadId(now(), ++lastId).toString();
      row.put("id", id);
      if (!row.has("is_archived")) {
        row.put("is_archived", false);
      }
    } else {
      row.put("id", ++lastId);
      id = String.valueOf(lastId);
    }
    if (!table.equals("users")) {
      touch(table, row);
      row.set("add_time", row.get("update_time"));
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
    if (!deal.has("value")) {
      deal.put("value", 0);
    }
    if (!deal.has("currency")) {
      deal.put("currency", "UAH");
    }
    closed(deal, deal.get("add_time"));
  }

  private static void closed(ObjectNode deal, JsonNode at) {
    String status = deal.get("status").asText();
    if (!status.equals("open")) {
      deal.set(status + "_time", at);
      deal.set("close_time", at);
    }
  }

  /** A UUID of version 1, as the vendor's are: it begins with the time. */
  private static UUID leadId(Instant now, long number) {
    long ticks = now.toEpochMilli() * 10_000 + 0x01b21dd213814000L;
    return new UUID(
        (ticks << 32) | ((ticks >>> 16) & 0xffff0000L) | 0x1000 | (ticks >>> 48),
        0x8000000000000000L + number);
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
