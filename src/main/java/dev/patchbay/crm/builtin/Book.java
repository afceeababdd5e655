package dev.patchbay.crm.builtin;

import dev.patchbay.crm.Changes;
import dev.patchbay.crm.Changes.Change;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Index;
import dev.patchbay.store.Json;
import dev.patchbay.store.SortableTime;
import dev.patchbay.store.Table;
import dev.patchbay.store.Table.Range;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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
  private final ChangeLog log;
  private BuiltinStages stages;

  Book(Table table, Json json, String project) {
    this.table = table;
    this.json = json;
    this.project = project;
    this.partition = "CRM#" + project;
    this.log = new ChangeLog(table, partition);
  }

  /** The project's stages, read once. */
  BuiltinStages stages() {
    if (stages == null) {
      stages =
          table
              .get(stagesKey())
              .map(document -> json.read(document.body(), BuiltinStages.class))
              .orElse(BuiltinStages.DEFAULT);
    }
    return stages;
  }

  void save(BuiltinStages changed) {
    table.put(Document.of(stagesKey(), json.write(changed)));
    stages = changed;
  }

  private Key stagesKey() {
    return new Key(partition, "stages");
  }

  RecordRef ref(BuiltinRecord record) {
    return ref(record.kind(), record.id());
  }

  /** The linked record of a kind, or null. */
  RecordRef link(BuiltinRecord record, RecordKind to) {
    return record.links().containsKey(to) ? ref(to, record.links().get(to)) : null;
  }

  /** The deal that a converted lead became: its id follows from the lead's. */
  RecordRef dealOf(BuiltinRecord lead) {
    return ref(RecordKind.DEAL, BuiltinIds.of(RecordKind.DEAL, "lead " + lead.id()));
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
    if (isLogged(record.kind())) {
      log.add(record);
    }
    Handle.of(record).forEach(handle -> point(handle, record));
    if (isTrail(record.kind())) {
      record.links().forEach((kind, id) -> table.put(Document.of(trail(kind, id, record), "{}")));
    }
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

  private Key trail(RecordKind kind, String id, BuiltinRecord record) {
    return new Key(partition, trails(kind, id) + word(record.kind()) + "#" + record.id());
  }

  private static String trails(RecordKind kind, String id) {
    return "on#" + word(kind) + "#" + id + "#";
  }

  /** The notes and tasks of a record, the oldest first. */
  List<BuiltinRecord> trailOf(BuiltinRecord record) {
    Map<String, BuiltinRecord> found = new LinkedHashMap<>();
    for (Document pointer : table.list(partition, trails(record.kind(), record.id()))) {
      String[] parts = pointer.key().sort().split("#");
      get(RecordKind.valueOf(parts[3].toUpperCase(Locale.ROOT)), parts[4])
          .ifPresent(one -> found.put(one.id(), one));
    }
    // Those of before there were such pointers are found by the client's number and mail.
    Handle.of(record).stream()
        .flatMap(handle -> table.list(partition, "of#" + handle.text() + "#trail-").stream())
        .map(this::pointedAt)
        .filter(Objects::nonNull)
        .filter(one -> isTrail(one.kind()))
        .filter(one -> record.id().equals(one.links().get(record.kind())))
        .forEach(one -> found.put(one.id(), one));
    return found.values().stream().sorted(Comparator.comparing(BuiltinRecord::createdAt)).toList();
  }

  /** One page of what was changed or removed since, the oldest first. Consistent. */
  Changes.Page changed(RecordKind kind, Instant since, String cursor) {
    if (cursor == null && !log.isComplete(kind)) {
      table.list(partition, word(kind) + "#").stream().map(this::record).forEach(log::add);
      log.complete(kind);
    }
    var page = log.page(kind, since, MAX_LIMIT, cursor);
    var shown = new Shown(this);
    List<Change> changes = new ArrayList<>();
    for (Document pointer : page.documents()) {
      String id = ChangeLog.id(pointer);
      var record = get(kind, id);
      if (record.isEmpty() && pointer.body().equals(ChangeLog.REMOVED)) {
        changes.add(new Change.Removed(ref(kind, id), null));
      }
      record
          .filter(present -> ChangeLog.isOf(pointer, present))
          .ifPresent(present -> changes.add(new Change.Present(shown.record(present))));
    }
    return new Changes.Page(changes, page.cursor());
  }

  /** Removes a record for good; what hangs on it stays. */
  void remove(RecordKind kind, String id, Instant now) {
    get(kind, id).ifPresent(record -> remove(record, now));
  }

  private void remove(BuiltinRecord record, Instant now) {
    boolean logged = isLogged(record.kind());
    if (logged) {
      log.addRemoved(record.kind(), record.id(), later(now, record));
    }
    table.delete(key(record.kind(), record.id()));
    Handle.of(record).forEach(other -> table.delete(pointer(other, record)));
    record.links().forEach((kind, id) -> table.delete(trail(kind, id, record)));
    if (logged) {
      log.forget(record);
    }
  }

  private static boolean isLogged(RecordKind kind) {
    return kind == RecordKind.CONTACT || kind == RecordKind.LEAD || kind == RecordKind.DEAL;
  }

  private static boolean isTrail(RecordKind kind) {
    return kind == RecordKind.NOTE || kind == RecordKind.TASK;
  }

  /** Now, but in any case later than the record's last change: no two have the same time. */
  private static Instant later(Instant now, BuiltinRecord record) {
    return now.isAfter(record.changedAt()) ? now : record.changedAt().plusMillis(1);
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
      RecordKind kind, String id, Instant now, UnaryOperator<BuiltinRecord> change) {
    while (true) {
      var current = table.get(key(kind, id));
      if (current.isEmpty()) {
        return Optional.empty();
      }
      var before = record(current.get());
      var changed = change.apply(before);
      if (changed == null || changed.equals(before)) {
        return Optional.of(before);
      }
      var after = changed.changedAt(later(now, before));
      if (isLogged(kind)) {
        log.add(after);
      }
      boolean written = table.replace(current.get().withBody(json.write(after))).isPresent();
      if (written && isLogged(kind)) {
        log.forget(before);
      }
      if (written) {
        return Optional.of(after);
      }
    }
  }

  /**
   * Removes every record that the handle finds, with all pointers to it.
   *
   * @return how many records there were
   */
  int erase(Handle handle, Instant now) {
    int erased = 0;
    for (Document pointer : table.list(partition, "of#" + handle.text() + "#")) {
      BuiltinRecord record = pointedAt(pointer);
      if (record != null) {
        remove(record, now);
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
