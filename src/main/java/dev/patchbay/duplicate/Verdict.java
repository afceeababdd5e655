package dev.patchbay.duplicate;

import dev.patchbay.crm.RecordRef;
import java.time.Instant;

/** Whether a lead is a duplicate, and of what. */
public sealed interface Verdict {

  /**
   * @param why in a sentence
   */
  record Original(String why) implements Verdict {}

  /**
   * @param why the rule with what it hit, in a sentence without personal data
   * @param lead the hub's lead that it repeats, or null where the CRM's record was hit
   * @param record the existing deal or lead in the CRM; null while the hub's lead has none, and
   *     where it is not known
   * @param integration the connection to the CRM that has the record; null with the record, and in
   *     a verdict of which nothing was made yet
   * @param owner the CRM user who owns the record, or null
   * @param at when it was found out
   */
  record Duplicate(
      DuplicateRule rule,
      String why,
      String lead,
      RecordRef record,
      String integration,
      String owner,
      Reaction reaction,
      Instant at)
      implements Verdict {

    /** The same duplicate, with the record of the lead that it repeats. */
    public Duplicate in(RecordRef found, String connection) {
      return new Duplicate(rule, why, lead, found, connection, owner, reaction, at);
    }

    /** The same duplicate, of which nothing is left in the existing deal. */
    public Duplicate silent() {
      Reaction nothing = new Reaction(false, false, 0);
      return new Duplicate(rule, why, lead, record, integration, owner, nothing, at);
    }
  }

  /**
   * What a duplicate leaves in the existing deal.
   *
   * @param taskMinutes how long the task may take; 0 where there is none
   */
  record Reaction(boolean comment, boolean task, int taskMinutes) {

    public boolean none() {
      return !comment && !task;
    }
  }
}
