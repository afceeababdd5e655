package dev.patchbay.delivery;

import dev.patchbay.journal.Attempt;
import dev.patchbay.journal.LedgerStep;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One run's hold on one ledger, for {@link StepRunner}. Nothing but an intention must be written at
 * once: what led to any other change can be repeated, so that it may be written with the next one.
 */
public interface LedgerSession {

  /** What the markers of this ledger's effects begin with. */
  String id();

  /** The steps as this run sees them, with changes that are not written yet. */
  List<LedgerStep> ledger();

  /** Changes a step; may be written later. */
  void change(String step, UnaryOperator<LedgerStep> change);

  /** Keeps what was tried; may be written later, or not at all. */
  void attempted(List<Attempt> attempts);

  /**
   * Marks the steps as intended, and returns only when that and all changes before are written.
   * Throws when another run has the ledger: then nothing may be done.
   */
  void intend(List<String> steps, Instant at);
}
