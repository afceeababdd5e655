package dev.patchbay.sync;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Json;
import dev.patchbay.store.SortableTime;
import dev.patchbay.store.Table;
import dev.patchbay.store.Table.Page;
import dev.patchbay.store.Table.Range;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The hub's copies of the CRMs' contacts, leads and deals, by integration. Read in the order of
 * their creation and strongly consistent, so that whoever adds them up misses none.
 */
@Singleton
public class Mirror {

  private static final int PAGE = 500;

  private final Table table;
  private final Json json;

  @Inject
  public Mirror(Table table, Json json) {
    this.table = table;
    this.json = json;
  }

  public Optional<MirroredRecord> find(
      String project, String integration, RecordKind kind, String id) {
    return place(project, integration, kind, id)
        .flatMap(table::get)
        .map(document -> json.read(document.body(), MirroredRecord.class));
  }

  /**
   * Changes one copy, from null where there is none yet. The change may run several times.
   *
   * @param createdAt where the copy is filed if there is none yet
   * @param change gives null to leave everything as it is
   * @return the copy as it is then; empty where there is none
   */
  public Optional<MirroredRecord> change(
      String project,
      String integration,
      RecordKind kind,
      String id,
      Instant createdAt,
      UnaryOperator<MirroredRecord> change) {
    while (true) {
      Optional<Key> known = place(project, integration, kind, id);
      Optional<Document> stored = known.flatMap(table::get);
      MirroredRecord before =
          stored.map(document -> json.read(document.body(), MirroredRecord.class)).orElse(null);
      MirroredRecord after = change.apply(before);
      if (after == null) {
        return Optional.ofNullable(before);
      }
      Key at = known.orElseGet(() -> file(project, integration, kind, id, createdAt));
      boolean written =
          stored.isPresent()
              ? table.replace(stored.get().withBody(json.write(after))).isPresent()
              : table.create(Document.of(at, json.write(after))).isPresent();
      if (written) {
        return Optional.of(after);
      }
    }
  }

  /**
   * Gives every copy of a kind that was created in the period, the oldest first.
   *
   * @param from or null for no beginning
   * @param to exclusive; null for no end
   */
  public void each(
      String project,
      String integration,
      RecordKind kind,
      Instant from,
      Instant to,
      Consumer<MirroredRecord> consumer) {
    String cursor = null;
    do {
      Copies page = page(project, integration, kind, from, to, PAGE, cursor);
      page.copies().forEach(consumer);
      cursor = page.cursor();
    } while (cursor != null);
  }

  /** One page of {@link #each}. */
  public Copies page(
      String project,
      String integration,
      RecordKind kind,
      Instant from,
      Instant to,
      int limit,
      String cursor) {
    String first = word(kind) + "#" + (from == null ? "" : SortableTime.of(from));
    String last = word(kind) + (to == null ? "$" : "#" + SortableTime.of(to));
    Page page =
        table.page(partition(project, integration), new Range(first, last, false, limit, cursor));
    return new Copies(
        page.documents().stream()
            .map(document -> json.read(document.body(), MirroredRecord.class))
            .toList(),
        page.cursor());
  }

  /**
   * Erases copies of an integration that nobody wants back.
   *
   * @param limit how many documents at most
   * @return whether more are left
   */
  public boolean purge(String project, String integration, int limit) {
    int left = limit;
    for (String partition :
        List.of(partition(project, integration), partition(project, integration) + "#IDS")) {
      while (left > 0) {
        Page page = table.page(partition, new Range("", null, false, Math.min(left, PAGE), null));
        page.documents().forEach(document -> table.delete(document.key()));
        left -= page.documents().size();
        if (page.cursor() == null) {
          break;
        }
      }
    }
    return left == 0;
  }

  /** The place of the copy, as it was filed first. The pointer is written before the copy. */
  private Optional<Key> place(String project, String integration, RecordKind kind, String id) {
    return table
        .get(pointer(project, integration, kind, id))
        .map(document -> json.read(document.body(), Pointer.class))
        .map(pointer -> new Key(partition(project, integration), pointer.sort()));
  }

  private Key file(
      String project, String integration, RecordKind kind, String id, Instant createdAt) {
    Pointer pointer = new Pointer(word(kind) + "#" + SortableTime.of(createdAt) + "#" + id);
    table.create(Document.of(pointer(project, integration, kind, id), json.write(pointer)));
    return place(project, integration, kind, id).orElseThrow();
  }

  private static Key pointer(String project, String integration, RecordKind kind, String id) {
    return new Key(partition(project, integration) + "#IDS", word(kind) + "#" + id);
  }

  private static String partition(String project, String integration) {
    return "P#" + project + "#MIRROR#" + integration;
  }

  private static String word(RecordKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /**
   * @param cursor for the next page, or null at the end
   */
  public record Copies(List<MirroredRecord> copies, String cursor) {}

  /** Where in its integration's partition a copy is. */
  record Pointer(String sort) {}
}
