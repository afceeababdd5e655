package dev.patchbay.scenario;

/** How the CRM knows a client, as far as the decision table cares. */
enum Standing {
  /** Not at all. */
  NEW,
  /** By a lead or deal that is in work, or was closed so lately that it is used again. */
  OPEN,
  /** His leads have become deals. */
  CONVERTED,
  /** By his contact, or by closed records. */
  KNOWN
}
