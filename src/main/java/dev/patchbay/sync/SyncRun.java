package dev.patchbay.sync;

import dev.patchbay.crm.RecordKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * One run through a CRM's records, as far as it has come. Pure.
 *
 * @param phase what is done next; null after the last
 * @param since from when on changes are asked for, by kind; the kinds that the CRM has
 * @param cursor of the next page of the phase, or null for its first
 * @param refused the phases that the CRM refuses: the run goes on without them
 * @param endedAt null while it runs
 */
public record SyncRun(
    String id,
    SyncKind kind,
    SyncPhase phase,
    Map<RecordKind, Instant> since,
    String cursor,
    Map<RecordKind, Counts> counts,
    Set<SyncPhase> refused,
    Instant startedAt,
    Instant endedAt) {

  public SyncRun {
    since = Map.copyOf(since);
    counts = counts == null ? Map.of() : Map.copyOf(counts);
    refused = refused == null ? Set.of() : Set.copyOf(refused);
  }

  static SyncRun begin(String id, SyncKind kind, Map<RecordKind, Instant> since, Instant now) {
    return new SyncRun(id, kind, SyncPhase.values()[0], since, null, Map.of(), Set.of(), now, null);
  }

  /** Whether every copy is to be marked as seen, so that those that were not can be found. */
  boolean marksSeen() {
    return kind == SyncKind.FULL;
  }

  Counts counted(RecordKind of) {
    return counts.getOrDefault(of, Counts.NONE);
  }

  SyncRun counting(RecordKind of, Counts more) {
    Map<RecordKind, Counts> all = new HashMap<>(counts);
    all.merge(of, more, Counts::plus);
    return new SyncRun(id, kind, phase, since, cursor, all, refused, startedAt, endedAt);
  }

  /** At the next page of the same phase; at the next phase where there is none. */
  SyncRun at(String next) {
    return next == null ? nextPhase() : with(phase, next, refused, endedAt);
  }

  /** At the first page of the same phase again. */
  SyncRun fromTheTop() {
    return with(phase, null, refused, endedAt);
  }

  /** Whether the CRM refuses to tell this kind. */
  boolean refuses(RecordKind of) {
    return refused.stream().anyMatch(each -> each.kind() == of);
  }

  /** Without what the present phase is about. */
  SyncRun withoutThis() {
    Set<SyncPhase> all = new HashSet<>(refused);
    all.add(phase);
    return with(phase, cursor, all, endedAt).nextPhase();
  }

  SyncRun ended(Instant now) {
    return with(phase, null, refused, now);
  }

  private SyncRun nextPhase() {
    SyncPhase[] all = SyncPhase.values();
    for (int i = phase.ordinal() + 1; i < all.length; i++) {
      if (takes(all[i])) {
        return with(all[i], null, refused, endedAt);
      }
    }
    return with(null, null, refused, endedAt);
  }

  private boolean takes(SyncPhase one) {
    boolean wanted = !one.sweep() || marksSeen();
    return wanted && (one.kind() == null || since.containsKey(one.kind()) && !refuses(one.kind()));
  }

  private SyncRun with(SyncPhase at, String page, Set<SyncPhase> without, Instant ended) {
    return new SyncRun(id, kind, at, since, page, counts, without, startedAt, ended);
  }

  /**
   * What became of the copies of one kind.
   *
   * @param read how many records the CRM told of, those included that were the same
   */
  public record Counts(int read, int added, int changed, int removed) {
    static final Counts NONE = new Counts(0, 0, 0, 0);

    Counts plus(Counts more) {
      return new Counts(
          read + more.read, added + more.added, changed + more.changed, removed + more.removed);
    }
  }
}
