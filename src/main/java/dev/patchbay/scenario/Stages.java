package dev.patchbay.scenario;

import dev.patchbay.crm.Action.Extras;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.intake.interaction.Call;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.intake.interaction.FormSubmission.Placement;
import dev.patchbay.intake.interaction.Interaction;
import dev.patchbay.project.FieldMapping;
import dev.patchbay.project.ScenarioSettings.StageRule;
import dev.patchbay.project.ScenarioSettings.StagedKind;
import dev.patchbay.project.ScenarioSettings.When;
import java.util.List;
import java.util.Map;

/** Finds the pipeline and the stage in which a new lead or deal begins, and what a form adds. */
final class Stages {

  private Stages() {}

  /** A form's own values win over those of the project's mapping. */
  static Extras extras(
      List<StageRule> rules, FieldMapping mapping, RecordKind kind, Interaction interaction) {
    Map<String, Object> fields = MappedFields.of(mapping, kind, interaction);
    if (interaction instanceof FormSubmission form) {
      fields.putAll(form.fields().getOrDefault(kind, Map.of()));
    }
    if (interaction instanceof FormSubmission form && form.wishes().placement().kind() == kind) {
      Placement placed = form.wishes().placement();
      return new Extras(placed.pipeline(), placed.stage(), fields);
    }
    return rules.stream()
        .filter(rule -> of(rule.kind()) == kind && holds(rule.when(), interaction))
        .findFirst()
        .map(rule -> new Extras(rule.pipeline(), rule.stage(), fields))
        .orElseGet(() -> fields.isEmpty() ? Extras.NONE : new Extras(null, null, fields));
  }

  private static RecordKind of(StagedKind kind) {
    return kind == StagedKind.LEAD ? RecordKind.LEAD : RecordKind.DEAL;
  }

  private static boolean holds(When when, Interaction interaction) {
    return when.utm().entrySet().stream()
            .allMatch(tag -> same(tag.getValue(), interaction.utm().get(tag.getKey())))
        && (when.source() == null || same(when.source(), interaction.source()))
        && (when.form() == null
            || (interaction instanceof FormSubmission form && same(when.form(), form.form())))
        && (when.line() == null
            || (interaction instanceof Call call && Numbers.isLine(when.line(), call)));
  }

  private static boolean same(String wanted, String value) {
    return value != null && wanted.strip().equalsIgnoreCase(value.strip());
  }
}
