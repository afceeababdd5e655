package dev.patchbay.crm.roapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.crm.roapp.RoAppServer.Reply;
import dev.patchbay.crm.roapp.RoAppServer.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one account keeps, and how RO App shows it. A new one has a location, a type of orders and
 * one of inquiries, and a status of each group.
 */
final class RoAppAccount {

  /** The shapes of a list: version 2, version 1, and the bare one of some. */
  enum Shape {
    PAGING,
    COUNT,
    ARRAY
  }

  static final String PEOPLE = "people";
  static final String ORGANIZATIONS = "organizations";
  static final String LEADS = "leads";
  static final String ORDERS = "orders";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern BY_ID = Pattern.compile("/v2/(?:contacts/)?(\\w+)/(\\d+)(/status)?");

  private final Map<String, Map<String, ObjectNode>> tables = new LinkedHashMap<>();
  private final Set<String> unseen = new HashSet<>();
  private boolean lagging;
  private Duration ahead = Duration.ZERO;
  private long lastId = 1000;
  private Shape shape;
  private int pageSize = 50;

  RoAppAccount() {
    put("branches", 12, "name", "Main");
    put("order-types", 21, "name", "Repair");
    put("lead-types", 31, "name", "Call");
    status("order-statuses", 101, "New", 1, "New");
    status("order-statuses", 102, "In progress", 2, "In progress");
    status("order-statuses", 106, "Given out", 6, "Closed");
    status("order-statuses", 107, "Not repaired", 7, "Closed without repair");
    status("lead-statuses", 201, "New", 1, "New");
    status("lead-statuses", 202, "In progress", 2, "In progress");
    status("lead-statuses", 203, "Order made", 3, "Closed successfully");
    status("lead-statuses", 204, "Closed", 4, "Closed unsuccessfully");
    field("people/custom-fields", 501, "City", 1);
    field("organizations/custom-fields", 502, "City", 1);
    field("lead/custom-fields", 503, "Campaign", 3);
    field("lead/custom-fields", 504, "Rooms", 6);
    field("orders/custom-fields", 505, "Campaign", 3);
    field("orders/custom-fields", 506, "At home", 0);
    field("orders/custom-fields", 507, "Visit", 5);
  }

  /** Shows every list in this shape; null for the shape that each operation has. */
  void shape(Shape shape) {
    this.shape = shape;
  }

  void pageSize(int rows) {
    pageSize = rows;
  }

  /** While on, what is made is found by its id only. */
  void searchLags(boolean lags) {
    lagging = lags;
  }

  ObjectNode put(String table, long id, String field, String value) {
    ObjectNode row = JSON.createObjectNode().put("id", id).put(field, value);
    table(table).put(String.valueOf(id), row);
    return row;
  }

  void status(String table, long id, String name, int group, String groupName) {
    ObjectNode row = put(table, id, "name", name);
    row.putObject("group").put("type", group).put("name", groupName);
  }

  private void field(String table, long id, String name, int type) {
    put(table, id, "name", name).put("type", type);
  }

  /** Lets a person delete the lines of a note. */
  void forget(String marker) {
    for (String table : List.of(PEOPLE, LEADS, ORDERS)) {
      for (ObjectNode row : table(table).values()) {
        for (String field : List.of("notes", "description", "manager_notes")) {
          if (row.has(field)) {
            String note = "(?s)\\[Ref " + Pattern.quote(marker) + "].*?\\[/Ref]";
            row.put(field, row.get(field).asText().replaceAll(note, ""));
          }
        }
      }
    }
  }

  String addEmployee(String name, String email) {
    String[] parts = name.split(" ", 2);
    ObjectNode row = add("employees");
    row.put("first_name", parts[0]).put("email", email);
    return row.put("last_name", parts.length > 1 ? parts[1] : "").get("id").asText();
  }

  /** A new row with an id and the time at which it was made. */
  ObjectNode add(String table) {
    String id = String.valueOf(++lastId);
    ObjectNode row = JSON.createObjectNode().put("id", lastId);
    row.put("made", now()).put("changed", now());
    if (table.equals(ORDERS)) {
      row.put("order_type_id", 21);
    } else if (table.equals(LEADS)) {
      row.put("leadtype_id", 31);
    }
    table(table).put(id, row);
    if (lagging) {
      unseen.add(id);
    }
    return row;
  }

  /** Moves the vendor's clock on. */
  void timePasses(Duration by) {
    ahead = ahead.plus(by);
  }

  private long now() {
    return Instant.now().plus(ahead).toEpochMilli();
  }

  /** A person changes a record. */
  void edit(String table, String id, String field, Object value) {
    ObjectNode row = table(table).get(id);
    row.putPOJO(field, value).put("changed", now());
    if (field.equals("status_id")) {
      row.put("closed", now());
    }
  }

  Map<String, ObjectNode> table(String name) {
    return tables.computeIfAbsent(name, any -> new LinkedHashMap<>());
  }

