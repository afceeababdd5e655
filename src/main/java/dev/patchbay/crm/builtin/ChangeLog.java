package dev.patchbay.crm.builtin;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.SortableTime;
import dev.patchbay.store.Table;
import dev.patchbay.store.Table.Range;
import java.time.Instant;
import java.util.Locale;

/**
 * The order in which the records of a kind were last changed: one pointer per record in a partition
 * of the table, because an index of it lags. A pointer is written before the change and the earlier
 * one taken away after it. So every change has its pointer; one that is left over names a time that
 * is not the record's and is passed over.
 */
final class ChangeLog {

  /** The body of a pointer to what is removed. */
  static final String REMOVED = "{\"removed\":true}";

  private static final String THERE = "{}";

  private final Table table;
  private final String book;

  ChangeLog(Table table, String book) {
    this.table = table;
    this.book = book;
  }

  void add(BuiltinRecord record) {
    table.put(Document.of(key(record.kind(), record.changedAt(), record.id()), THERE));
  }

  void addRemoved(RecordKind kind, String id, Instant at) {
    table.put(Document.of(key(kind, at, id), REMOVED));
  }

  void forget(BuiltinRecord record) {
    table.delete(key(record.kind(), record.changedAt(), record.id()));
  }

  /** The pointers from a moment on, the oldest first. */
  Table.Page page(RecordKind kind, Instant since, int limit, String cursor) {
    String from = since.equals(Instant.EPOCH) ? "" : SortableTime.of(since);
    return table.page(partition(kind), new Range(from, null, false, limit, cursor));
  }

  /** Whether the records of before there was a log are in it. */
  boolean isComplete(RecordKind kind) {
    return table.get(completeness(kind)).isPresent();
  }

  void complete(RecordKind kind) {
    table.put(Document.of(completeness(kind), THERE));
  }

  static String id(Document pointer) {
    return pointer.key().sort().split("#")[1];
  }

  static boolean isOf(Document pointer, BuiltinRecord record) {
    return pointer.key().sort().startsWith(SortableTime.of(record.changedAt()) + "#");
  }

  private Key key(RecordKind kind, Instant at, String id) {
    return new Key(partition(kind), SortableTime.of(at) + "#" + id);
  }

  private Key completeness(RecordKind kind) {
    return new Key(book, "changes#" + word(kind));
  }

  private String partition(RecordKind kind) {
    return book + "#CHANGED#" + word(kind);
  }

  private static String word(RecordKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
