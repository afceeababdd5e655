package dev.patchbay.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.crm.CrmCatalogue;
import dev.patchbay.crm.CrmConnector;
import dev.patchbay.crm.CrmMetadata;
import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.crm.Integrations;
import dev.patchbay.function.http.HttpRequest;
import dev.patchbay.function.http.Problem;
import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.phone.PhoneNumbers;
import dev.patchbay.project.Employee;
import dev.patchbay.project.Matrix;
import dev.patchbay.project.Matrix.Row;
import dev.patchbay.project.Matrix.Trigger;
import dev.patchbay.project.MatrixVersions;
import dev.patchbay.project.Project;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.project.Projects;
import dev.patchbay.project.ScenarioSettings;
import dev.patchbay.scenario.Matrices;
import dev.patchbay.settings.CrmFacts;
import dev.patchbay.settings.MatrixRules;
import dev.patchbay.settings.SettingsRules;
import dev.patchbay.store.Json;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks settings against the rules and the project's CRM, and saves them. */
@Singleton
class SettingsEditor {

  private final Projects projects;
  private final MatrixVersions versions;
  private final CrmCatalogue catalogue;
  private final Integrations integrations;
  private final CrmFields fields;
  private final Json json;
  private final SettingsRules rules;

  @Inject
  SettingsEditor(
      Projects projects,
      MatrixVersions versions,
      CrmCatalogue catalogue,
      Integrations integrations,
      CrmFields fields,
      PhoneNumbers phones,
      Json json) {
    this.projects = projects;
    this.versions = versions;
    this.catalogue = catalogue;
    this.integrations = integrations;
    this.fields = fields;
    this.json = json;
    this.rules = new SettingsRules(phones, json.mapper());
  }

  /** Who sends the request, as his token names him. */
  static String by(HttpRequest request) {
    return request.claims().getOrDefault("sub", "unknown");
  }

  /** The project's settings with some changed; of a group only what is given. */
  ProjectSettings changed(Project project, ObjectNode changes) {
    ObjectNode merged = json.mapper().valueToTree(project.settings());
    for (var change : changes.properties()) {
      JsonNode old = merged.get(change.getKey());
      if (change.getValue() instanceof ObjectNode group
          && old instanceof ObjectNode groupNow
          && !change.getKey().equals("ringostatFields")) {
        groupNow.setAll(group);
      } else {
        merged.set(change.getKey(), change.getValue());
      }
    }
    return valid(project, merged);
  }

  /**
   * The settings that the document means.
   *
   * @throws Problem naming every fault
   */
  ProjectSettings valid(Project project, ObjectNode document) {
    ProjectSettings settings =
        valid(rules.check(document, project.employees(), project.settings(), facts(project)));
    fields.check(project, settings.forms());
    return settings;
  }

  /**
   * The project's settings with these rows of the matrix edited and all others as recommended.
   *
   * @throws Problem naming every fault
   */
  ProjectSettings withRows(Project project, JsonNode rows) {
    ObjectNode matrix = json.mapper().createObjectNode();
    matrix.set("rows", rows.isMissingNode() ? matrix.objectNode() : rows);
    List<FieldError> errors = new MatrixRules(facts(project)).check("rows", matrix.get("rows"));
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
    return project
        .settings()
        .withScenario(
            project
                .settings()
                .scenario()
                .withMatrix(json.mapper().convertValue(matrix, Matrix.class)));
  }

  /** The settings of a project that does not exist yet. */
  ProjectSettings validForNew(ObjectNode document, List<Employee> employees) {
    ProjectSettings settings = valid(rules.check(document, employees));
    fields.checkWithoutCrm(settings.forms());
    return settings;
  }

  /**
   * Saves settings that are valid. Another matrix than the one in force becomes its next version.
   *
   * @param by who changes it
   */
  ProjectSettings save(Project project, ProjectSettings settings, String by) {
    ScenarioSettings scenario = settings.scenario();
    Matrix current = project.settings().scenario().matrixInForce();
    Map<Trigger, Row> wanted = edits(project, scenario.matrixInForce());
    Matrix matrix =
        wanted.equals(current.rows())
            ? project.settings().scenario().matrix()
            : versions.add(project.id(), current, wanted, by);
    ProjectSettings saved = settings.withScenario(scenario.withMatrix(matrix));
    projects.saveSettings(project.id(), saved);
    return saved;
  }

  /** Every row as it works in the project's CRM. */
  Matrix fitted(Project project, Matrix matrix) {
    return Matrices.fitted(matrix, capabilities(project));
  }

  /** The rows that differ from the recommended ones. */
  private Map<Trigger, Row> edits(Project project, Matrix matrix) {
    Matrix recommended = fitted(project, Matrix.recommended());
    Map<Trigger, Row> edits = new EnumMap<>(Trigger.class);
    matrix
        .rows()
        .forEach(
            (trigger, row) -> {
              if (!row.equals(recommended.row(trigger))) {
                edits.put(trigger, row);
              }
            });
    return edits;
  }

  private static ProjectSettings valid(SettingsRules.Checked checked) {
    return switch (checked) {
      case SettingsRules.Checked.Valid valid -> valid.settings();
      case SettingsRules.Checked.Invalid invalid -> throw Problem.invalid(invalid.errors());
    };
  }

  private CrmFacts facts(Project project) {
    return metadata(project)
        .map(
            crm ->
                new CrmFacts(
                    crm.title(),
                    crm.capabilities(),
                    () -> integrations.open(project).crm().describe()))
        .orElse(CrmFacts.NONE);
  }

  private Set<Capability> capabilities(Project project) {
    return metadata(project).map(CrmMetadata::capabilities).orElse(Matrices.USUAL);
  }

  private Optional<CrmMetadata> metadata(Project project) {
    return Optional.ofNullable(project.integration())
        .flatMap(integration -> catalogue.find(integration.kind()))
        .map(CrmConnector::metadata);
  }
}
