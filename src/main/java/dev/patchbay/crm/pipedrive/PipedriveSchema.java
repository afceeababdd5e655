package dev.patchbay.crm.pipedrive;

import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.CrmSchema;
import dev.patchbay.crm.CrmSchema.Field;
import dev.patchbay.crm.CrmSchema.Option;
import dev.patchbay.crm.CrmSchema.Pipeline;
import dev.patchbay.crm.CrmSchema.Stage;
import dev.patchbay.crm.CrmSchema.Type;
import dev.patchbay.crm.RecordKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads what a company's records look like: its custom fields, the few fields of Pipedrive's own
 * that a rule may write, pipelines and stages. Six calls. Fields whose value is more than a text, a
 * number or a choice are left out.
 */
final class PipedriveSchema {

  /** What stands beside the stages of every pipeline. */
  static final Set<String> CLOSED = Set.of("won", "lost");

  private static final Set<String> OF_DEALS =
      Set.of("value", "currency", "expected_close_date", "probability", RuleFields.LABELS);
  private static final Set<String> OF_PERSONS = Set.of("job_title", RuleFields.LABELS);
  private static final Set<String> OF_ORGANIZATIONS = Set.of("website", RuleFields.LABELS);
  private static final Set<String> OF_LEADS = Set.of("expected_close_date");

  private final PipedriveCalls calls;

  PipedriveSchema(PipedriveCalls calls) {
    this.calls = calls;
  }

  CrmSchema read() {
    List<Received.Field> ofDeals = calls.fields("deal");
    return new CrmSchema(
        Map.of(
            RecordKind.DEAL, writable(ofDeals, OF_DEALS),
            RecordKind.LEAD, ofLeads(ofDeals),
            RecordKind.CONTACT, writable(calls.fields("person"), OF_PERSONS),
            RecordKind.ORGANIZATION, writable(calls.fields("organization"), OF_ORGANIZATIONS)),
        pipelines());
  }

  /** Leads share the custom fields of deals, and have labels of their own. */
  private List<Field> ofLeads(List<Received.Field> ofDeals) {
    List<Field> fields = new ArrayList<>(writable(ofDeals, OF_LEADS));
    List<Option> labels =
        calls.leadLabels().stream().map(label -> new Option(label.id(), label.name())).toList();
    if (!labels.isEmpty()) {
      fields.add(new Field(RuleFields.LABELS, "Label", Type.CHOICE, false, labels));
    }
    return fields;
  }

  private List<Pipeline> pipelines() {
    List<Received.Pipeline> pipelines = calls.pipelines();
    List<Received.Stage> stages = calls.stages();
    return pipelines.stream()
        .filter(pipeline -> !Boolean.TRUE.equals(pipeline.deleted()))
        .map(
            pipeline ->
                new Pipeline(
                    RecordKind.DEAL,
                    String.valueOf(pipeline.id()),
                    pipeline.name(),
                    stages(pipeline, stages)))
        .toList();
  }

  private static List<Stage> stages(Received.Pipeline of, List<Received.Stage> stages) {
    return Stream.concat(
            stages.stream()
                .filter(stage -> stage.pipeline() == of.id())
                .filter(stage -> !Boolean.TRUE.equals(stage.deleted()))
                .map(s -> new Stage(String.valueOf(s.id()), s.name(), DealState.OPEN)),
            Stream.of(
                new Stage("won", "Won", DealState.WON), new Stage("lost", "Lost", DealState.LOST)))
        .toList();
  }

  private static List<Field> writable(List<Received.Field> fields, Set<String> standard) {
    return fields.stream()
        .filter(f -> Boolean.TRUE.equals(f.custom()) || standard.contains(f.code()))
        .flatMap(field -> field(field).stream())
        .toList();
  }

  /** The API makes records without the fields that its own pages ask for. */
  private static Optional<Field> field(Received.Field field) {
    List<Option> options =
        field.options().stream().map(o -> new Option(o.id(), o.label())).toList();
    return Optional.ofNullable(type(field))
        .filter(type -> type != Type.CHOICE || !options.isEmpty())
        .map(
            type ->
                new Field(
                    field.code(),
                    field.name(),
                    type,
                    false,
                    type == Type.CHOICE ? options : List.of()));
  }

  private static Type type(Received.Field field) {
    return switch (field.type()) {
      case "varchar", "varchar_auto", "text", "phone" -> Type.TEXT;
      case "int", "double" -> Type.NUMBER;
      case "monetary" -> Boolean.TRUE.equals(field.custom()) ? null : Type.NUMBER;
      case "boolean" -> Type.BOOLEAN;
      case "date" -> Type.DATE;
      case "enum", "set" -> field.code().equals("currency") ? Type.TEXT : Type.CHOICE;
      case null, default -> null;
    };
  }
}
