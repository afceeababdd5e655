package dev.patchbay.switching.carry;

import dev.patchbay.crm.Crm;
import dev.patchbay.delivery.CrmAccess;
import dev.patchbay.project.Project;
import java.util.List;

/**
 * One turn of work between two CRMs.
 *
 * @param source the CRM that was left, for reading only
 * @param earlier changes of CRM that went the same way before
 * @param deadline after which nothing is begun
 */
record Trip(
    Carry carry,
    Project project,
    Crm source,
    CrmAccess.Session target,
    Ground ground,
    List<String> earlier,
    java.time.Instant deadline) {

  /** The same turn for what was begun after an earlier change. */
  Trip after(String change) {
    return new Trip(carry.as(change), project, source, target, ground, List.of(), deadline);
  }

  /** What the markers of an item's effects begin with; another one for each round. */
  String marker(CarryItem item) {
    return Ids.hash(carry.project(), carry.change(), item.key(), String.valueOf(item.round()));
  }
}
