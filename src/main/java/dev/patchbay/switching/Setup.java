package dev.patchbay.switching;

import dev.patchbay.crm.ConnectResult;
import dev.patchbay.crm.ConnectRules;
import dev.patchbay.delivery.Connections;
import dev.patchbay.project.EarlierIntegrations;
import dev.patchbay.project.EarlierIntegrations.Left;
import dev.patchbay.project.FieldMapping;
import dev.patchbay.project.Gate;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import dev.patchbay.sync.Syncs;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The two steps after a change: connecting the next CRM and mapping its mandatory fields. What was
 * held is set free when both are done. Each step may be repeated.
 */
@Singleton
public class Setup {

  private final Connections connections;
  private final Projects projects;
  private final EarlierIntegrations earlier;
  private final ChangeOfCrm changes;
  private final Syncs syncs;

  @Inject
  Setup(
      Connections connections,
      Projects projects,
      EarlierIntegrations earlier,
      ChangeOfCrm changes,
      Syncs syncs) {
    this.connections = connections;
    this.projects = projects;
    this.earlier = earlier;
    this.changes = changes;
    this.syncs = syncs;
  }

  /**
   * Connects a CRM, also without a change before it. An account that the project had earlier comes
   * back as the integration that it was.
   */
  public ConnectResult connect(Project project, String kind, Map<String, String> fields) {
    if (changes.underWay(project.id()).isPresent()) {
      return new ConnectResult.Conflict(
          "change-under-way", "A change of CRM is under way. Try again in a minute.");
    }
    List<Integration> before =
        earlier.of(project.id()).reversed().stream().map(Left::integration).toList();
    ConnectResult result = connections.connect(project, kind, fields, before);
    if (result instanceof ConnectResult.Connected(Integration integration, _)) {
      earlier.forget(project.id(), integration.id());
      boolean mapped = integration.id().equals(project.mapping().integration());
      reached(project, setup -> new Gate.Setup(setup.target(), setup.since(), true, mapped));
    }
    return result;
  }

  /** Saves the mapping of the connected CRM's fields. */
  public void map(Project project, FieldMapping mapping) {
    projects.saveMapping(project.id(), mapping);
    reached(project, setup -> new Gate.Setup(setup.target(), setup.since(), true, true));
  }

  /** Opens the gate last: who is cut off before repeats the step. */
  private void reached(Project project, UnaryOperator<Gate.Setup> step) {
    if (project.gate().setup() == null) {
      return;
    }
    Gate gate =
        projects.updateGate(
            project.id(),
            now -> now.setup() == null ? now : now.withSetup(step.apply(now.setup())));
    if (gate.setup() != null && !gate.setup().done()) {
      return;
    }
    projects.updateIntegration(
        project.id(), now -> ConnectRules.UNMAPPED.equals(now.heldReason()) ? now.held(null) : now);
    projects.updateGate(
        project.id(), now -> now.setup() != null && now.setup().done() ? now.withSetup(null) : now);
    connections.release(project.id());
    // While the project was set up its records were not asked for.
    projects.find(project.id()).ifPresent(syncs::started);
  }
}
