package dev.patchbay.function;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.sync.SyncFault;
import dev.patchbay.sync.SyncKind;
import dev.patchbay.sync.SyncPhase;
import dev.patchbay.sync.SyncRun;
import dev.patchbay.sync.SyncRun.Counts;
import dev.patchbay.sync.SyncState;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How the copies of a CRM's records stand, as the API shows it.
 *
 * @param nextAt when the next run, or the next try of the present one, is due
 * @param asked what waits for the present run to end; null for nothing
 * @param importedFrom the earliest change that was asked for
 */
record SyncView(
    String integration,
    Instant nextAt,
    RunView run,
    SyncFunction.AskedView asked,
    List<RunView> finished,
    Instant importedFrom,
    List<SyncFault> faults) {

  static SyncView of(SyncState state, List<SyncFault> faults) {
    return new SyncView(
        state.integration(),
        state.turn().due(),
        state.run() == null ? null : RunView.of(state.run()),
        state.asked() == null
            ? null
            : new SyncFunction.AskedView(
                state.asked().id(), state.asked().kind(), state.asked().from()),
        state.finished().stream().map(RunView::of).toList(),
        state.reach().from(),
        faults);
  }

  /**
   * @param phase what is being read; null at the end
   * @param counts by kind of record
   */
  record RunView(
      String id,
      SyncKind kind,
      SyncPhase phase,
      Map<RecordKind, Counts> counts,
      Instant startedAt,
      Instant endedAt) {

    static RunView of(SyncRun run) {
      return new RunView(
          run.id(), run.kind(), run.phase(), run.counts(), run.startedAt(), run.endedAt());
    }
  }
}
