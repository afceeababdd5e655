package dev.patchbay.switching;

import java.util.List;

/**
 * What becomes of one kind of data.
 *
 * @param kind such as {@code leads}
 * @param count how many there are of it
 * @param more whether there are more than were counted
 * @param items what is to be said of single ones; empty where all fare alike
 * @param reason in a sentence
 */
public record Consequence(
    String kind, Effect effect, int count, boolean more, List<Item> items, String reason) {

  public Consequence {
    items = List.copyOf(items);
  }

  static Consequence of(String kind, Effect effect, Count count, String reason) {
    return of(kind, effect, count, List.of(), reason);
  }

  static Consequence of(String kind, Effect effect, Count count, List<Item> items, String reason) {
    return new Consequence(kind, effect, count.number(), count.more(), items, reason);
  }

  /** One of them. */
  public record Item(String name, Effect effect, String reason) {}
}
