package dev.patchbay.switching;

import dev.patchbay.project.EarlierIntegrations;
import dev.patchbay.project.EarlierIntegrations.Left;
import dev.patchbay.store.Stored;
import dev.patchbay.sync.Mirror;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Erases the leads and deals that a fresh start put away, once it can no more be taken back. */
@Singleton
class Purge {

  /** Leaves the rest of a tick to others; what is left is erased at the next. */
  private static final int AT_ONCE = 2_000;

  private final ChangeStore store;
  private final EarlierIntegrations earlier;
  private final Mirror mirror;
  private final Clock clock;

  @Inject
  Purge(ChangeStore store, EarlierIntegrations earlier, Mirror mirror, Clock clock) {
    this.store = store;
    this.earlier = earlier;
    this.mirror = mirror;
    this.clock = clock;
  }

  /** An integration that came back meanwhile is none of those that were put away. */
  void go(Stored<Change> change) {
    String project = change.value().project();
    for (Left left : earlier.of(project)) {
      boolean away = left.archived() && !left.leftAt().isAfter(change.value().confirmedAt());
      if (away && mirror.purge(project, left.integration().id(), AT_ONCE)) {
        return;
      }
    }
    store.replace(change, change.value().did(Change.PURGED, clock.instant()));
  }
}
