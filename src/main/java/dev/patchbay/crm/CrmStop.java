package dev.patchbay.crm;

/** Carries an outcome from a failed call to the border of the connector. Never leaves it. */
public final class CrmStop extends RuntimeException {

  private final transient Outcome outcome;

  public CrmStop(Outcome outcome) {
    super(outcome.toString(), null, false, false);
    this.outcome = outcome;
  }

  public Outcome outcome() {
    return outcome;
  }
}
