package dev.patchbay.switching.carry;

import dev.patchbay.crm.CrmSchema;
import dev.patchbay.project.Employee;
import dev.patchbay.project.Project;
import dev.patchbay.statusgroup.Filing;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * On what the steps of an item are decided.
 *
 * @param people our employees by their user ids in the CRM that was left
 * @param schema what the new CRM's records look like
 * @param before the statuses of the CRM that was left
 * @param now those of the new one
 * @param at when it is decided
 */
record Ground(
    Project project,
    Map<String, String> people,
    CarryPlan plan,
    CrmSchema schema,
    Filing before,
    Filing now,
    Instant at) {

  /** The user of the new CRM who stands for one of the old; null for the CRM's own default. */
  String owner(String oldUser) {
    return Optional.ofNullable(oldUser)
        .map(people::get)
        .flatMap(project::employee)
        .map(Employee::crmUser)
        .or(() -> project.seniorManager().map(Employee::crmUser))
        .orElse(null);
  }

  /** What a person of the old CRM is called. */
  String name(String oldUser) {
    return Optional.ofNullable(oldUser)
        .map(people::get)
        .flatMap(project::employee)
        .map(Employee::name)
        .orElse(oldUser);
  }
}
