package dev.patchbay.simulation;

import dev.patchbay.crm.CrmMetadata.Limit;
import dev.patchbay.crm.CrmMetadata.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A CRM's count of the requests that it gets. */
final class CrmBudget {

  /** For calls that were granted before, and for a slow table. */
  private static final Duration WORD_GETS_AROUND = Duration.ofSeconds(6);

  final List<Limit> limits;
  private final World world;
  private final String project;
  private final List<Instant> arrivals = new ArrayList<>();
  private Instant closedFrom = Instant.MIN;
  private Instant closedUntil = Instant.MIN;

  CrmBudget(World world, String project) {
    this.world = world;
    this.project = project;
    this.limits =
        List.of(
            new Limit(Unit.REQUESTS, world.dice.between(2, 8), Duration.ofSeconds(1)),
            new Limit(Unit.REQUESTS, world.dice.between(40, 120), Duration.ofMinutes(1)));
  }

  /** Whoever was told may have died of it, or failed to write it down: then nobody knows. */
  void throttled(Duration pause) {
    Faults faults = world.faults();
    Instant until = world.now().plus(pause);
    if (faults.killed() == 0 && faults.tableFails() == 0 && until.isAfter(closedUntil)) {
      closedFrom = world.now().plus(WORD_GETS_AROUND);
      closedUntil = until;
    }
  }

  void count() {
    arrivals.add(world.now());
    if (world.now().isAfter(closedFrom) && world.now().isBefore(closedUntil)) {
      world.violated(
          Violation.Kind.OVER_BUDGET,
          "%s asked for no requests until %s".formatted(project, closedUntil));
    }
    for (Limit limit : limits) {
      Instant from = world.now().minus(limit.window());
      int spent = 0;
      for (int i = arrivals.size() - 1; i >= 0 && arrivals.get(i).isAfter(from); i--) {
        spent++;
      }
      if (spent > limit.capacity()) {
        world.violated(
            Violation.Kind.OVER_BUDGET,
            "%s: %d requests in %s, allowed are %d"
                .formatted(project, spent, limit.window(), limit.capacity()));
      }
    }
  }
}
