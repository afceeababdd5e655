package dev.patchbay.scenario;

/** Who talked to the client, or tried to, as far as the decision table cares. */
enum Answer {
  /** An incoming call was missed. */
  NOBODY,
  /** Somebody whom the settings do not know. */
  UNKNOWN,
  /** The employee who owns the client's record. */
  RESPONSIBLE,
  /** An employee, while somebody else owns the client's record. */
  OTHER,
  /** An employee, and the client's record has no owner. */
  UNOWNED
}
