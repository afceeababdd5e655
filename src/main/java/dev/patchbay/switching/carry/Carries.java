package dev.patchbay.switching.carry;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bringing along of all projects; what is at work shows in an index by its due time. */
@Singleton
class Carries {

  private static final String DUE = "CARRY-DUE";

  private final Table table;
  private final Json json;

  @Inject
  Carries(Table table, Json json) {
    this.table = table;
    this.json = json;
  }

  Optional<Stored<Carry>> find(String project, String change) {
    return table.get(key(project, change)).map(this::stored);
  }

  /** After each change of CRM of the project. */
  List<Carry> all(String project) {
    return table.list(partition(project), "").stream()
        .map(document -> stored(document).value())
        .toList();
  }

  /** Empty when it is there already. */
  Optional<Stored<Carry>> create(Carry carry) {
    return table.create(document(carry, 0)).map(document -> new Stored<>(carry, document));
  }

  /** Empty when somebody else wrote meanwhile. */
  Optional<Stored<Carry>> replace(Stored<Carry> before, Carry after) {
    return table
        .replace(document(after, before.document().version()))
        .map(document -> new Stored<>(after, document));
  }

  /** What somebody must look at, the longest overdue first. May lag by a moment. */
  List<Carry> due(Instant now, int limit) {
    return table
        .page(Index.WAITING, DUE, Range.upTo(SortableTime.of(now) + "~", limit))
        .documents()
        .stream()
        .map(document -> stored(document).value())
        .toList();
  }

  private Stored<Carry> stored(Document document) {
    return new Stored<>(json.read(document.body(), Carry.class), document);
  }

  private Document document(Carry carry, long version) {
    Key key = key(carry.project(), carry.change());
    Document document = new Document(key, version, json.write(carry), Map.of(), null);
    if (!carry.state().busy()) {
      return document;
    }
    String place =
        SortableTime.of(carry.turn().dueAt()) + "#" + carry.project() + "#" + carry.change();
    return document.in(Index.WAITING, new Key(DUE, place));
  }

  private static Key key(String project, String change) {
    return new Key(partition(project), change);
  }

  private static String partition(String project) {
    return "P#" + project + "#CARRY";
  }
}
