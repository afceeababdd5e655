package dev.patchbay.metrics;

/** What the operator watches. The names are those of the alarms in {@code template.yaml}. */
public interface Metrics {

  void count(Metric metric, String project, long amount);

  default void count(Metric metric, String project) {
    count(metric, project, 1);
  }

  /** The metrics and their units. */
  enum Metric {
    ACCEPTED("Accepted", "Count"),
    SENT("Sent", "Count"),
    SKIPPED("Skipped", "Count"),
    DUPLICATE("Duplicate", "Count"),
    HELD("Held", "Count"),
    RETRIED("Retried", "Count"),
    DEAD("Dead", "Count"),
    NEEDS_ATTENTION("NeedsAttention", "Count"),
    CRM_CALLS("CrmCalls", "Count"),
    BUDGET_WAITS("BudgetWaits", "Count"),
    /**
     * An integration's credentials were refused: its work waits until somebody connects it again.
     */
    INTEGRATION_HELD("IntegrationHeld", "Count"),
    /** Something keeps a CRM's records from being loaded whole; a person must see to it. */
    SYNC_FAILED("SyncFailed", "Count"),
    /** A contact that Ringostat Smart Phone did not take in a day, or refused. */
    PUSHES_LOST("PushesLost", "Count"),
    /** A form that a machine filled in; it was not kept. */
    FORM_SPAM("FormSpam", "Count"),
    OLDEST_PENDING_AGE("OldestPendingAgeSeconds", "Seconds");

    private final String label;
    private final String unit;

    Metric(String label, String unit) {
      this.label = label;
      this.unit = unit;
    }

    public String label() {
      return label;
    }

    public String unit() {
      return unit;
    }
  }
}
