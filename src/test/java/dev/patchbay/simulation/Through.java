package dev.patchbay.simulation;

import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Index;
import dev.patchbay.store.Table;
import java.util.List;
import java.util.Optional;

/** A table in front of another, for mistakes that are made on purpose. */
abstract class Through implements Table {

  private final Table table;

  Through(Table table) {
    this.table = table;
  }

  @Override
  public Optional<Document> get(Key key) {
    return table.get(key);
  }

  @Override
  public Document put(Document document) {
    return table.put(document);
  }

  @Override
  public Optional<Document> create(Document document) {
    return table.create(document);
  }

  @Override
  public Optional<Document> replace(Document document) {
    return table.replace(document);
  }

  @Override
  public void delete(Key key) {
    table.delete(key);
  }

  @Override
  public boolean delete(Document document) {
    return table.delete(document);
  }

  @Override
  public List<Document> list(String partition, String sortPrefix) {
    return table.list(partition, sortPrefix);
  }

  @Override
  public Page page(String partition, Range range) {
    return table.page(partition, range);
  }

  @Override
  public Page page(Index index, String partition, Range range) {
    return table.page(index, partition, range);
  }
}
