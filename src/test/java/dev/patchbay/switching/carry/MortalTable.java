package dev.patchbay.switching.carry;

import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Index;
import dev.patchbay.store.Table;
import java.util.List;
import java.util.Optional;

/** A table whose user may die at any call. */
record MortalTable(Table table, Hazard hazard) implements Table {

  @Override
  public Optional<Document> get(Key key) {
    return hazard.around(() -> table.get(key));
  }

  @Override
  public Document put(Document document) {
    return hazard.around(() -> table.put(document));
  }

  @Override
  public Optional<Document> create(Document document) {
    return hazard.around(() -> table.create(document));
  }

  @Override
  public Optional<Document> replace(Document document) {
    return hazard.around(() -> table.replace(document));
  }

  @Override
  public void delete(Key key) {
    hazard.around(
        () -> {
          table.delete(key);
          return null;
        });
  }

  @Override
  public boolean delete(Document document) {
    return hazard.around(() -> table.delete(document));
  }

  @Override
  public List<Document> list(String partition, String sortPrefix) {
    return hazard.around(() -> table.list(partition, sortPrefix));
  }

  @Override
  public Page page(String partition, Range range) {
    return hazard.around(() -> table.page(partition, range));
  }

  @Override
  public Page page(Index index, String partition, Range range) {
    return hazard.around(() -> table.page(index, partition, range));
  }
}
