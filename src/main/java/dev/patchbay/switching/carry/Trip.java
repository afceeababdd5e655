package dev.patchbay.switching.carry;

import dev.patchbay.crm.Crm;
import dev.patchbay.delivery.CrmAccess;
import dev.patchbay.project.Project;

/**
 * One turn of work between two CRMs.
 *
 * @param source the CRM that was left, for reading only
 * @param deadline after which nothing is begun
 */
record Trip(
    Carry carry,
    Project project,
    Crm source,
    CrmAccess.Session target,
    Ground ground,
    java.time.Instant deadline) {

  /** What the markers of an item's effects begin with; another one for each round. */
  String marker(CarryItem item) {
    return Ids.hash(carry.project(), carry.change(), item.key(), String.valueOf(item.round()));
  }
}
