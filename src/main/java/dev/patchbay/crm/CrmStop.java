package dev.patchbay.crm;

/** Carries an outcome from a failed call to the border of the connector. Never leaves it. */
public final class CrmStop extends RuntimeException {

  private final transient Outcome outcome;

  public CrmStop(Outcome outcome) {
    this(outcome, null);
  }

  /**
   * @param cause the answer that led to the outcome, so that its status is recorded; or null
   */
  public CrmStop(Outcome outcome, CrmHttpException cause) {
    super(outcome.getClass().getSimpleName(), cause, false, false);
    this.outcome = outcome;
  }

  public Outcome outcome() {
    return outcome;
  }
}
