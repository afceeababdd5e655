package dev.patchbay.switching;

import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Index;
import dev.patchbay.store.MemoryTable;
import dev.patchbay.store.Table;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A table at one request of which the process dies, before or after it took effect. */
final class KillingTable implements Table {

  /** The process is dead. */
  static final class Killed extends RuntimeException {}

  final MemoryTable table = new MemoryTable();
  private int left = Integer.MAX_VALUE;
  private boolean after;

  /**
   * @param request which one from now, the first is 0
   */
  void killAt(int request, boolean afterIt) {
    left = request;
    after = afterIt;
  }

  /** Whether the process lived longer than it was to. */
  boolean survived() {
    boolean alive = left >= 0;
    left = Integer.MAX_VALUE;
    return alive;
  }

  /** Anything else that may be the last thing a process does. */
  void moment() {
    request(() -> null);
  }

  private <T> T request(Supplier<T> work) {
    boolean last = left-- == 0;
    if (last && !after) {
      throw new Killed();
    }
    T answer = work.get();
    if (last) {
      throw new Killed();
    }
    return answer;
  }

  @Override
  public Optional<Document> get(Key key) {
    return request(() -> table.get(key));
  }

  @Override
  public Document put(Document document) {
    return request(() -> table.put(document));
  }

  @Override
  public Optional<Document> create(Document document) {
    return request(() -> table.create(document));
  }

  @Override
  public Optional<Document> replace(Document document) {
    return request(() -> table.replace(document));
  }

  @Override
  public void delete(Key key) {
    request(
        () -> {
          table.delete(key);
          return null;
        });
  }

  @Override
  public boolean delete(Document document) {
    return request(() -> table.delete(document));
  }

  @Override
  public List<Document> list(String partition, String sortPrefix) {
    return request(() -> table.list(partition, sortPrefix));
  }

  @Override
  public Page page(String partition, Range range) {
    return request(() -> table.page(partition, range));
  }

  @Override
  public Page page(Index index, String partition, Range range) {
    return request(() -> table.page(index, partition, range));
  }
}
