package dev.patchbay.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.crm.CrmSchema;
import dev.patchbay.crm.CrmSchema.Pipeline;
import dev.patchbay.crm.Described;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.intake.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the rules for pipelines and stages may say, and whether the CRM has what they name. */
final class StageRules {

  private static final Set<String> FIELDS = Set.of("when", "kind", "pipeline", "stage");
  private static final Set<String> CONDITIONS = Set.of("utm", "line", "form", "source");

  private final CrmFacts crm;

  StageRules(CrmFacts crm) {
    this.crm = crm;
  }

  /**
   * @param askCrm whether the CRM is asked for its pipelines: not for rules that were checked
   *     before, so that a CRM which does not answer keeps nobody from changing something else
   */
  List<FieldError> check(String field, JsonNode rules, boolean askCrm) {
    List<FieldError> errors = new ArrayList<>();
    if (!rules.isArray()) {
      errors.add(new FieldError(field, "must be a list of rules"));
      return errors;
    }
    for (int i = 0; i < rules.size(); i++) {
      shape(field + "[" + i + "]", rules.get(i), errors);
    }
    if (errors.isEmpty() && askCrm && !rules.isEmpty()) {
      switch (crm.described().get()) {
        case Described.Failed failed ->
            errors.add(
                new FieldError(
                    field,
                    "cannot be checked against the CRM's pipelines and stages: "
                        + failed.failure().reason()
                        + ". Nothing was saved; send it again when the CRM answers"));
        case Described.Known known -> {
          for (int i = 0; i < rules.size(); i++) {
            known(field + "[" + i + "]", rules.get(i), known.schema(), errors);
          }
        }
      }
    }
    return errors;
  }

  private static void shape(String place, JsonNode rule, List<FieldError> errors) {
    if (!rule.isObject()) {
      errors.add(new FieldError(place, "must be an object"));
      return;
    }
    unknown(place, rule, FIELDS, errors);
    if (!Set.of("lead", "deal").contains(rule.path("kind").asText())) {
      errors.add(new FieldError(place + ".kind", "must be lead or deal"));
    }
    for (String id : List.of("pipeline", "stage")) {
      if (rule.hasNonNull(id) && !rule.get(id).isTextual()) {
        errors.add(new FieldError(place + "." + id, "must be the CRM's id as a text"));
      }
    }
    if (!rule.hasNonNull("pipeline") && !rule.hasNonNull("stage")) {
      errors.add(new FieldError(place, "needs a pipeline or a stage"));
    }
    if (rule.hasNonNull("when")) {
      condition(place + ".when", rule.get("when"), errors);
    }
  }

  private static void condition(String place, JsonNode when, List<FieldError> errors) {
    if (!when.isObject()) {
      errors.add(new FieldError(place, "must be an object"));
      return;
    }
    unknown(place, when, CONDITIONS, errors);
    for (String text : List.of("line", "form", "source")) {
      if (when.hasNonNull(text) && when.get(text).asText().isBlank()) {
        errors.add(new FieldError(place + "." + text, "must be a text"));
      }
    }
    JsonNode utm = when.path("utm");
    if (when.hasNonNull("utm")
        && !(utm.isObject()
            && utm.properties().stream().allMatch(tag -> tag.getValue().isTextual()))) {
      errors.add(
          new FieldError(
              place + ".utm", "must be an object of texts, such as utm_source to google"));
    }
  }

  private static void unknown(
      String place, JsonNode object, Set<String> known, List<FieldError> errors) {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                errors.add(new FieldError(place + "." + name, "is not known"));
              }
            });
  }

  private void known(String place, JsonNode rule, CrmSchema schema, List<FieldError> errors) {
    RecordKind kind = rule.path("kind").asText().equals("lead") ? RecordKind.LEAD : RecordKind.DEAL;
    String pipeline = rule.hasNonNull("pipeline") ? rule.get("pipeline").asText() : null;
    String stage = rule.hasNonNull("stage") ? rule.get("stage").asText() : null;
    List<Pipeline> ofKind =
        schema.pipelines().stream().filter(each -> each.kind() == kind).toList();
    List<Pipeline> named =
        ofKind.stream().filter(each -> pipeline == null || pipeline.equals(each.id())).toList();
    if (ofKind.isEmpty()) {
      errors.add(
          new FieldError(
              place + ".kind",
              "%s has no pipelines or stages of a %s"
                  .formatted(crm.title(), rule.path("kind").asText())));
    } else if (named.isEmpty()) {
      errors.add(
          new FieldError(
              place + ".pipeline",
              ofKind.stream().allMatch(each -> each.id() == null)
                  ? "is not to be given: %s has stages of a %s, but no pipelines"
                      .formatted(crm.title(), rule.path("kind").asText())
                  : "is none of the CRM's: "
                      + list(ofKind.stream().map(StageRules::label).toList())));
    } else if (stage != null
        && named.stream()
            .flatMap(each -> each.stages().stream())
            .noneMatch(each -> stage.equals(each.id()))) {
      errors.add(
          new FieldError(
              place + ".stage",
              "is no stage of the pipeline: "
                  + list(
                      named.stream()
                          .flatMap(each -> each.stages().stream())
                          .map(each -> each.id() + " (" + each.name() + ")")
                          .toList())));
    }
  }

  private static String label(Pipeline pipeline) {
    return pipeline.id() + " (" + pipeline.name() + ")";
  }

  private static String list(List<String> labels) {
    return labels.isEmpty() ? "it has none" : String.join(", ", labels);
  }
}
