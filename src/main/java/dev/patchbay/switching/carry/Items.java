package dev.patchbay.switching.carry;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Json;
import dev.patchbay.store.SortableTime;
import dev.patchbay.store.Stored;
import dev.patchbay.store.Table;
import dev.patchbay.store.Table.Range;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The items of each bringing along, in the order in which they are worked on, and the steps of
 * each. A step is a document of its own: an item has as many notes as people have written.
 */
@Singleton
class Items {

  private final Table table;
  private final Json json;

  @Inject
  Items(Table table, Json json) {
    this.table = table;
    this.json = json;
  }

  static String key(RecordKind kind, Instant createdAt, String id) {
    return kind.name().toLowerCase(Locale.ROOT) + "#" + SortableTime.of(createdAt) + "#" + id;
  }

  /** Does nothing when the item is there. */
  void list(Carry carry, CarryItem item) {
    table.create(Document.of(place(carry, item.key()), json.write(item)));
  }

  Optional<Stored<CarryItem>> find(Carry carry, String key) {
    return table.get(place(carry, key)).map(this::item);
  }

  /** Empty when somebody else wrote meanwhile. */
  Optional<Stored<CarryItem>> replace(Stored<CarryItem> before, CarryItem after) {
    return table
        .replace(before.document().withBody(json.write(after)))
        .map(document -> new Stored<>(after, document));
  }

  /** One page. */
  Page page(Carry carry, int limit, String cursor) {
    return page(carry, "", limit, cursor);
  }

  /** One page of the items behind a key. */
  Page after(Carry carry, String key, int limit) {
    return page(carry, key.isEmpty() ? "" : key + "\u0000", limit, null);
  }

  private Page page(Carry carry, String from, int limit, String cursor) {
    String prefix = sort(carry, "");
    String end = carry.change() + "$"; // What sorts right behind the prefix.
    var page = table.page(partition(carry), new Range(prefix + from, end, false, limit, cursor));
    return new Page(page.documents().stream().map(this::item).toList(), page.cursor());
  }

  void plan(Carry carry, CarryItem item, List<CarryStep> steps) {
    for (int i = 0; i < steps.size(); i++) {
      table.put(Document.of(step(carry, item, i), json.write(steps.get(i))));
    }
  }

  /** Adds the steps that the item does not count yet. */
  void append(Carry carry, CarryItem item, List<CarryStep> all) {
    for (int i = item.steps(); i < all.size(); i++) {
      table.put(Document.of(step(carry, item, i), json.write(all.get(i))));
    }
  }

  /** The steps that were planned last, in order. */
  List<Stored<CarryStep>> steps(Carry carry, CarryItem item) {
    return table.list(steps(carry), sort(carry, prefix(item))).stream()
        .limit(item.steps())
        .map(document -> new Stored<>(json.read(document.body(), CarryStep.class), document))
        .toList();
  }

  Optional<Stored<CarryStep>> replace(Stored<CarryStep> before, CarryStep after) {
    return table
        .replace(before.document().withBody(json.write(after)))
        .map(document -> new Stored<>(after, document));
  }

  private Stored<CarryItem> item(Document document) {
    return new Stored<>(json.read(document.body(), CarryItem.class), document);
  }

  private static Key step(Carry carry, CarryItem item, int number) {
    return new Key(steps(carry), sort(carry, prefix(item)) + "%06d".formatted(number));
  }

  private static String prefix(CarryItem item) {
    return item.key() + "#" + item.round() + "#";
  }

  private static Key place(Carry carry, String key) {
    return new Key(partition(carry), sort(carry, key));
  }

  private static String partition(Carry carry) {
    return "P#" + carry.project() + "#CARRY-ITEMS";
  }

  private static String steps(Carry carry) {
    return "P#" + carry.project() + "#CARRY-STEPS";
  }

  private static String sort(Carry carry, String place) {
    return carry.change() + "#" + place;
  }

  record Page(List<Stored<CarryItem>> items, String cursor) {}
}
