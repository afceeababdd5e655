package dev.patchbay.function;

import dev.patchbay.crm.CrmSchema;
import dev.patchbay.crm.CrmSchemas;
import dev.patchbay.crm.Described;
import dev.patchbay.crm.Failure;
import dev.patchbay.function.http.Problem;
import dev.patchbay.intake.FieldError;
import dev.patchbay.project.FormSettings;
import dev.patchbay.project.Project;
import dev.patchbay.settings.MappingRules;
import dev.patchbay.statusgroup.Filings;
import jakarta.inject.Singleton;
import java.util.List;

/** The fields of a project's CRM, read from it anew, and what settings may say about them. */
@Singleton
class CrmFields {

  private final CrmSchemas schemas;
  private final Filings filings;

  CrmFields(CrmSchemas schemas, Filings filings) {
    this.schemas = schemas;
    this.filings = filings;
  }

  /** Asks the CRM. What it says is what forms are read and statuses are filed by from then on. */
  Described describe(Project project) {
    Described described = schemas.refresh(project);
    if (described instanceof Described.Known(CrmSchema schema)) {
      filings.observe(project.id(), project.integration().id(), schema);
    }
    return described;
  }

  /**
   * Refuses a mapping that the CRM cannot follow. A mapping that did not change is not checked
   * again: the CRM need not be there for other settings to be saved.
   */
  void check(Project project, FormSettings settings) {
    if (settings.mapping().equals(project.settings().forms().mapping())
        || !MappingRules.namesCrmFields(settings)) {
      return;
    }
    if (!connected(project)) {
      checkWithoutCrm(settings);
    }
    switch (describe(project)) {
      case Described.Known(CrmSchema schema) -> {
        List<FieldError> errors = MappingRules.check(settings, schema);
        if (!errors.isEmpty()) {
          throw Problem.invalid(errors);
        }
      }
      case Described.Failed(Failure failure) ->
          throw new Problem(
              503,
              "crm-unavailable",
              "The CRM did not tell its fields: " + failure.reason(),
              List.of());
    }
  }

  /** Refuses a mapping that needs a CRM. */
  void checkWithoutCrm(FormSettings settings) {
    if (MappingRules.namesCrmFields(settings)) {
      throw Problem.invalid(
          "forms.mapping", "names fields of a CRM, but no CRM is connected: connect it first");
    }
  }

  private static boolean connected(Project project) {
    return project.integration() != null && project.integration().takesWork();
  }
}
