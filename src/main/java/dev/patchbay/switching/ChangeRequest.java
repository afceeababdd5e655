package dev.patchbay.switching;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a super admin wants of a change of CRM.
 *
 * @param target the kind of CRM that comes next, or null to be connected to none
 * @param choice what is kept
 * @param earlierDeals whether leads and deals of earlier integrations are shown beside the new ones
 * @param bringAlong whether open leads and deals are to be carried over to the target
 */
public record ChangeRequest(
    String target, Choice choice, boolean earlierDeals, boolean bringAlong) {

  /** What is kept; in every case nothing is erased at once. */
  public enum Choice {
    /** Settings go back to their defaults, everything else is archived. */
    @JsonProperty("start-over")
    START_OVER,
    @JsonProperty("keep-cadences-and-settings")
    KEEP_CADENCES_AND_SETTINGS,
    @JsonProperty("keep-everything")
    KEEP_EVERYTHING
  }

  /** Disconnecting without a word: all is kept. */
  static ChangeRequest disconnect(boolean earlierDeals) {
    return new ChangeRequest(null, Choice.KEEP_EVERYTHING, earlierDeals, false);
  }

  boolean startsOver() {
    return choice == Choice.START_OVER;
  }
}
