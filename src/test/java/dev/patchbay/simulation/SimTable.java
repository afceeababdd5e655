package dev.patchbay.simulation;

import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Index;
import dev.patchbay.store.MemoryTable;
import dev.patchbay.store.StoreUnavailable;
import dev.patchbay.store.Table;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The table over a network: slow at times, failing before or after a write took effect, with
 * indexes that lag.
 */
final class SimTable implements Table {

  private final World world;
  private final MemoryTable memory = new MemoryTable();
  private final LaggingIndexes indexes;
  private final Set<String> waitedForAnother = new HashSet<>();
  private Consumer<Document> watcher = document -> {};

  SimTable(World world) {
    this.world = world;
    this.indexes = new LaggingIndexes(world);
  }

  /** Has somebody see every document at the moment in which it is stored. */
  void watchedBy(Consumer<Document> watching) {
    watcher = watching;
  }

  /** The interactions whose entry ever said that they wait for another client's lead. */
  Set<String> waitedForAnother() {
    return waitedForAnother;
  }

  /** Everything stored, as it is. */
  List<Document> all() {
    return memory.all();
  }

  @Override
  public Optional<Document> get(Key key) {
    return act("get", key, () -> memory.get(key));
  }

  @Override
  public Document put(Document document) {
    return act("put", document.key(), () -> indexed(memory.put(document)));
  }

  @Override
  public Optional<Document> create(Document document) {
    return act("create", document.key(), () -> memory.create(document).map(this::indexed));
  }

  @Override
  public Optional<Document> replace(Document document) {
    return act("replace", document.key(), () -> memory.replace(document).map(this::indexed));
  }

  @Override
  public void delete(Key key) {
    act(
        "delete",
        key,
        () -> {
          memory.delete(key);
          indexes.forget(key);
          return true;
        });
  }

  @Override
  public boolean delete(Document document) {
    return act(
        "delete",
        document.key(),
        () -> {
          boolean deleted = memory.delete(document);
          if (deleted) {
            indexes.forget(document.key());
          }
          return deleted;
        });
  }

  @Override
  public List<Document> list(String partition, String sortPrefix) {
    return act("list", new Key(partition, sortPrefix), () -> memory.list(partition, sortPrefix));
  }

  @Override
  public Page page(String partition, Range range) {
    return act("page", new Key(partition, range.from()), () -> memory.page(partition, range));
  }

  @Override
  public Page page(Index index, String partition, Range range) {
    return act(null, null, () -> indexes.page(index, partition, range));
  }

  private Document indexed(Document stored) {
    if (stored.key().sort().equals("ENTRY") && stored.body().contains("duplicate-pending:")) {
      String partition = stored.key().partition();
      waitedForAnother.add(partition.substring(partition.indexOf("#I#") + 3));
    }
    indexes.show(stored);
    watcher.accept(stored);
    return stored;
  }

  private <T> T act(String what, Key key, Supplier<T> request) {
    boolean slow = world.dice.chance(world.faults().tableIsSlow());
    Duration latency = slow ? world.dice.millis(100, 2_000) : world.dice.millis(1, 12);
    return world.act(
        latency,
        () -> {
          boolean fails = world.dice.chance(world.faults().tableFails());
          boolean afterwards = fails && world.dice.chance(0.5);
          if (fails && !afterwards) {
            note(what, key, "failed");
            throw new StoreUnavailable("before", null);
          }
          T result = request.get();
          if (fails) {
            note(what, key, "done, but no answer");
            throw new StoreUnavailable("after", null);
          }
          note(what, key, shortly(result));
          return result;
        });
  }

  private void note(String what, Key key, String how) {
    if (what != null) {
      world.note("table %s %s %s: %s".formatted(what, key.partition(), key.sort(), how));
    }
  }

  private static String shortly(Object result) {
    return switch (result) {
      case Optional<?> found -> found.isPresent() ? "ok" : "no";
      case Boolean yes -> yes ? "ok" : "no";
      case List<?> list -> list.size() + " documents";
      default -> "ok";
    };
  }
}
