package dev.patchbay.simulation;

import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Index;
import dev.patchbay.store.Table.Page;
import dev.patchbay.store.Table.Range;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The table's indexes, which show each write a moment later, in the order of the writes. */
final class LaggingIndexes {

  private static final char END = '\uffff';

  private final World world;
  private final Map<Index, TreeMap<String, Document>> places = new EnumMap<>(Index.class);
  private final Map<Key, Document> shown = new HashMap<>();
  private Instant caughtUp = World.START;

  LaggingIndexes(World world) {
    this.world = world;
    for (Index index : Index.values()) {
      places.put(index, new TreeMap<>());
    }
  }

  void show(Document document) {
    later(
        () -> {
          hide(document.key());
          shown.put(document.key(), document);
          document
              .indexed()
              .forEach(
                  (index, place) ->
                      places.get(index).put(position(place, document.key()), document));
        });
  }

  void forget(Key key) {
    later(() -> hide(key));
  }

  Page page(Index index, String partition, Range range) {
    String start = partition + "\0";
    String from = range.cursor() == null ? start + range.from() : range.cursor() + '\0';
    String to = range.to() == null ? start + END : start + range.to();
    var hits = places.get(index).subMap(from, from.compareTo(to) > 0 ? from : to);
    List<Document> documents = new ArrayList<>();
    String last = null;
    for (var hit : hits.entrySet()) {
      if (documents.size() == range.limit()) {
        return new Page(documents, last);
      }
      documents.add(hit.getValue());
      last = hit.getKey();
    }
    return new Page(documents, null);
  }

  private void hide(Key key) {
    Document old = shown.remove(key);
    if (old != null) {
      old.indexed().forEach((index, place) -> places.get(index).remove(position(place, key)));
    }
  }

  private void later(Runnable change) {
    Instant at =
        world
            .now()
            .plus(world.dice.chance(0.1) ? world.dice.seconds(0, 3) : world.dice.millis(1, 50));
    caughtUp = at.isAfter(caughtUp) ? at : caughtUp.plusNanos(1);
    world.scheduler.at(caughtUp, change);
  }

  private static String position(Key place, Key key) {
    return String.join("\0", place.partition(), place.sort(), key.partition(), key.sort());
  }
}
