package dev.patchbay.switching;

import dev.patchbay.project.EarlierIntegrations.Left;
import dev.patchbay.project.Employee;
import dev.patchbay.project.FieldMapping;
import dev.patchbay.project.Gate;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Project;
import dev.patchbay.project.ProjectSettings;
import java.util.List;

/**
 * A project as it was before a change.
 *
 * @param earlier the integrations before it whose leads and deals were not archived
 * @param setup what had to be done first; null where nothing had to
 * @param cadences ids of those that the change puts away
 * @param workflows likewise
 */
public record Archive(
    ProjectSettings settings,
    List<Employee> employees,
    FieldMapping mapping,
    Integration integration,
    List<Left> earlier,
    Gate.Setup setup,
    List<String> cadences,
    List<String> workflows) {

  public Archive {
    employees = employees == null ? List.of() : List.copyOf(employees);
    earlier = earlier == null ? List.of() : List.copyOf(earlier);
    cadences = cadences == null ? List.of() : List.copyOf(cadences);
    workflows = workflows == null ? List.of() : List.copyOf(workflows);
  }

  /**
   * @param integration as it was before anything happened to it
   */
  static Archive of(Facts facts, ChangeRequest request, Integration integration) {
    Project project = facts.project();
    return new Archive(
        project.settings(),
        project.employees(),
        project.mapping(),
        integration,
        facts.earlier(),
        project.gate().setup(),
        CadencesData.archived(facts, request),
        WorkflowsData.archived(facts, request));
  }
}
