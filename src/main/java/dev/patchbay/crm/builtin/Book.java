package dev.patchbay.crm.builtin;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Index;
import dev.patchbay.store.Json;
import dev.patchbay.store.SortableTime;
import dev.patchbay.store.Table;
import dev.patchbay.store.Table.Range;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The records of one project. Each number and e-mail has pointer documents beside the records, so
 * that a look-up is consistent. Pointers are written first: a record is never without them, and a
 * pointer whose record was not written then is passed over.
 */
final class Book {

  private static final int MAX_LIMIT = 200;

  private final Table table;
  private final Json json;
  private final String project;
  private final String partition;

  Book(Table table, Json json, String project) {
    this.table = table;
    this.json = json;
    this.project = project;
    this.partition = "CRM#" + project;
  }

  RecordRef ref(BuiltinRecord record) {
    return ref(record.kind(), record.id());
  }

  /** The linked record of a kind, or null. */
  RecordRef link(BuiltinRecord record, RecordKind to) {
    return record.links().containsKey(to) ? ref(to, record.links().get(to)) : null;
  }

  /** The link is the record's place in our own API. */
  private RecordRef ref(RecordKind kind, String id) {
    return new RecordRef(
        kind, id, "/v1/projects/%s/crm/%s/%s".formatted(project, BuiltinRecords.plural(kind), id));
  }

  Optional<BuiltinRecord> get(RecordKind kind, String id) {
    return table.get(key(kind, id)).map(this::record);
  }

  /** Writes the record unless its id is taken. False when it was. */
  boolean create(BuiltinRecord record) {
    Handle.of(record).forEach(handle -> point(handle, record));
    var listed = new Key(listing(record.kind()), time(record) + "#" + record.id());
    return table
        .create(
            Document.of(key(record.kind(), record.id()), json.write(record))
                .in(Index.LISTING, listed))
        .isPresent();
  }

  /** Makes the record findable by one more handle. */
  void point(Handle handle, BuiltinRecord record) {
    table.put(Document.of(pointer(handle, record), "{}"));
  }

  private Key pointer(Handle handle, BuiltinRecord record) {
    return new Key(partition, pointers(handle, record.kind()) + time(record) + "#" + record.id());
  }

  /** Contacts, leads and deals with the handle. */
  Stream<BuiltinRecord> clientRecords(Handle handle) {
    return table.list(partition, "of#" + handle.text() + "#client-").stream()
        .map(this::pointedAt)
        .filter(Objects::nonNull);
  }

  /** All records of a kind, newest first. May lag by a moment. */
  BuiltinRecords.Page page(RecordKind kind, int limit, String cursor) {
    var page =
        table.page(Index.LISTING, listing(kind), new Range("", null, true, bounded(limit), cursor));
    return shown(page, this::record);
  }

  /** The records of a kind with the handle, newest first. */
  BuiltinRecords.Page page(RecordKind kind, Handle handle, int limit, String cursor) {
    var from = pointers(handle, kind);
    var to = from.substring(0, from.length() - 1) + (char) ('#' + 1);
    return shown(
        table.page(partition, new Range(from, to, true, bounded(limit), cursor)), this::pointedAt);
  }

  /**
   * Changes a record as it is now; leaves it when the change gives null.
   *
   * @return the record as it is then, or empty when there is none
   */
  Optional<BuiltinRecord> change(
      RecordKind kind, String id, Function<BuiltinRecord, BuiltinRecord> change) {
    while (true) {
      var current = table.get(key(kind, id));
      if (current.isEmpty()) {
        return Optional.empty();
      }
      var before = record(current.get());
      var after = change.apply(before);
      if (after == null) {
        return Optional.of(before);
      }
      if (table.replace(current.get().withBody(json.write(after))).isPresent()) {
        return Optional.of(after);
      }
    }
  }

  /**
   * Removes every record that the handle finds, with all pointers to it.
   *
   * @return how many records there were
   */
  int erase(Handle handle) {
    int erased = 0;
    for (Document pointer : table.list(partition, "of#" + handle.text() + "#")) {
      BuiltinRecord record = pointedAt(pointer);
      if (record != null) {
        table.delete(key(record.kind(), record.id()));
        Handle.of(record).forEach(other -> table.delete(pointer(other, record)));
        erased++;
      }
      table.delete(pointer.key());
    }
    return erased;
  }

  private BuiltinRecords.Page shown(Table.Page page, Function<Document, BuiltinRecord> read) {
    return new BuiltinRecords.Page(
        page.documents().stream().map(read).filter(Objects::nonNull).toList(), page.cursor());
  }

  private BuiltinRecord record(Document document) {
    return json.read(document.body(), BuiltinRecord.class);
  }

  /** The record, or null when the pointer is left over from an attempt that wrote no record. */
  private BuiltinRecord pointedAt(Document pointer) {
    var parts = pointer.key().sort().split("#");
    var kind =
        RecordKind.valueOf(parts[2].substring(parts[2].indexOf('-') + 1).toUpperCase(Locale.ROOT));
    return get(kind, parts[4]).filter(record -> time(record).equals(parts[3])).orElse(null);
  }

  private Key key(RecordKind kind, String id) {
    return new Key(partition, word(kind) + "#" + id);
  }

  private String listing(RecordKind kind) {
    return partition + "#" + word(kind);
  }

  private static String pointers(Handle handle, RecordKind kind) {
    var group =
        switch (kind) {
          case CONTACT, LEAD, DEAL -> "client-";
          case ORGANIZATION, TASK, NOTE -> "trail-";
        };
    return "of#" + handle.text() + "#" + group + word(kind) + "#";
  }

  private static String word(RecordKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static String time(BuiltinRecord record) {
    return SortableTime.of(record.createdAt());
  }

  private static int bounded(int limit) {
    return Math.clamp(limit, 1, MAX_LIMIT);
  }
}
