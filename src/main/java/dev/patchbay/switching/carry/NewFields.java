package dev.patchbay.switching.carry;

import dev.patchbay.crm.Action.Extras;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.CrmSchema;
import dev.patchbay.crm.Dossier;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.project.FieldMapping;
import dev.patchbay.statusgroup.FiledStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What goes into further fields and the stage of a new record. Pure. */
final class NewFields {

  /** What CRMs call the money of a lead or deal, in their ids of fields. */
  private static final List<String> AMOUNTS = List.of("amount", "value");

  private static final List<String> CURRENCIES = List.of("currency", "amountCurrency");

  private final Ground ground;
  private final Dossier dossier;

  NewFields(Ground ground, Dossier dossier) {
    this.ground = ground;
    this.dossier = dossier;
  }

  boolean takesAmount(RecordKind kind) {
    return field(kind, AMOUNTS, CrmSchema.Type.NUMBER).isPresent();
  }

  Extras of(RecordKind kind) {
    Map<String, Object> values = new HashMap<>();
    mapping()
        .filter(entry -> entry.kind().name().equals(kind.name()))
        .forEach(entry -> put(entry, values));
    boolean main = kind == RecordKind.LEAD || kind == RecordKind.DEAL;
    if (main) {
      money(kind, values);
    }
    FiledStatus stage = main ? stage(kind).orElse(null) : null;
    if (stage == null) {
      return values.isEmpty() ? Extras.NONE : new Extras(null, null, values);
    }
    return new Extras(stage.pipeline(), stage.status(), values);
  }

  private void money(RecordKind kind, Map<String, Object> values) {
    CrmRecord record = dossier.record();
    if (record.amount() == null) {
      return;
    }
    field(kind, AMOUNTS, CrmSchema.Type.NUMBER)
        .ifPresent(
            amount -> {
              values.put(amount, record.amount());
              if (record.currency() != null) {
                field(kind, CURRENCIES, null)
                    .ifPresent(currency -> values.put(currency, record.currency()));
              }
            });
  }

  private Optional<String> field(RecordKind kind, List<String> names, CrmSchema.Type type) {
    return ground.schema().fields().getOrDefault(kind, List.of()).stream()
        .filter(field -> names.contains(field.id()) && (type == null || field.type() == type))
        .map(CrmSchema.Field::id)
        .findFirst();
  }

  /** What the project writes into every record of this CRM: fixed values and marketing tags. */
  private Stream<FieldMapping.Entry> mapping() {
    FieldMapping mapping = ground.project().mapping();
    return ground.now().integration().equals(mapping.integration())
        ? mapping.entries().stream()
        : Stream.of();
  }

  private void put(FieldMapping.Entry entry, Map<String, Object> values) {
    Object value = entry.value() != null ? entry.value() : dossier.utm().get(entry.property());
    if (value != null) {
      values.put(entry.field(), value);
    }
  }

  /** An open stage of the same name, where there is just one. */
  private Optional<FiledStatus> stage(RecordKind kind) {
    if (!ground.plan().has(Capability.WRITE_STATUS)) {
      return Optional.empty();
    }
    String id = FiledStatus.idOf(dossier.record());
    Optional<String> name =
        ground.before().statuses().stream()
            .filter(status -> status.id().equals(id) && status.name() != null)
            .map(FiledStatus::name)
            .findFirst();
    List<FiledStatus> alike =
        ground.now().statuses().stream()
            .filter(status -> status.kind() == kind && status.removedAt() == null)
            .filter(status -> status.meaning() == null || status.meaning() == DealState.OPEN)
            .filter(status -> name.isPresent() && name.get().equalsIgnoreCase(status.name()))
            .toList();
    return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
  }
}
