package dev.patchbay.simulation;

/** A broken promise. */
record Violation(Kind kind, String what) {

  enum Kind {
    /** An event that was answered 202 is nowhere. */
    LOST_EVENT,
    /** An interaction did not come to an end, or to one that nothing explains. */
    UNFINISHED,
    UNEXPLAINED_END,
    /** A lead, note or task was not brought along although all were. */
    LOST_RECORD,
    /** One step of one interaction took effect twice. */
    DOUBLE_EFFECT,
    /** A client has two contacts or two open leads that nothing explains. */
    DOUBLE_CLIENT,
    /** The ledger and the CRM tell different stories. */
    LEDGER_LIES,
    /** A note or task does not say what was reported last. */
    STALE_TEXT,
    /** Two leads count as originals although one repeats the other. */
    TWO_ORIGINALS,
    /** A lead counts as a duplicate of one that never was in the hub or the CRM. */
    NO_ORIGINAL,
    /** A duplicate's comment or task is on another record than its original's. */
    WRONG_RECORD,
    /** A CRM was called after the project had left it. */
    CALLED_AFTER_CHANGE,
    OUT_OF_ORDER,
    TWO_WRITERS,
    OVER_BUDGET,
    CROSSED_PROJECTS,
    /** Work is listed for what is settled. */
    LEFT_ON_WORKLIST,
    /** The product threw what it should not. */
    EXCEPTION
  }

  @Override
  public String toString() {
    return kind + ": " + what;
  }
}
