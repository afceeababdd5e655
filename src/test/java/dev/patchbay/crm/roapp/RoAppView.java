package dev.patchbay.crm.roapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.crm.roapp.RoAppAccount.Shape;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** How RO App shows what it keeps, in the words and shapes of each version. */
final class RoAppView {

  private static final ObjectMapper JSON = new ObjectMapper();

  private RoAppView() {}

  /** One page of a list. */
  static JsonNode list(List<JsonNode> rows, Shape as, int page, int pageSize) {
    if (as == Shape.ARRAY) {
      return JSON.createArrayNode().addAll(rows);
    }
    int from = Math.min((page - 1) * pageSize, rows.size());
    ArrayNode data = JSON.createArrayNode();
    data.addAll(rows.subList(from, Math.min(from + pageSize, rows.size())));
    ObjectNode answer = JSON.createObjectNode();
    answer.set("data", data);
    if (as == Shape.COUNT) {
      return answer.put("success", true).put("count", rows.size()).put("page", page);
    }
    int pages = (rows.size() + pageSize - 1) / pageSize;
    answer.putObject("paging").put("count", rows.size()).put("total_pages", pages);
    return answer;
  }

  /** A row as its list and its own address show it. */
  static JsonNode of(RoAppAccount account, String table, ObjectNode row) {
    ObjectNode shown = row.deepCopy();
    if (!shown.has("made")) {
      return shown;
    }
    long made = shown.remove("made").asLong();
    switch (table) {
      case RoAppAccount.LEADS -> {
        blank(shown, "description");
        shown.put("created_at", made);
        String status = shown.remove("status_id").asText();
        shown.putObject("status").put("id", Long.parseLong(status)).put("name", "any");
        if (Set.of("203", "204").contains(status)) {
          shown.put("closed_at", made + 1);
        }
        ObjectNode client =
            row.has("client_id") ? account.client(row.get("client_id").asText()) : null;
        shown.remove("client_id");
        if (client != null) {
          shown.set("client", inVersion1(RoAppAccount.PEOPLE, client));
        }
      }
      case RoAppAccount.ORDERS -> {
        blank(shown, "manager_notes");
        shown.put("created_at", Instant.ofEpochMilli(made).toString());
        shown.put("number", "A" + shown.get("id").asText());
        ObjectNode status = account.table("order-statuses").get(shown.remove("status_id").asText());
        shown.set("status", status);
        if (status.path("group").path("type").asInt() > 5) {
          shown.put("closed_at", Instant.ofEpochMilli(made + 1).toString());
        }
        shown.putObject("client").put("id", shown.remove("client_id").asLong());
      }
      default -> {
        blank(shown, "notes");
        shown.put("created_at", Instant.ofEpochMilli(made).toString());
      }
    }
    return shown;
  }

  static ObjectNode inVersion1(String table, ObjectNode row) {
    ObjectNode shown = JSON.createObjectNode().put("id", row.get("id").asLong());
    String name = (row.path("first_name").asText() + " " + row.path("last_name").asText()).strip();
    shown.put("name", row.path("name").asText(name)).put("email", row.path("email").asText(""));
    ArrayNode phones = shown.putArray("phone");
    RoAppFilter.phones(row).forEach(phones::add);
    return shown.put("juridical", table.equals(RoAppAccount.ORGANIZATIONS));
  }

  private static void blank(ObjectNode shown, String field) {
    if (!shown.has(field)) {
      shown.put(field, "");
    }
  }
}
