package dev.patchbay.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.audit.AuditEntry.Outcome;
import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Json;
import dev.patchbay.store.SortableTime;
import dev.patchbay.store.Table;
import dev.patchbay.store.Table.Page;
import dev.patchbay.store.Table.Range;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Who changed what in a project. An entry is written before the change and completed after it, so
 * that a crash in between leaves a trace.
 */
@Singleton
public class AuditLog {

  private static final int PAGE = 100;

  private final Table table;
  private final Json json;
  private final Clock clock;

  @Inject
  public AuditLog(Table table, Json json, Clock clock) {
    this.table = table;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Writes down that something is about to be changed.
   *
   * @param by who does it; the hub itself is {@code patchbay}
   * @param action the route, or what the hub does by itself, in a few words
   * @param what is changed
   */
  public Begun begin(String project, String by, List<String> roles, String action, String what) {
    AuditEntry entry = AuditEntry.begun(clock.instant(), by, roles, action, what);
    String sort = SortableTime.of(entry.at()) + "#" + UUID.randomUUID();
    return new Begun(
        entry, table.put(Document.of(new Key(partition(project), sort), json.write(entry))));
  }

  /**
   * @param what was changed, or null for what was said at the beginning
   * @param before anything that can be written as JSON, or null; holds no secret
   * @param after the same
   */
  public void done(Begun begun, String what, Object before, Object after) {
    complete(begun, begun.entry().done(what, Difference.of(tree(before), tree(after))));
  }

  /** Nothing was changed. */
  public void refused(Begun begun, String code) {
    complete(begun, begun.entry().ended(Outcome.REFUSED, code));
  }

  /** It is not known what was changed. */
  public void failed(Begun begun, String code) {
    complete(begun, begun.entry().ended(Outcome.FAILED, code));
  }

  /**
   * The newest first.
   *
   * @param cursor from the page before, or null
   */
  public Entries entries(String project, int limit, String cursor) {
    Page page = table.page(partition(project), new Range("", null, true, limit, cursor));
    return new Entries(
        page.documents().stream()
            .map(document -> json.read(document.body(), AuditEntry.class))
            .toList(),
        page.cursor());
  }

  /**
   * Removes entries of a project that is removed itself.
   *
   * @param which are to go
   * @param isOver asked before each page; ends it early
   * @return whether all were looked at
   */
  public boolean forget(String project, Predicate<AuditEntry> which, BooleanSupplier isOver) {
    String cursor = null;
    do {
      if (isOver.getAsBoolean()) {
        return false;
      }
      Page page = table.page(partition(project), new Range("", null, false, PAGE, cursor));
      page.documents().stream()
          .filter(document -> which.test(json.read(document.body(), AuditEntry.class)))
          .map(Document::key)
          .forEach(table::delete);
      cursor = page.cursor();
    } while (cursor != null);
    return true;
  }

  private void complete(Begun begun, AuditEntry entry) {
    table.replace(begun.document().withBody(json.write(entry)));
  }

  private JsonNode tree(Object value) {
    return value == null ? null : json.mapper().valueToTree(value);
  }

  private static String partition(String project) {
    return "P#" + project + "#AUDIT";
  }

  /** An entry that is to be completed. */
  public record Begun(AuditEntry entry, Document document) {}

  /**
   * @param cursor for the next page, or null at the end
   */
  public record Entries(List<AuditEntry> entries, String cursor) {}
}
