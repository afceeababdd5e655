package dev.patchbay.switching;

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
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The changes of the projects. The latest one, or the one that is being taken back, is a single
 * document that is only written by whoever read it last: so at most one is under way. The others
 * are history; where one is both, the single document is right.
 */
@Singleton
class ChangeStore {

  private static final String CURRENT = "CURRENT";
  private static final String HISTORY = "H#";
  private static final String ARCHIVE = "A#";
  private static final String DUE = "CHANGES";

  /** The request that began it has surely ended then. */
  private static final Duration TAKEN_UP_AFTER = Duration.ofMinutes(1);

  private final Table table;
  private final Json json;

  @Inject
  ChangeStore(Table table, Json json) {
    this.table = table;
    this.json = json;
  }

  Optional<Stored<Change>> current(String project) {
    return table.get(new Key(partition(project), CURRENT)).map(this::stored);
  }

  /**
   * Puts a change in the place of the current one, which becomes history. Empty when somebody else
   * began one meanwhile.
   */
  Optional<Stored<Change>> begin(Optional<Stored<Change>> before, Change next) {
    before.ifPresent(old -> table.put(document(old.value(), historySort(old.value()), 0)));
    String sort = CURRENT;
    return (before.isPresent()
            ? table.replace(document(next, sort, before.get().document().version()))
            : table.create(document(next, sort, 0)))
        .map(this::stored);
  }

  /** Empty when somebody else wrote it meanwhile. */
  Optional<Stored<Change>> replace(Stored<Change> read, Change next) {
    Document old = read.document();
    return table.replace(document(next, old.key().sort(), old.version())).map(this::stored);
  }

  /** All of a project, the newest first. */
  List<Change> all(String project) {
    Map<String, Change> byId = new LinkedHashMap<>();
    table.list(partition(project), HISTORY).stream()
        .map(document -> stored(document).value())
        .forEach(change -> byId.put(change.id(), change));
    current(project).map(Stored::value).ifPresent(change -> byId.put(change.id(), change));
    return byId.values().stream()
        .sorted(Comparator.comparing(Change::recordedAt).reversed())
        .toList();
  }

  /** What is to be gone on with or purged. May lag by a moment. */
  List<Stored<Change>> due(Instant now, int limit) {
    return table
        .page(Index.WAITING, DUE, Range.upTo(SortableTime.of(now) + "~", limit))
        .documents()
        .stream()
        .map(this::stored)
        .toList();
  }

  /** The change as it is now, where {@link #due} found it. */
  Optional<Stored<Change>> reread(Stored<Change> found) {
    return table.get(found.document().key()).map(this::stored);
  }

  /** Keeps the project as it was, once: what is kept already stays. */
  Archive archive(Change change, Archive now) {
    Key key = archiveKey(change);
    table.create(Document.of(key, json.write(now)).expiring(change.undoUntil()));
    return archive(change).orElseThrow();
  }

  /** Empty once its time is over. */
  Optional<Archive> archive(Change change) {
    return table.get(archiveKey(change)).map(document -> json.read(document.body(), Archive.class));
  }

  private static Key archiveKey(Change change) {
    return new Key(partition(change.project()), ARCHIVE + change.id());
  }

  private static String historySort(Change change) {
    return HISTORY + SortableTime.of(change.recordedAt()) + "#" + change.id();
  }

  private Document document(Change change, String sort, long version) {
    Document bare =
        new Document(
            new Key(partition(change.project()), sort),
            version,
            json.write(change),
            Map.of(),
            null);
    return nextLook(change)
        .map(at -> bare.in(Index.WAITING, new Key(DUE, SortableTime.of(at) + "#" + change.id())))
        .orElse(bare);
  }

  private static Optional<Instant> nextLook(Change change) {
    if (change.open()) {
      Instant last = change.steps().getLast().at();
      return Optional.of(last.plus(TAKEN_UP_AFTER));
    }
    return change.purgeable() ? Optional.of(change.undoUntil()) : Optional.empty();
  }

  private Stored<Change> stored(Document document) {
    return new Stored<>(json.read(document.body(), Change.class), document);
  }

  private static String partition(String project) {
    return "P#" + project + "#CHANGE";
  }
}
