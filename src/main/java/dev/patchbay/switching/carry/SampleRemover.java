package dev.patchbay.switching.carry;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.store.Stored;
import dev.patchbay.switching.carry.CarryItem.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Undoes the sample, the last item first, and then forgets that it was there. */
final class SampleRemover {

  private static final int PAGE = 100;

  private final Items items;
  private final Pairs pairs;
  private final Claims claims;
  private final ItemRemover remover;

  SampleRemover(Items items, Pairs pairs, Claims claims, ItemRemover remover) {
    this.items = items;
    this.pairs = pairs;
    this.claims = claims;
    this.remover = remover;
  }

  /** The next one before the one that was looked at last; empty when all were. */
  Optional<Stored<CarryItem>> next(Carry carry, Walk walk) {
    return sample(carry).reversed().stream()
        .filter(
            item -> walk.position().isEmpty() || item.value().key().compareTo(walk.position()) < 0)
        .findFirst();
  }

  Optional<Setback> remove(Trip trip, Stored<CarryItem> item, Set<RecordRef> ours) {
    return item.value().steps() == 0 || item.value().state() == State.REMOVED
        ? Optional.empty()
        : remover.remove(trip, item, ours);
  }

  /** Every record of the new CRM that stands for a lead or deal of the sample. */
  Set<RecordRef> ours(Carry carry) {
    Set<RecordRef> ours = new HashSet<>();
    sample(carry).stream()
        .flatMap(item -> item.value().pairs().stream())
        .filter(pair -> pair.kind() == RecordKind.LEAD || pair.kind() == RecordKind.DEAL)
        .forEach(pair -> ours.add(pair.made()));
    return ours;
  }

  /** Has what was removed wait again. Can be repeated. */
  void reset(Carry carry) {
    for (Stored<CarryItem> item : sample(carry)) {
      CarryItem value = item.value();
      boolean stays =
          value.state() == State.CARRIED
              || value.state() == State.WAITING
              || value.state() == State.NEEDS_ATTENTION && value.steps() > 0;
      if (stays) {
        continue;
      }
      forget(carry, value);
      items.replace(item, value.again()).orElseThrow(ItemSession.Overtaken::new);
    }
  }

  /** A client who was kept, because others have use of him, is found again by his pair. */
  private void forget(Carry carry, CarryItem item) {
    Set<String> kept = new HashSet<>();
    items.steps(carry, item).stream()
        .map(Stored::value)
        .filter(CarryStep::stands)
        .forEach(step -> kept.add(step.step().ref().id()));
    for (Pair pair : item.pairs()) {
      if (!kept.contains(pair.made().id())) {
        pairs.forget(carry.project(), carry.from().id(), carry.to(), pair);
      }
    }
    item.contact().forEach(name -> claims.forget(carry, name));
    if (item.organization() != null) {
      claims.forget(carry, item.organization());
    }
  }

  private List<Stored<CarryItem>> sample(Carry carry) {
    List<Stored<CarryItem>> sample = new ArrayList<>();
    String cursor = null;
    do {
      Items.Page page = items.page(carry, PAGE, cursor);
      page.items().stream().filter(item -> item.value().sample()).forEach(sample::add);
      cursor = page.cursor();
    } while (cursor != null);
    return sample;
  }
}
