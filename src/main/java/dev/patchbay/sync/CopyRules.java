package dev.patchbay.sync;

import dev.patchbay.crm.Changes.Change;
import dev.patchbay.crm.CrmRecord;
import dev.patchbay.journal.Origin;
import java.time.Instant;
import java.util.Objects;

/** What the copy of a record is after the CRM has told what became of the record. Pure. */
final class CopyRules {

  private CopyRules() {}

  /** What a change did to the copy. */
  enum Effect {
    SAME,
    ADDED,
    CHANGED,
    REMOVED
  }

  /**
   * @param before the copy as it is; null where there is none
   * @param origin where the record came from, as far as that was looked up; may be null
   * @param seen whether the copy is to say that it was read now, although nothing changed
   * @return the copy as it shall be; null, or the same one, where nothing is to be written
   */
  static MirroredRecord after(
      MirroredRecord before,
      Change change,
      String integration,
      Origin origin,
      boolean seen,
      Instant now) {
    return switch (change) {
      case Change.Present(CrmRecord told) when before == null ->
          new MirroredRecord(integration, told, created(told, now), origin, now, null, null);
      case Change.Present(CrmRecord told) -> {
        MirroredRecord after = renewed(before, told, origin, now);
        yield seen || !sameBut(before, after) ? after : before;
      }
      case Change.Removed _ when before == null -> null;
      case Change.Removed removed -> removed(before, removed, now);
    };
  }

  static Effect effect(MirroredRecord before, MirroredRecord after) {
    if (after == null || after.equals(before)) {
      return Effect.SAME;
    }
    if (before == null) {
      return Effect.ADDED;
    }
    if (before.present() && !after.present()) {
      return Effect.REMOVED;
    }
    return sameBut(before, after) ? Effect.SAME : Effect.CHANGED;
  }

  /** An older word never takes the place of a newer one; what is found again is there. */
  private static MirroredRecord renewed(
      MirroredRecord before, CrmRecord told, Origin origin, Instant now) {
    Origin known = before.origin() == null ? origin : before.origin();
    boolean older = isOlder(told, before.record());
    return new MirroredRecord(
        before.integration(),
        older ? before.record() : told,
        before.createdAt(),
        known,
        now,
        older ? before.removedAt() : null,
        older ? before.mergedInto() : null);
  }

  private static MirroredRecord removed(
      MirroredRecord before, Change.Removed removed, Instant now) {
    var into = removed.into() == null ? before.mergedInto() : removed.into();
    if (!before.present() && Objects.equals(into, before.mergedInto())) {
      return before;
    }
    return new MirroredRecord(
        before.integration(),
        before.record(),
        before.createdAt(),
        before.origin(),
        now,
        before.present() ? now : before.removedAt(),
        into);
  }

  /** The same but for when it was read. */
  private static boolean sameBut(MirroredRecord before, MirroredRecord after) {
    return before.record().equals(after.record())
        && Objects.equals(before.origin(), after.origin())
        && Objects.equals(before.removedAt(), after.removedAt())
        && Objects.equals(before.mergedInto(), after.mergedInto());
  }

  private static boolean isOlder(CrmRecord told, CrmRecord known) {
    return told.changedAt() != null
        && known.changedAt() != null
        && told.changedAt().isBefore(known.changedAt());
  }

  private static Instant created(CrmRecord told, Instant now) {
    return told.createdAt() == null ? now : told.createdAt();
  }
}
