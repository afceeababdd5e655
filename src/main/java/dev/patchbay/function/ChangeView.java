package dev.patchbay.function;

import dev.patchbay.switching.Change;
import dev.patchbay.switching.ChangeRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A change of CRM as the API shows it.
 *
 * @param counts by kind of data, as the confirmed preview told them
 * @param steps the audit trail
 * @param undoneBy who took it back; null while nobody did
 */
record ChangeView(
    String id,
    ChangeRequest request,
    Change.State state,
    Instant recordedAt,
    Instant confirmedAt,
    String confirmedBy,
    IntegrationView from,
    Map<String, Integer> counts,
    Instant undoUntil,
    List<Change.Step> steps,
    String undoneBy) {

  static ChangeView of(Change change) {
    return new ChangeView(
        change.id(),
        change.request(),
        change.state(),
        change.recordedAt(),
        change.confirmedAt(),
        change.confirmedBy(),
        IntegrationView.of(change.from()),
        change.counts(),
        change.undoUntil(),
        change.steps(),
        change.undo() == null ? null : change.undo().by());
  }
}
