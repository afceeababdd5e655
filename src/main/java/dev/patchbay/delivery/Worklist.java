package dev.patchbay.delivery;

import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Index;
import dev.patchbay.store.Json;
import dev.patchbay.store.SortableTime;
import dev.patchbay.store.Stored;
import dev.patchbay.store.Table;
import dev.patchbay.store.Table.Range;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Which interactions of a client wait for work, and when somebody must look at them at the latest.
 * An item is written before the entry it points to and removed after everything is done, so that at
 * any moment whatever is accepted is on the list.
 */
@Singleton
public class Worklist {

  private static final String WORK = "WORK#";

  /** The index by due time is spread over this many partitions. */
  static final int SHARDS = 4;

  private final Table table;
  private final Json json;

  @Inject
  public Worklist(Table table, Json json) {
    this.table = table;
    this.json = json;
  }

  Stored<WorkItem> add(WorkItem item) {
    return new Stored<>(item, table.put(document(item)));
  }

  /** The client's items, the earliest interaction first. Strongly consistent. */
  List<Stored<WorkItem>> of(ClientKey client) {
    return table.list(client.partition(), WORK).stream()
        .map(this::stored)
        .sorted(
            Comparator.comparing((Stored<WorkItem> s) -> s.value().receivedAt())
                .thenComparing(s -> s.value().interaction()))
        .toList();
  }

  /** Takes the item off the list unless it was written anew meanwhile. */
  void remove(Stored<WorkItem> item) {
    table.delete(item.document());
  }

  /** Has the item looked at later, unless it was written anew meanwhile. */
  void postpone(Stored<WorkItem> item, Instant due) {
    if (item.value().due().equals(due)) {
      return;
    }
    WorkItem later = item.value().dueAt(due);
    Document document = document(later);
    table.replace(
        new Document(
            document.key(), item.document().version(), document.body(), document.indexed(), null));
  }

  /** What is due in one shard, the longest overdue first. May lag by a moment. */
  List<WorkItem> due(int shard, Instant now, int limit) {
    return table
        .page(Index.WAITING, shardPartition(shard), Range.upTo(SortableTime.of(now) + "~", limit))
        .documents()
        .stream()
        .map(document -> stored(document).value())
        .toList();
  }

  private Stored<WorkItem> stored(Document document) {
    return new Stored<>(json.read(document.body(), WorkItem.class), document);
  }

  private Document document(WorkItem item) {
    String sort = WORK + item.interaction() + "#" + item.event();
    Key place =
        new Key(
            shardPartition(Math.floorMod(item.client().hashCode(), SHARDS)),
            SortableTime.of(item.due())
                + "#"
                + item.project()
                + "#"
                + item.interaction()
                + "#"
                + item.event());
    return Document.of(new Key(item.clientKey().partition(), sort), json.write(item))
        .in(Index.WAITING, place);
  }

  private static String shardPartition(int shard) {
    return "DUE#" + shard;
  }

  /**
   * @param event content key of the event that made this item: it may only go when the entry holds
   *     the event, or when it is so old that whoever made it has surely ended
   * @param due when somebody must look, if nobody did before
   */
  record WorkItem(
      String project,
      String client,
      String interaction,
      String event,
      Instant receivedAt,
      Instant due) {

    ClientKey clientKey() {
      return new ClientKey(project, client);
    }

    WorkItem dueAt(Instant later) {
      return new WorkItem(project, client, interaction, event, receivedAt, later);
    }
  }
}
