package dev.patchbay.crm.pipedrive;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How Pipedrive filters, sorts and pages its lists. Version 1 pages by position; the cursor of
 * version 2 holds the value and the id of the first record of the next page.
 */
final class PipedriveLists {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Set<String> WITHOUT_CURSOR = Set.of("users", "leads", "notes", "webhooks");

  private PipedriveLists() {}

  record Page(List<ObjectNode> rows, ObjectNode paging) {}

  static Page page(
      String table, List<ObjectNode> all, Map<String, String> query, boolean archived) {
    List<ObjectNode> rows =
        all.stream()
            .filter(row -> row.path("is_archived").asBoolean() == archived)
            .filter(row -> listed(row, query))
            .filter(row -> matches(row, query))
            .sorted(order(table, query))
            .toList();
    int limit = Integer.parseInt(query.getOrDefault("limit", "100"));
    return WITHOUT_CURSOR.contains(table)
        ? byPosition(table, rows, limit, Integer.parseInt(query.getOrDefault("start", "0")))
        : byCursor(rows, limit, query);
  }

  static boolean deleted(ObjectNode row) {
    return row.path("is_deleted").asBoolean() || !row.path("active_flag").asBoolean(true);
  }

  /** Deleted ones are told of deals only, and only where they are asked for. */
  private static boolean listed(ObjectNode row, Map<String, String> query) {
    if (!query.containsKey("status")) {
      return !deleted(row);
    }
    List<String> wanted = List.of(query.get("status").split(","));
    return wanted.contains(deleted(row) ? "deleted" : row.path("status").asText());
  }

  private static boolean matches(ObjectNode row, Map<String, String> query) {
    return Stream.of("person_id", "organization_id", "org_id", "lead_id", "deal_id")
            .filter(query::containsKey)
            .allMatch(field -> query.get(field).equals(row.path(field).asText()))
        && (!query.containsKey("updated_since")
            || !Instant.parse(row.get("update_time").asText())
                .isBefore(Instant.parse(query.get("updated_since"))));
  }

  /** Records of one moment come in the order in which they were made. */
  private static Comparator<ObjectNode> order(String table, Map<String, String> query) {
    boolean old = WITHOUT_CURSOR.contains(table);
    String[] sort = query.getOrDefault("sort", "add_time").split(" ");
    String field = old ? sort[0] : query.getOrDefault("sort_by", "id");
    boolean descending =
        old
            ? sort.length > 1 && sort[1].equals("DESC")
            : "desc".equals(query.get("sort_direction"));
    Comparator<ObjectNode> order =
        field.equals("id")
            ? Comparator.comparingLong(row -> row.get("id").asLong())
            : Comparator.comparing(row -> row.path(field).asText());
    Comparator<ObjectNode> whole =
        old ? order : order.thenComparingLong(row -> row.get("id").asLong());
    return descending ? whole.reversed() : whole;
  }

  private static Page byPosition(String table, List<ObjectNode> rows, int limit, int start) {
    int end = Math.min(rows.size(), start + limit);
    ObjectNode place =
        JSON.objectNode()
            .put("start", start)
            .put("limit", limit)
            .put("more_items_in_collection", end < rows.size());
    return new Page(
        rows.subList(Math.min(start, end), end),
        switch (table) {
          case "leads" -> place;
          case "notes" -> JSON.objectNode().set("pagination", place);
          default -> null;
        });
  }

  private static Page byCursor(List<ObjectNode> rows, int limit, Map<String, String> query) {
    String field = query.getOrDefault("sort_by", "id");
    int start = 0;
    if (query.containsKey("cursor")) {
      String[] first =
          new String(Base64.getDecoder().decode(query.get("cursor")), StandardCharsets.UTF_8)
              .split("\\|");
      ObjectNode at = JSON.objectNode().put(field, first[0]).put("id", Long.parseLong(first[1]));
      Comparator<ObjectNode> order = order("deals", query);
      while (start < rows.size() && order.compare(rows.get(start), at) < 0) {
        start++;
      }
    }
    int end = Math.min(rows.size(), start + limit);
    ObjectNode paging = JSON.objectNode();
    if (end < rows.size()) {
      ObjectNode next = rows.get(end);
      String cursor = next.get(field).asText() + "|" + next.get("id").asText();
      paging.put(
          "next_cursor",
          Base64.getEncoder().encodeToString(cursor.getBytes(StandardCharsets.UTF_8)));
    }
    return new Page(rows.subList(start, end), paging);
  }
}
