package dev.patchbay.crm.espocrm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.crm.espocrm.EspoServer.Reply;
import dev.patchbay.crm.espocrm.EspoServer.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A site of EspoCRM: what it keeps, its rights, and what it makes of each request. */
final class EspoSite {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> LIST_PARAMETERS =
      Set.of("attributeSelect", "maxSize", "offset", "orderBy", "order", "primaryFilter");

  private final EspoRows rows = new EspoRows();
  private final EspoHooks hooks = new EspoHooks();
  private final Map<String, ObjectNode> definitions = new HashMap<>();
  private final Set<String> marked = new HashSet<>();
  private final Set<String> forbidden = new HashSet<>();
  private final Set<String> unchangeable = new HashSet<>();
  private final List<String> complaints = new ArrayList<>();
  private boolean administrator = true;
  private boolean phoneIsUnique;

  EspoRows rows() {
    return rows;
  }

  EspoHooks hooks() {
    return hooks;
  }

  /** Without it, the API user may not add fields: the usual case. */
  void administrator(boolean may) {
    administrator = may;
  }

  /** Sets the duplicate check of contacts to the number instead of the name. */
  void phoneIsUnique() {
    phoneIsUnique = true;
  }

  /** Takes all rights on a type out of the role. */
  void forbid(String type) {
    forbidden.add(type);
  }

  /** Takes the right to change records of a type out of the role. */
  void readOnly(String type) {
    unchangeable.add(type);
  }

  /** The types that have the custom field. */
  Set<String> marked() {
    return marked;
  }

  /** What the connector asked that the real one would ignore or misunderstand, since last asked. */
  List<String> takeComplaints() {
    List<String> taken = List.copyOf(complaints);
    complaints.clear();
    return taken;
  }

  Reply answer(Request request) {
    String[] path = request.path().split("/");
    if (request.method().equals("GET") && request.path().equals("App/user")) {
      return ok(session());
    }
    if (request.path().equals("Metadata")) {
      return ok(described(request.query().get("key").split("\\.")));
    }
    if (request.path().startsWith("Admin/fieldManager/")) {
      return addField(path[2], request.body().path("name").asText());
    }
    if (forbidden.contains(path[0])) {
      return new Reply(403, null, "No access to " + path[0] + ".");
    }
    if (path.length == 1 && EspoRules.isKnown(path[0])) {
      return request.method().equals("POST") ? create(path[0], request) : list(path[0], request);
    }
    if (path[0].equals("Webhook")) {
      return hooks.answer(request, path);
    }
    if (path.length == 2) {
      return switch (request.method()) {
        case "PUT" -> update(path[0], path[1], request);
        case "DELETE" -> delete(path[0], path[1]);
        default -> one(path[0], path[1]);
      };
    }
    if (path.length == 3 && path[2].equals("stream")) {
      return stream(path[0], path[1], request);
    }
    return new Reply(404, null, null);
  }

  private ObjectNode session() {
    ObjectNode session = JSON.createObjectNode();
    session
        .putObject("user")
        .put("id", EspoRows.API_USER)
        .put("userName", "hub")
        .put("type", "api");
    ObjectNode table = session.putObject("acl").putObject("table");
    for (String type : EspoRules.TYPES) {
      if (forbidden.contains(type)) {
        table.put(type, false);
      } else {
        table
            .putObject(type)
            .put("create", "yes")
            .put("read", "all")
            .put("edit", unchangeable.contains(type) ? "no" : "all")
            .put("stream", "all");
      }
    }
    return session;
  }

  /** Of all fields of a type, or of one: {@code entityDefs.Lead.fields.status}. */
  private ObjectNode described(String[] key) {
    ObjectNode fields = fields(key[1]);
    return key.length > 3 ? (ObjectNode) fields.path(key[3]) : fields;
  }

  private ObjectNode fields(String type) {
    ObjectNode fields = EspoDefinitions.of(type);
    if (marked.contains(type)) {
      fields.putObject("cPatchbayRef").put("type", "varchar");
    }
    ObjectNode changed = definitions.get(type);
    if (changed != null) {
      fields.setAll(changed);
    }
    return fields;
  }

  /** An administrator describes fields of a type anew. */
  void redefine(String type, ObjectNode fields) {
    definitions.put(type, fields);
  }

  private Reply addField(String type, String name) {
    if (!administrator) {
      return new Reply(403, null, null);
    }
    if (!name.equals("patchbayRef")) {
      complaints.add("an unexpected field " + name);
    }
    return marked.add(type)
        ? ok(JSON.createObjectNode())
        : new Reply(409, null, "Field '" + name + "' already exists in '" + type + "'.");
  }

