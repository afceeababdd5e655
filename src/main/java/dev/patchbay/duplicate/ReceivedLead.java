package dev.patchbay.duplicate;

import java.time.Instant;

/**
 * A lead that the hub received and that was no duplicate itself.
 *
 * @param id of its interaction
 * @param mainPrint as {@link Candidate#mainPrint}
 * @param titlePrint as {@link Candidate#titlePrint}
 * @param samePhone whether it has the candidate's number
 * @param sameEmail whether it has the candidate's e-mail
 */
public record ReceivedLead(
    String id,
    Instant at,
    String mainPrint,
    String titlePrint,
    boolean samePhone,
    boolean sameEmail,
    Standing standing) {

  /** What became of it. A lead that was skipped is none: it is not brought here. */
  public enum Standing {
    /** It will have a record in the CRM, but has none yet. */
    PENDING,
    /** It has, or had, a record in the CRM: what became of that the CRM knows. */
    RECORDED,
    /** Given up without a record: it counts as received, and can be taken up again. */
    DEAD
  }
}
