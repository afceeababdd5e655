package dev.patchbay.journal;

import dev.patchbay.duplicate.Verdict;
import java.util.List;

/**
 * What was decided and done for a CRM that the project has left, put aside until that CRM comes
 * back.
 *
 * @param decision null where the interaction was a duplicate
 * @param duplicate null where it was none
 */
public record Shelved(
    String integration, Decision decision, Verdict.Duplicate duplicate, List<LedgerStep> ledger) {

  public Shelved {
    ledger = List.copyOf(ledger);
  }

  /** Whether everything of it was in that CRM. */
  boolean whole() {
    return decision != null && decision.whole();
  }

  /** Whether something was, or may have been, made in that CRM. */
  boolean worthKeeping() {
    return whole() || ledger.stream().anyMatch(step -> step.finished() || step.uncertain());
  }
}
