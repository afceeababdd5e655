package dev.patchbay.intake.form;

import dev.patchbay.crm.CrmSchema;
import dev.patchbay.crm.CrmSchema.Pipeline;
import dev.patchbay.crm.CrmSchema.Stage;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.intake.interaction.FormSubmission.Placement;
import dev.patchbay.project.Employee;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The names among a lead's fields that mean more than a field: where it stands, whose it is, what
 * it is worth. Written for one CRM, they are understood for any that has the like.
 */
final class Specials {

  private static final Set<String> PIPELINE = Set.of("pipeline_id", "category_id");
  private static final Set<String> STAGE = Set.of("status_id", "stage_id");
  private static final Set<String> RESPONSIBLE = Set.of("responsible_user_id", "assigned_by_id");
  private static final Set<String> PRICE = Set.of("price", "opportunity");
  private static final List<String> PRICE_FIELDS = List.of("price", "amount", "value");
  private static final Set<String> TAGS = Set.of("tags");
  private static final List<String> TAG_FIELDS = List.of("tags", "label_ids");

  private final Optional<CrmSchema> schema;
  private final List<Employee> employees;
  private final CrmValues crm;
  private Placement placement = Placement.NONE;

  Specials(Optional<CrmSchema> schema, List<Employee> employees, CrmValues crm) {
    this.schema = schema;
    this.employees = employees;
    this.crm = crm;
  }

  /** Takes the field when it is a special one; false for any other. */
  boolean take(String name, String field, String value) {
    String plain = field.toLowerCase(Locale.ROOT);
    if (PIPELINE.contains(plain)) {
      pipelines()
          .filter(p -> value.equals(p.id()) || value.equalsIgnoreCase(p.name()))
          .findFirst()
          .ifPresentOrElse(
              p -> place(p.kind(), p.id(), placement.stage(), placement.responsible()),
              () -> keep(name, value, "the CRM has no such pipeline"));
    } else if (STAGE.contains(plain)) {
      pipelines()
          .filter(p -> stage(p, value).isPresent())
          .findFirst()
          .ifPresentOrElse(
              p -> place(p.kind(), p.id(), stage(p, value).get(), placement.responsible()),
              () -> keep(name, value, "the CRM has no such stage"));
    } else if (RESPONSIBLE.contains(plain)) {
      if (employees.stream().anyMatch(employee -> value.equals(employee.crmUser()))) {
        place(placement.kind(), placement.pipeline(), placement.stage(), value);
      } else {
        keep(name, value, "no employee of the project is this user of the CRM");
      }
    } else if (PRICE.contains(plain)) {
      crm.put(name, value, RoistatLead.DEALS, fieldAmong(PRICE_FIELDS).orElse(field));
    } else if (TAGS.contains(plain)) {
      crm.put(name, value, RoistatLead.DEALS, fieldAmong(TAG_FIELDS).orElse(field));
    } else {
      return false;
    }
    return true;
  }

  Placement placement() {
    return placement;
  }

  private void place(RecordKind kind, String pipeline, String stage, String responsible) {
    placement = new Placement(kind, pipeline, stage, responsible);
  }

  private static Optional<String> stage(Pipeline pipeline, String value) {
    return pipeline.stages().stream()
        .filter(stage -> value.equals(stage.id()) || value.equalsIgnoreCase(stage.name()))
        .map(Stage::id)
        .findFirst();
  }

  private void keep(String name, String value, String why) {
    crm.line(name, value);
    crm.remark("The field %s is kept in the comment: %s.".formatted(name, why));
  }

  /** The pipeline that was chosen before others, and deals before leads. */
  private Stream<Pipeline> pipelines() {
    return schema.stream()
        .flatMap(known -> known.pipelines().stream())
        .sorted(
            Comparator.comparing((Pipeline p) -> !Objects.equals(p.id(), placement.pipeline()))
                .thenComparing(p -> p.kind() != RecordKind.DEAL));
  }

  private Optional<String> fieldAmong(List<String> candidates) {
    return candidates.stream().filter(this::isField).findFirst();
  }

  private boolean isField(String id) {
    return schema.stream()
        .flatMap(s -> RoistatLead.DEALS.stream().map(kind -> fields(s, kind)))
        .flatMap(List::stream)
        .anyMatch(field -> field.id().equals(id));
  }

  private static List<CrmSchema.Field> fields(CrmSchema schema, RecordKind kind) {
    return schema.fields().getOrDefault(kind, List.of());
  }
}
