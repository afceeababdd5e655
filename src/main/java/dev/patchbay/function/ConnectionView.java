package dev.patchbay.function;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.patchbay.project.EarlierIntegrations.Left;
import dev.patchbay.project.Gate;
import dev.patchbay.project.Project;
import dev.patchbay.sync.SyncFault;
import java.time.Instant;
import java.util.List;

/**
 * How a project stands with its CRM.
 *
 * @param integration the present connection, or the one that was there last
 * @param setup what must be done before the project can be used again, or null
 * @param faults what keeps its records from being loaded whole
 * @param previous the connections before it, the one that was left last in front
 */
record ConnectionView(
    @JsonUnwrapped IntegrationView integration,
    Project.CrmState crmState,
    Gate.Setup setup,
    List<SyncFault> faults,
    List<Previous> previous) {

  static ConnectionView of(Project project, List<SyncFault> faults, List<Left> earlier) {
    return new ConnectionView(
        IntegrationView.of(project.integration()),
        project.crmState(),
        project.gate().setup(),
        faults,
        earlier.reversed().stream().map(Previous::of).toList());
  }

  /**
   * @param archived whether a fresh start put its leads and deals away
   */
  record Previous(
      String id, String kind, String account, Instant createdAt, Instant leftAt, boolean archived) {

    private static Previous of(Left left) {
      return new Previous(
          left.integration().id(),
          left.integration().kind(),
          left.integration().account(),
          left.integration().createdAt(),
          left.leftAt(),
          left.archived());
    }
  }
}
