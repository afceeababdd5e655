package dev.patchbay.crm.roapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One page of a list, in any of the shapes that RO App answers: {@code {data, paging}} in version
 * 2, {@code {success, data, count, page}} in version 1, and bare arrays, which are whole.
 *
 * @param total how many rows the list has, or null where the answer tells the pages instead
 * @param pages how many pages it has, or null
 */
record RoAppPage(List<RoAppRow> rows, Integer total, Integer pages) {

  /** Empty when the answer is no list. */
  static Optional<RoAppPage> of(JsonNode answer) {
    if (answer == null) {
      return Optional.empty();
    }
    if (answer.isArray()) {
      return Optional.of(new RoAppPage(rows(answer), null, 1));
    }
    if (!answer.path("data").isArray()) {
      return Optional.empty();
    }
    JsonNode paging = answer.path("paging");
    return Optional.of(
        new RoAppPage(
            rows(answer.path("data")),
            number(paging.path("count")).or(() -> number(answer.path("count"))).orElse(null),
            number(paging.path("total_pages")).orElse(null)));
  }

  /**
   * @param page the number of this page, from 1
   * @param read how many rows all pages up to this one had
   */
  boolean more(int page, int read) {
    return !rows.isEmpty() && (pages != null ? page < pages : total != null && read < total);
  }

  private static List<RoAppRow> rows(JsonNode array) {
    List<RoAppRow> rows = new ArrayList<>();
    array.forEach(node -> rows.add(new RoAppRow(node)));
    return rows;
  }

  private static Optional<Integer> number(JsonNode node) {
    return node.canConvertToInt() && node.isNumber()
        ? Optional.of(node.intValue())
        : Optional.empty();
  }
}