  Reply answer(Request request) {
    String fault = RoAppRules.fault(request.method(), request.path(), request.query().keySet());
    if (fault == null && !request.method().equals("GET")) {
      fault = RoAppRules.fault(request.method(), request.path(), request.body(), this::exists);
    }
    if (fault != null) {
      return Reply.error(fault.startsWith("no such") ? 404 : 400, fault);
    }
    Matcher one = BY_ID.matcher(request.path());
    return switch (request.method()) {
      case "GET" -> one.matches() ? get(one.group(1), one.group(2)) : list(request);
      case "POST" ->
          one.matches()
              ? change(one.group(1), one.group(2), request.body())
              : request.path().equals("/lead/status/")
                  ? change(LEADS, request.body().get("lead_id").asText(), request.body())
                  : create(request);
      case "PATCH" -> one.matches() ? change(one.group(1), one.group(2), request.body()) : null;
      default -> change(LEADS, request.body().get("lead_id").asText(), request.body());
    };
  }

  private boolean exists(String table, String id) {
    return table.equals("clients")
        ? table(PEOPLE).containsKey(id) || table(ORGANIZATIONS).containsKey(id)
        : table(table).containsKey(id);
  }

  private Reply get(String table, String id) {
    ObjectNode row = table(table).get(id);
    return row == null
        ? Reply.error(404, "Not found")
        : new Reply(200, RoAppView.of(this, table, row));
  }

  private Reply create(Request request) {
    String table = request.path().replaceAll("^/(v2/)?(contacts/)?|/$", "").replace("lead", LEADS);
    ObjectNode row = add(table);
    row.setAll((ObjectNode) request.body());
    if (table.equals(LEADS)) {
      row.put("status_id", 201);
      ObjectNode answer = JSON.createObjectNode().put("success", true);
      answer.putObject("data").set("id", row.get("id"));
      return new Reply(200, answer);
    }
    if (table.equals(ORDERS)) {
      row.put("status_id", 101);
    }
    return new Reply(200, RoAppView.of(this, table, row));
  }

  private Reply change(String table, String id, JsonNode body) {
    ObjectNode row = table(table).get(id);
    if (row == null) {
      return Reply.error(404, "Not found");
    }
    String statuses = table.equals(LEADS) ? "lead-statuses" : "order-statuses";
    if (body.has("status_id") && !exists(statuses, body.get("status_id").asText())) {
      return Reply.error(400, "status_id: not found");
    }
    row.setAll((ObjectNode) body.deepCopy());
    row.remove("lead_id");
    row.put("changed", now());
    return new Reply(200, JSON.createObjectNode().put("success", true));
  }

  private Reply list(Request request) {
    String path = request.path();
    boolean second = path.startsWith("/v2/");
    String table =
        switch (path) {
          case "/v2/contacts/people" -> PEOPLE;
          case "/v2/contacts/organizations" -> ORGANIZATIONS;
          case "/v2/orders" -> ORDERS;
          case "/lead/" -> LEADS;
          case "/clients/" -> "clients";
          case "/v2/orders/types" -> "order-types";
          case "/v2/orders/statuses" -> "order-statuses";
          case "/lead/types/" -> "lead-types";
          case "/statuses/leads/" -> "lead-statuses";
          default -> path.replaceAll("^/(v2/)?(contacts/)?|/$", "");
        };
    for (String time : List.of("created_at[]", "modified_at[]")) {
      String since = request.parameter(time);
      if (since != null && since.matches("\\d+") == second) {
        return Reply.error(400, time + ": " + (second ? "not ISO 8601" : "not a timestamp"));
      }
    }
    List<JsonNode> rows = new ArrayList<>();
    for (String source :
        table.equals("clients") ? List.of(PEOPLE, ORGANIZATIONS) : List.of(table)) {
      table(source).values().stream()
          .filter(RoAppFilter.of(request, this::client))
          .filter(row -> request.query().containsKey("ids[]") || !unseen.contains(id(row)))
          .map(
              row ->
                  table.equals("clients")
                      ? RoAppView.inVersion1(source, row)
                      : RoAppView.of(this, source, row))
          .forEach(rows::add);
    }
    if (request.query().containsKey("sort")) {
      rows.sort(Comparator.comparing(row -> row.get("modified_at").asText()));
      rows = request.parameter("sort").startsWith("-") ? rows.reversed() : rows;
    }
    boolean bare = second && !List.of(PEOPLE, ORGANIZATIONS, ORDERS).contains(table);
    return new Reply(
        200,
        RoAppView.list(
            rows,
            shape != null ? shape : bare ? Shape.ARRAY : second ? Shape.PAGING : Shape.COUNT,
            request.query().containsKey("page") ? Integer.parseInt(request.parameter("page")) : 1,
            pageSize));
  }

  /** Of a client by its id, or null. */
  ObjectNode client(String id) {
    ObjectNode person = table(PEOPLE).get(id);
    return person != null ? person : table(ORGANIZATIONS).get(id);
  }

  private static String id(ObjectNode row) {
    return row.get("id").asText();
  }
}
