package dev.patchbay.sync;

import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Index;
import dev.patchbay.store.MemoryTable;
import dev.patchbay.store.Table;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A table whose user dies before or after a certain call. */
final class FailingTable implements Table {

  /** A worker that dies: nothing catches it. */
  static final class Killed extends Error {
    Killed() {
      super("killed", null, false, false);
    }
  }

  final MemoryTable real = new MemoryTable();
  private int left = Integer.MAX_VALUE;
  private boolean after;

  /** The call after this many others kills whoever makes it. */
  void killAt(int calls, boolean afterTheEffect) {
    left = calls;
    after = afterTheEffect;
  }

  void heal() {
    left = Integer.MAX_VALUE;
  }

  /** Counts a call that is not one of the table's. */
  void step() {
    call(() -> null);
  }

  private <T> T call(Supplier<T> call) {
    boolean dies = left-- == 0;
    if (dies && !after) {
      throw new Killed();
    }
    T answer = call.get();
    if (dies) {
      throw new Killed();
    }
    return answer;
  }

  @Override
  public Optional<Document> get(Key key) {
    return call(() -> real.get(key));
  }

  @Override
  public Document put(Document document) {
    return call(() -> real.put(document));
  }

  @Override
  public Optional<Document> create(Document document) {
    return call(() -> real.create(document));
  }

  @Override
  public Optional<Document> replace(Document document) {
    return call(() -> real.replace(document));
  }

  @Override
  public void delete(Key key) {
    call(
        () -> {
          real.delete(key);
          return null;
        });
  }

  @Override
  public boolean delete(Document document) {
    return call(() -> real.delete(document));
  }

  @Override
  public List<Document> list(String partition, String sortPrefix) {
    return call(() -> real.list(partition, sortPrefix));
  }

  @Override
  public Page page(String partition, Range range) {
    return call(() -> real.page(partition, range));
  }

  @Override
  public Page page(Index index, String partition, Range range) {
    return call(() -> real.page(index, partition, range));
  }
}