  private Reply create(String type, Request request) {
    ObjectNode fields = ((ObjectNode) request.body()).deepCopy();
    fields
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!EspoRules.fields(type).contains(name) && !name.equals("cPatchbayRef")) {
                complaints.add(type + " has no field " + name);
              }
            });
    if (!marked.contains(type)) {
      fields.remove("cPatchbayRef");
    }
    String fault = EspoRules.fault(type, fields, rows);
    if (fault != null) {
      return new Reply(400, null, fault);
    }
    ArrayNode duplicates = duplicates(type, fields);
    if (!request.skipDuplicateCheck() && !duplicates.isEmpty()) {
      return new Reply(409, duplicates, "duplicate");
    }
    return ok(rows.add(type, fields));
  }

  private Reply update(String type, String id, Request request) {
    ObjectNode row = rows.get(type, id);
    if (row == null) {
      return new Reply(404, null, null);
    }
    ObjectNode changed = row.deepCopy();
    changed.setAll((ObjectNode) request.body());
    String fault = EspoRules.fault(type, changed, rows);
    if (fault != null) {
      return new Reply(400, null, fault);
    }
    row.setAll((ObjectNode) request.body());
    return ok(row.put("modifiedAt", rows.now()));
  }

  private Reply delete(String type, String id) {
    if (rows.get(type, id) == null) {
      return new Reply(404, null, null);
    }
    rows.remove(type, id);
    return new Reply(200, JSON.getNodeFactory().booleanNode(true), null);
  }

  /** With what lists leave out: the names behind links, all numbers and mails. */
  private Reply one(String type, String id) {
    if (rows.get(type, id) == null) {
      return new Reply(404, null, null);
    }
    ObjectNode row = rows.get(type, id).deepCopy();
    ObjectNode account = rows.get("Account", row.path("accountId").asText());
    if (account != null) {
      row.set("accountName", account.get("name"));
    }
    if (row.hasNonNull("emailAddress")) {
      row.putArray("emailAddressData")
          .addObject()
          .put("emailAddress", row.get("emailAddress").asText())
          .put("primary", true);
    }
    return ok(row);
  }

  private ArrayNode duplicates(String type, ObjectNode fields) {
    ArrayNode found = JSON.createArrayNode();
    String name = EspoRows.name(fields);
    for (ObjectNode row : rows.all(type)) {
      boolean same =
          phoneIsUnique && type.equals("Contact")
              ? !EspoRows.numerics(row).isEmpty()
                  && EspoRows.numerics(row).equals(EspoRows.numerics(fields))
              : name.equals(row.path("name").asText());
      if (same && Set.of("Contact", "Account", "Lead").contains(type)) {
        found.addObject().put("id", row.path("id").asText()).put("name", name);
      }
    }
    return found;
  }

  private Reply list(String type, Request request) {
    request.query().keySet().stream()
        .filter(name -> !name.startsWith("whereGroup[") && !LIST_PARAMETERS.contains(name))
        .filter(name -> !isOlderName(name, request))
        .forEach(name -> complaints.add("an unknown list parameter " + name));
    int maxSize = Integer.parseInt(request.query().getOrDefault("maxSize", "200"));
    if (maxSize > 200) {
      return new Reply(403, null, "Max size should not exceed 200. Use offset and limit.");
    }
    EspoWhere where = new EspoWhere(request.query(), type, marked.contains(type));
    if (where.unknownAttribute() != null) {
      return new Reply(
          400, null, "Not existing attribute '" + where.unknownAttribute() + "' in where.");
    }
    List<String> selected = new ArrayList<>();
    selected.addAll(List.of(request.query().get("attributeSelect").split(",")));
    selected.stream()
        .filter(attribute -> !EspoRules.isReadable(type, attribute))
        .forEach(attribute -> complaints.add(type + " has no attribute " + attribute));
    if (!marked.contains(type)) {
      selected.remove("cPatchbayRef");
    }
    String orderBy = request.query().getOrDefault("orderBy", "createdAt");
    Comparator<ObjectNode> order =
        Comparator.<ObjectNode, String>comparing(row -> row.path(orderBy).asText())
            .thenComparing(row -> row.path("id").asText());
    return ok(
        page(
            rows.all(type).stream()
                .filter(where::holds)
                .sorted("desc".equals(request.query().get("order")) ? order.reversed() : order)
                .skip(Integer.parseInt(request.query().getOrDefault("offset", "0")))
                .limit(maxSize)
                .map(row -> only(row, selected))
                .toList()));
  }

  /** Older servers know the filter and the attributes by other names; both must say the same. */
  private static boolean isOlderName(String name, Request request) {
    String newer =
        name.replaceFirst("^where\\[", "whereGroup[").replaceFirst("^select$", "attributeSelect");
    return !newer.equals(name) && request.query().get(name).equals(request.query().get(newer));
  }

  private static ObjectNode only(ObjectNode row, List<String> selected) {
    ObjectNode shown = JSON.createObjectNode();
    shown.set("id", row.get("id"));
    selected.forEach(
        name ->
            shown.set(name, row.has(name) ? row.get(name) : JsonNodeFactory.instance.nullNode()));
    return shown;
  }

  private Reply stream(String type, String id, Request request) {
    if (rows.get(type, id) == null) {
      return new Reply(404, null, null);
    }
    int maxSize = Integer.parseInt(request.query().get("maxSize"));
    if (!"posts".equals(request.query().get("filter")) || maxSize > 200) {
      complaints.add("an unexpected way to read a stream: " + request.query());
    }
    List<ObjectNode> posts =
        rows.all("Note").stream()
            .filter(note -> note.path("parentId").asText().equals(id))
            .toList();
    int offset = Integer.parseInt(request.query().getOrDefault("offset", "0"));
    return ok(page(posts.reversed().stream().skip(offset).limit(maxSize).toList()));
  }

  private static ObjectNode page(List<ObjectNode> list) {
    ObjectNode page = JSON.createObjectNode().put("total", -1);
    page.putArray("list").addAll(list);
    return page;
  }

  private static Reply ok(ObjectNode body) {
    return new Reply(200, body, null);
  }
}
