package dev.patchbay.switching.carry;

import dev.patchbay.store.Stored;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;

/** One turn's way through the items of a bringing along, from where the turn before ended. */
final class Walk {

  private static final int PAGE = 25;

  private final Items items;
  private final Carry carry;
  private final Deque<Stored<CarryItem>> ahead = new ArrayDeque<>();
  private String read;
  private String position;
  private boolean moved;

  Walk(Items items, Carry carry) {
    this.items = items;
    this.carry = carry;
    this.position = carry.position();
    this.read = position;
  }

  /** The next item that matters; empty at the end. It comes again until it is passed. */
  Optional<Stored<CarryItem>> next(Predicate<CarryItem> wanted) {
    while (true) {
      while (!ahead.isEmpty() && !wanted.test(ahead.peek().value())) {
        ahead.poll();
      }
      if (!ahead.isEmpty()) {
        return Optional.of(ahead.peek());
      }
      Items.Page page = items.after(carry, read, PAGE);
      if (page.items().isEmpty()) {
        return Optional.empty();
      }
      ahead.addAll(page.items());
      read = ahead.peekLast().value().key();
    }
  }

  /** Leaves the item behind, unless something keeps it. */
  Optional<Setback> passed(Stored<CarryItem> item, Optional<Setback> setback) {
    if (setback.isEmpty()) {
      ahead.remove(item);
      position = item.value().key();
      moved = true;
    }
    return setback;
  }

  String position() {
    return position;
  }

  /** Whether this turn has got anything done. */
  boolean moved() {
    return moved;
  }

  /** Begins from the first item. */
  void restart() {
    ahead.clear();
    position = "";
    read = "";
  }
}
