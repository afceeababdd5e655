package dev.patchbay.crm.roapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.crm.roapp.RoAppAccount.Shape;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;

/** How RO App shows what it keeps, in the words and shapes of each version. */
final class RoAppView {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

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
    long changed = shown.remove("changed").asLong();
    long closed = shown.has("closed") ? shown.remove("closed").asLong() : made + 1;
    switch (table) {
      case RoAppAccount.LEADS -> {
        blank(shown, "description");
        shown.put("created_at", made).put("modified_at", changed);
        String status = shown.remove("status_id").asText();
        shown.putObject("status").put("id", Long.parseLong(status)).put("name", "any");
        if (Set.of("203", "204").contains(status)) {
          shown.put("closed_at", closed);
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
        shown.put("created_at", iso(made)).put("modified_at", iso(changed));
        shown.put("number", "A" + shown.get("id").asText());
        ObjectNode status = account.table("order-statuses").get(shown.remove("status_id").asText());
        shown.set("status", status);
        if (status.path("group").path("type").asInt() > 5) {
          shown.put("closed_at", iso(closed));
        }
        shown.putObject("client").put("id", shown.remove("client_id").asLong());
      }
      default -> {
        blank(shown, "notes");
        shown.put("created_at", iso(made)).put("modified_at", iso(changed));
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

  /** With three digits after the second, so that times are in the order of their texts. */
  private static String iso(long moment) {
    return MILLIS.format(Instant.ofEpochMilli(moment));
  }

  private static void blank(ObjectNode shown, String field) {
    if (!shown.has(field)) {
      shown.put(field, "");
    }
  }
}
