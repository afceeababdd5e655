package dev.patchbay.switching;

import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.project.EarlierIntegrations.Left;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Project;
import dev.patchbay.statusgroup.Filing;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that the consequences of a change are decided by.
 *
 * @param project with its present integration
 * @param source the CRM that is left
 * @param target the one that comes; null for none
 * @param earlier the integrations before the present one whose leads and deals are not archived
 * @param counts by kind of data
 */
public record Facts(
    Project project,
    Side source,
    Side target,
    Filing filing,
    List<Left> earlier,
    Map<String, Count> counts,
    List<CadenceOutline> cadences,
    List<WorkflowOutline> workflows) {

  public Facts {
    earlier = List.copyOf(earlier);
    counts = Map.copyOf(counts);
    cadences = List.copyOf(cadences);
    workflows = List.copyOf(workflows);
  }

  /** One of the two CRMs, with its name for people. */
  public record Side(String kind, String title, Set<Capability> capabilities) {
    public Side {
      capabilities = Set.copyOf(capabilities);
    }
  }

  Count count(String kind) {
    return counts.getOrDefault(kind, Count.NONE);
  }

  Integration integration() {
    return project.integration();
  }

  /** The next CRM in the middle of a sentence. */
  String next() {
    return target == null ? "no CRM" : target.title();
  }

  boolean targetHas(Capability capability) {
    return target != null && target.capabilities().contains(capability);
  }
}
