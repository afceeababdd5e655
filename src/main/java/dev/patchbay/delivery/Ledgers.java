package dev.patchbay.delivery;

import dev.patchbay.journal.LedgerStep;
import dev.patchbay.scenario.Plan;
import dev.patchbay.scenario.PlannedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Merges a plan into a ledger. */
final class Ledgers {

  private Ledgers() {}

  /**
   * What has, or may have, an effect stays as it is and comes first; everything else is as the plan
   * now says. The key decides what is the same step. A note or task that is written already and
   * would now say something else gets an update behind it. What the plan has no more stays as it
   * is, but for the task of a missed call that turned out to be answered: it is completed.
   */
  static List<LedgerStep> merge(List<LedgerStep> ledger, Plan.Steps plan) {
    List<LedgerStep> merged = new ArrayList<>();
    ledger.stream().filter(step -> step.finished() || step.uncertain()).forEach(merged::add);
    Updates updates = new Updates(merged);
    for (PlannedStep step : plan.steps()) {
      find(merged, step.key())
          .ifPresentOrElse(
              written -> updates.rewrite(written, step),
              () -> merged.add(LedgerStep.planned(step)));
    }
    boolean missed =
        plan.steps().stream().anyMatch(step -> step.key().equals(PlannedStep.MISSED_TASK));
    if (plan.complete() && !missed) {
      find(merged, PlannedStep.MISSED_TASK).ifPresent(updates::complete);
    }
    return merged.stream().map(step -> withAttempts(step, ledger)).toList();
  }

  private static LedgerStep withAttempts(LedgerStep step, List<LedgerStep> before) {
    int attempts = find(before, step.key()).map(LedgerStep::attempts).orElse(0);
    return step.attempts() < attempts ? step.withAttempts(attempts) : step;
  }

  private static Optional<LedgerStep> find(List<LedgerStep> steps, String key) {
    return steps.stream().filter(step -> step.key().equals(key)).findFirst();
  }
}
