package dev.patchbay.statusgroup;

import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Json;
import dev.patchbay.store.SortableTime;
import dev.patchbay.store.Table;
import dev.patchbay.store.Table.Page;
import dev.patchbay.store.Table.Range;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Who filed which status where and when, of all a project's integrations, kept for good. */
@Singleton
public class FilingHistory {

  private final Table table;
  private final Json json;

  @Inject
  public FilingHistory(Table table, Json json) {
    this.table = table;
    this.json = json;
  }

  /**
   * One page, the newest first.
   *
   * @param cursor from the page before, or null
   */
  public Refilings page(String project, int limit, String cursor) {
    Page page = table.page(partition(project), new Range("", null, true, limit, cursor));
    return new Refilings(
        page.documents().stream()
            .map(document -> json.read(document.body(), Refiling.class))
            .toList(),
        page.cursor());
  }

  /** Can be repeated: one change has one place. */
  void keep(String project, Refiling refiling) {
    String sort =
        "%s#%s#%08d"
            .formatted(SortableTime.of(refiling.at()), refiling.integration(), refiling.version());
    table.create(Document.of(new Key(partition(project), sort), json.write(refiling)));
  }

  private static String partition(String project) {
    return "P#" + project + "#REFILINGS";
  }

  /**
   * @param cursor for the next page, or null at the end
   */
  public record Refilings(List<Refiling> changes, String cursor) {}
}
