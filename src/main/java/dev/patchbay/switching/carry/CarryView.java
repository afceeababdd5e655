package dev.patchbay.switching.carry;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Project;
import dev.patchbay.store.Stored;
import dev.patchbay.switching.carry.CarryItem.State;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How the bringing along after the last change of CRM stands, added up when it is asked. */
@Singleton
public class CarryView {

  private static final int PAGE = 500;

  private final CarriedChange changes;
  private final Carries carries;
  private final Items items;
  private final BringAlong desk;

  @Inject
  CarryView(CarriedChange changes, Carries carries, Items items, BringAlong desk) {
    this.changes = changes;
    this.carries = carries;
    this.items = items;
    this.desk = desk;
  }

  /**
   * Empty where the project never left a CRM.
   *
   * @param cursor of the page of items, or null for the first
   */
  public Optional<Status> of(Project project, int limit, String cursor) {
    return changes
        .last(project)
        .map(
            passage ->
                carries
                    .find(project.id(), passage.change())
                    .map(Stored::value)
                    .map(carry -> status(project, carry, limit, cursor))
                    .orElseGet(() -> untouched(project, passage)));
  }

  private Status untouched(Project project, CarriedChange.Passage passage) {
    return new Status(
        passage.change(),
        CarryState.NONE,
        null,
        null,
        null,
        passage.from().kind(),
        losses(passage.from(), project.integration()),
        List.of(),
        new EnumMap<>(State.class),
        0,
        List.of(),
        null);
  }

  private Status status(Project project, Carry carry, int limit, String cursor) {
    Sums sums = new Sums();
    String at = null;
    do {
      Items.Page page = items.page(carry, PAGE, at);
      page.items().forEach(item -> sums.add(item.value()));
      at = page.cursor();
    } while (at != null);
    Items.Page shown = items.page(carry, limit, cursor);
    return new Status(
        carry.change(),
        carry.state(),
        carry.stoppedIn(),
        carry.error(),
        carry.state().busy() ? carry.turn().dueAt() : null,
        carry.from().kind(),
        losses(carry.from(), project.integration()),
        sums.counts(),
        sums.states,
        sums.sample,
        shown.items().stream().map(item -> Seen.of(item.value())).toList(),
        shown.cursor());
  }

  private List<CarryPlan.Loss> losses(Integration from, Integration to) {
    return to == null || to.state() != Integration.State.CONNECTED
        ? List.of()
        : CarryPlan.losses(desk.capabilities(from), desk.capabilities(to));
  }

  /**
   * @param counts on both sides, by the kind in the CRM that was left
   * @param states how many items are in which state
   * @param sample how many items the sample has
   * @param cursor for the next page of items, or null at the end
   */
  public record Status(
      String change,
      CarryState state,
      CarryState stoppedIn,
      String error,
      Instant dueAt,
      String from,
      List<CarryPlan.Loss> losses,
      List<KindCount> counts,
      Map<State, Integer> states,
      int sample,
      List<Seen> items,
      String cursor) {}

  /** An item as people see it; its parts are described there. */
  public record Seen(
      String key,
      RecordRef ref,
      State state,
      String reason,
      boolean sample,
      Map<RecordKind, Integer> planned,
      List<String> leftOut,
      List<Pair> pairs,
      List<CarryItem.Difference> differences) {

    static Seen of(CarryItem item) {
      return new Seen(
          item.key(),
          item.ref(),
          item.state(),
          item.reason(),
          item.sample(),
          item.planned(),
          item.leftOut(),
          item.pairs(),
          item.differences());
    }
  }

  /**
   * @param planned how many the open leads and deals that were read so far have
   * @param carried how many of these have a record in the new CRM
   * @param created how many of these records the hub made
   * @param missing how many the last verification missed
   */
  public record KindCount(RecordKind kind, int planned, int carried, int created, int missing) {}

  /** What several items share counts once. */
  private static final class Sums {
    private final Map<State, Integer> states = new EnumMap<>(State.class);
    private final Map<RecordKind, Integer> planned = new EnumMap<>(RecordKind.class);
    private final Map<RecordKind, Integer> missing = new EnumMap<>(RecordKind.class);
    private final Set<Object> seen = new HashSet<>();
    private final Set<Pair> pairs = new HashSet<>();
    private int sample;

    void add(CarryItem item) {
      states.merge(item.state(), 1, Integer::sum);
      sample += item.sample() ? 1 : 0;
      item.differences().forEach(one -> missing.merge(one.kind(), 1, Integer::sum));
      if (item.state() == State.SKIPPED) {
        return;
      }
      pairs.addAll(item.pairs());
      if (item.planned().isEmpty()) {
        planned.merge(item.ref().kind(), 1, Integer::sum);
      }
      item.planned()
          .forEach((kind, count) -> planned.merge(kind, own(item, kind, count), Integer::sum));
    }

    private int own(CarryItem item, RecordKind kind, int count) {
      return switch (kind) {
        case CONTACT -> item.contact().isEmpty() || seen.add(item.contact().getFirst()) ? 1 : 0;
        case ORGANIZATION -> seen.add(item.organization()) ? 1 : 0;
        default -> count;
      };
    }

    List<KindCount> counts() {
      return Stream.of(RecordKind.values())
          .filter(kind -> planned.getOrDefault(kind, 0) > 0)
          .map(
              kind ->
                  new KindCount(
                      kind,
                      planned.get(kind),
                      distinct(kind, false),
                      distinct(kind, true),
                      missing.getOrDefault(kind, 0)))
          .toList();
    }

    private int distinct(RecordKind kind, boolean createdOnly) {
      return (int)
          pairs.stream()
              .filter(pair -> pair.kind() == kind && (pair.created() || !createdOnly))
              .map(pair -> pair.old().id())
              .distinct()
              .count();
    }
  }
}
