package dev.patchbay.settings;

import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.crm.CrmSchema;
import dev.patchbay.intake.FieldError;
import dev.patchbay.project.DuplicateSettings;
import dev.patchbay.project.DuplicateSettings.Extended;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether the project's CRM can do what the settings of duplicates choose. */
public final class DuplicateAbilities {

  private DuplicateAbilities() {}

  /** Whether the CRM must be asked for its statuses to check the settings. */
  public static boolean namesStatuses(DuplicateSettings settings) {
    return settings.enabled()
        && settings.extended().enabled()
        && !settings.extended().statuses().isEmpty();
  }

  /**
   * @param schema what the CRM says of its pipelines, or null where it did not answer: then any
   *     status is believed
   */
  public static List<FieldError> check(
      DuplicateSettings settings, Set<Capability> capabilities, CrmSchema schema) {
    List<FieldError> errors = new ArrayList<>();
    Extended extended = settings.extended();
    if (!settings.enabled()) {
      return errors;
    }
    if (settings.appendToDuplicate() && !capabilities.contains(Capability.NOTES)) {
      errors.add(
          new FieldError("duplicates.appendToDuplicate", "the connected CRM takes no notes"));
    }
    if (!extended.enabled()) {
      return errors;
    }
    if (extended.comment() && !capabilities.contains(Capability.NOTES)) {
      errors.add(new FieldError("duplicates.extended.comment", "the connected CRM takes no notes"));
    }
    if (extended.task() && !capabilities.contains(Capability.TASKS)) {
      errors.add(new FieldError("duplicates.extended.task", "the connected CRM takes no tasks"));
    }
    if (!extended.statuses().isEmpty() && schema != null) {
      errors.addAll(unknown(extended.statuses(), schema));
    }
    return errors;
  }

  private static List<FieldError> unknown(List<String> statuses, CrmSchema schema) {
    Set<String> known =
        schema.pipelines().stream()
            .flatMap(pipeline -> pipeline.stages().stream())
            .map(CrmSchema.Stage::id)
            .collect(Collectors.toCollection(TreeSet::new));
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < statuses.size(); i++) {
      if (!known.contains(statuses.get(i))) {
        errors.add(
            new FieldError(
                "duplicates.extended.statuses[" + i + "]",
                known.isEmpty()
                    ? "the connected CRM has no statuses to choose from"
                    : "is no status of the connected CRM; there are " + String.join(", ", known)));
      }
    }
    return errors;
  }
}
