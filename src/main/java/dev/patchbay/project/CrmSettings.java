package dev.patchbay.project;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How the hub lives with the project's CRM.
 *
 * @param earlierDeals whether leads and deals of earlier integrations are shown beside the present
 *     one's
 * @param whenDisconnected what becomes of interactions while no CRM is connected
 * @param syncMinutes how often the CRM is asked for changes; at least 5
 * @param importDays how far back the first import goes
 */
public record CrmSettings(
    Boolean earlierDeals,
    WhenDisconnected whenDisconnected,
    Integer syncMinutes,
    Integer importDays) {

  public static final CrmSettings DEFAULT = new CrmSettings(null, null, null, null);

  public CrmSettings {
    earlierDeals = earlierDeals != null && earlierDeals;
    whenDisconnected = whenDisconnected == null ? WhenDisconnected.HOLD : whenDisconnected;
    syncMinutes = syncMinutes == null ? 60 : syncMinutes;
    importDays = importDays == null ? 90 : importDays;
  }

  /** What becomes of an interaction that no CRM can take. */
  public enum WhenDisconnected {
    /** It waits until a CRM is connected. */
    @JsonProperty("hold")
    HOLD,
    /**
     * It stays in the journal and reaches no CRM, unless more of it is reported once one is
     * connected.
     */
    @JsonProperty("drop")
    DROP
  }
}
