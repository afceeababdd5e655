package dev.patchbay.sync;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.project.CrmSettings;
import dev.patchbay.sync.SyncState.Asked;
import dev.patchbay.sync.SyncState.Reach;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which run is next, from when on it asks, and when the one after it is due. Pure. */
final class SyncPlan {

  /** How often every copy is held against the CRM. */
  private static final Duration FULL_EVERY = Duration.ofDays(1);

  private static final int SHORTEST_MINUTES = 5;

  private SyncPlan() {}

  /** The next run, with everything that it takes from what was asked and what is here. */
  static SyncRun next(SyncState state, CrmSettings settings, Set<RecordKind> kinds, Instant now) {
    Asked asked = state.asked();
    SyncKind kind = kind(state, now);
    Map<RecordKind, Instant> since = new EnumMap<>(RecordKind.class);
    for (RecordKind each : kinds) {
      since.put(
          each,
          asked != null && asked.from() != null
              ? asked.from()
              : since(state.reach(), each, kind, settings, now));
    }
    String id = asked == null ? UUID.randomUUID().toString() : asked.id();
    return SyncRun.begin(id, kind, since, now);
  }

  private static SyncKind kind(SyncState state, Instant now) {
    Reach reach = state.reach();
    if (reach.upTo().isEmpty()) {
      return SyncKind.IMPORT;
    }
    if (state.asked() != null) {
      return state.asked().kind();
    }
    boolean full = reach.fullAt() == null || !reach.fullAt().plus(FULL_EVERY).isAfter(now);
    return full ? SyncKind.FULL : SyncKind.CHANGES;
  }

  /** A kind that was never loaded, for the CRM refused it, is imported by whichever run. */
  private static Instant since(
      Reach reach, RecordKind of, SyncKind kind, CrmSettings settings, Instant now) {
    Instant chosenPast = now.minus(Duration.ofDays(settings.importDays()));
    Instant last = reach.upTo().get(of);
    if (last == null) {
      return reach.from() == null || chosenPast.isBefore(reach.from()) ? chosenPast : reach.from();
    }
    return kind == SyncKind.FULL ? reach.from() : last.minus(Reach.OVERLAP);
  }

  /** When the schedule's next run is due. */
  static Instant nextDue(Instant startedAt, CrmSettings settings, Instant now) {
    Instant due =
        startedAt.plus(Duration.ofMinutes(Math.max(SHORTEST_MINUTES, settings.syncMinutes())));
    return due.isBefore(now) ? now : due;
  }

  /** How long a CRM that does not answer is left alone. */
  static Duration pauseAfter(int tries) {
    long minutes = 1L << Math.min(tries - 1, 6);
    return Duration.ofMinutes(Math.min(minutes, 60));
  }
}
