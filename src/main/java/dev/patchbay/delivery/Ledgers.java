package dev.patchbay.delivery;

import dev.patchbay.journal.LedgerStep;
import dev.patchbay.scenario.PlannedStep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Merges a plan into a ledger. */
final class Ledgers {

  private Ledgers() {}

  /**
   * What has, or may have, an effect stays as it is and comes first; everything else is as the plan
   * now says. The key decides what is the same step.
   */
  static List<LedgerStep> merge(List<LedgerStep> ledger, List<PlannedStep> plan) {
    List<LedgerStep> merged = new ArrayList<>();
    Set<String> kept = new HashSet<>();
    for (LedgerStep step : ledger) {
      if (step.finished() || step.uncertain()) {
        merged.add(step);
        kept.add(step.key());
      }
    }
    for (PlannedStep step : plan) {
      if (!kept.contains(step.key())) {
        merged.add(LedgerStep.planned(step).withAttempts(attempts(ledger, step.key())));
      }
    }
    return merged;
  }

  private static int attempts(List<LedgerStep> ledger, String key) {
    return ledger.stream()
        .filter(step -> step.key().equals(key))
        .mapToInt(LedgerStep::attempts)
        .findFirst()
        .orElse(0);
  }
}
