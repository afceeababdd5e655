package dev.patchbay.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A tenant with everything that a decision about one of its interactions needs. Carries no secret.
 *
 * @param id lower-case letters, digits and hyphens, 2 to 40 characters
 * @param integration the current connection to a CRM, or null when there is none
 * @param mapping what goes into the CRM's fields of every record
 * @param gate who may come in, and what must be done first
 */
public record Project(
    String id,
    String name,
    Instant createdAt,
    ProjectSettings settings,
    List<Employee> employees,
    Integration integration,
    FieldMapping mapping,
    Gate gate) {

  public Project {
    employees = List.copyOf(employees);
  }

  /** A project that nobody has changed the CRM of. */
  public Project(
      String id,
      String name,
      Instant createdAt,
      ProjectSettings settings,
      List<Employee> employees,
      Integration integration) {
    this(id, name, createdAt, settings, employees, integration, FieldMapping.NONE, Gate.OPEN);
  }

  /** Whether the project has a CRM, or must get one before it can be used. */
  public CrmState crmState() {
    if (gate.setup() != null) {
      return CrmState.AWAITING_SETUP;
    }
    return integration != null && integration.state() == Integration.State.CONNECTED
        ? CrmState.CONNECTED
        : CrmState.DISCONNECTED;
  }

  /**
   * Whether work may go to its CRM now: it is connected, accepts the credentials, and no change of
   * CRM is waiting for its fields to be mapped.
   */
  public boolean takesWork() {
    return integration != null && integration.takesWork() && gate.setup() == null;
  }

  /** Whether what comes in now is not to reach a CRM ever, for none is connected. */
  public boolean letsGo() {
    return settings.crm().whenDisconnected() == CrmSettings.WhenDisconnected.DROP
        && crmState() == CrmState.DISCONNECTED;
  }

  /** How a project stands with its CRM. */
  public enum CrmState {
    @JsonProperty("connected")
    CONNECTED,
    @JsonProperty("disconnected")
    DISCONNECTED,
    /** A change was confirmed; the new CRM is not connected or its fields are not mapped. */
    @JsonProperty("awaiting-setup")
    AWAITING_SETUP
  }

  /** The fallback employee, when one is named and exists. */
  public Optional<Employee> seniorManager() {
    return employee(settings.seniorManager());
  }

  /** The second fallback employee, when one is named and exists. */
  public Optional<Employee> secondSeniorManager() {
    return employee(settings.scenario().secondSeniorManager());
  }

  /** The employee of this id of ours. */
  public Optional<Employee> employee(String employee) {
    return employees.stream().filter(e -> e.id().equals(employee)).findFirst();
  }

  /** The mapping where it is that of the present integration; else none. */
  public FieldMapping mappingInForce() {
    return integration != null && integration.id().equals(mapping.integration())
        ? mapping
        : FieldMapping.NONE;
  }

  public Project withSettings(ProjectSettings other) {
    return new Project(id, name, createdAt, other, employees, integration, mapping, gate);
  }

  /** The employee whose user in the CRM this is. */
  public Optional<Employee> employeeByCrmUser(String crmUser) {
    return employees.stream()
        .filter(e -> crmUser != null && crmUser.equals(e.crmUser()))
        .findFirst();
  }
}
