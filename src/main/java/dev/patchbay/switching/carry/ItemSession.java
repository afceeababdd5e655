package dev.patchbay.switching.carry;

import dev.patchbay.delivery.LedgerSession;
import dev.patchbay.journal.Attempt;
import dev.patchbay.journal.LedgerStep;
import dev.patchbay.store.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * One run's hold on the steps of one item. Every write compares what was read: a run that was
 * overtaken by another writes nothing any more, and so does nothing any more.
 */
final class ItemSession implements LedgerSession {

  private final Items items;
  private final String id;
  private final List<Stored<CarryStep>> read;
  private final SortedMap<Integer, CarryStep> changed = new TreeMap<>();

  /**
   * @param id what the markers of its effects begin with
   */
  ItemSession(Items items, String id, List<Stored<CarryStep>> read) {
    this.items = items;
    this.id = id;
    this.read = new ArrayList<>(read);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public List<LedgerStep> ledger() {
    return steps().stream().map(CarryStep::step).toList();
  }

  /** As this run sees them, with changes that are not written yet. */
  List<CarryStep> steps() {
    List<CarryStep> steps = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      steps.add(changed.getOrDefault(i, read.get(i).value()));
    }
    return steps;
  }

  @Override
  public void change(String step, UnaryOperator<LedgerStep> change) {
    replace(step, carried -> carried.with(change.apply(carried.step())));
  }

  /** The same for everything that is kept of a step. */
  void replace(String step, UnaryOperator<CarryStep> change) {
    List<CarryStep> steps = steps();
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).step().key().equals(step)) {
        changed.put(i, change.apply(steps.get(i)));
      }
    }
  }

  /** The steps themselves say why they are not done; more is not kept. */
  @Override
  public void attempted(List<Attempt> attempts) {}

  @Override
  public void intend(List<String> steps, Instant at) {
    write();
    steps.forEach(step -> change(step, planned -> planned.intended(at)));
    write();
  }

  /**
   * Writes what was changed.
   *
   * @throws Overtaken when another run has written a step meanwhile
   */
  void write() {
    while (!changed.isEmpty()) {
      int first = changed.firstKey();
      read.set(
          first, items.replace(read.get(first), changed.get(first)).orElseThrow(Overtaken::new));
      changed.remove(first);
    }
  }

  /** Another run has the item; what this one did is found by that one. */
  static final class Overtaken extends RuntimeException {
    Overtaken() {
      super("another run took the item over", null, false, false);
    }
  }
}
