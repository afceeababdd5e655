package dev.patchbay.switching.carry;

import dev.patchbay.crm.Action.Extras;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.CrmSchema;
import dev.patchbay.crm.Dossier;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.journal.Origin;
import dev.patchbay.project.FieldMapping;
import dev.patchbay.project.FormSettings.Kind;
import dev.patchbay.scenario.MappedFields;
import dev.patchbay.statusgroup.FiledStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What goes into further fields and the stage of a new record. Pure. */
final class NewFields {

  /** What CRMs call the money of a lead or deal, in their ids of fields. */
  private static final List<String> AMOUNTS = List.of("amount", "value");

  private static final List<String> CURRENCIES = List.of("currency", "amountCurrency");

  private final Ground ground;
  private final Dossier dossier;
  private final Client client;
  private final Origin origin;

  /**
   * @param origin the interaction that once made the lead or deal; null where none did
   */
  NewFields(Ground ground, Dossier dossier, Origin origin) {
    this.ground = ground;
    this.dossier = dossier;
    this.client = Client.of(dossier);
    this.origin = origin;
  }

  boolean takesAmount(RecordKind kind) {
    return field(kind, AMOUNTS, CrmSchema.Type.NUMBER).isPresent();
  }

  Extras of(RecordKind kind) {
    Map<String, Object> values = new HashMap<>();
    mapping(kind).forEach(entry -> put(entry, values));
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

  /** What the project writes into every record that the hub makes in this CRM. */
  private Stream<FieldMapping.Entry> mapping(RecordKind kind) {
    FieldMapping mapping = ground.project().mapping();
    return Stream.of(Kind.values())
        .filter(each -> each.name().equals(kind.name()))
        .filter(_ -> ground.now().integration().equals(mapping.integration()))
        .flatMap(each -> mapping.written(each).stream());
  }

  private void put(FieldMapping.Entry entry, Map<String, Object> values) {
    Object value = entry.property() == null ? entry.value() : value(entry.property());
    if (value != null && !value.toString().isBlank()) {
      values.put(entry.field(), value);
    }
  }

  /** The same properties as of an interaction, as far as the old CRM and the journal know them. */
  private String value(String property) {
    return switch (property) {
      case "firstName" -> MappedFields.names(client.name())[0];
      case "lastName" -> MappedFields.names(client.name())[1];
      case "name" -> client.name();
      case "organization" ->
          dossier.organizationName() == null ? client.name() : dossier.organizationName();
      case "phone" -> client.phone();
      case "email" -> client.email();
      case "source" -> told(Origin::source);
      case "creationMethod" -> told(Origin::creationMethod);
      case "line" -> told(Origin::line);
      case "form" -> told(Origin::form);
      case "visit" -> told(Origin::visit);
      default ->
          Optional.ofNullable(dossier.utm().get(property))
              .orElseGet(() -> told(from -> from.utm().get(property)));
    };
  }

  private String told(Function<Origin, String> what) {
    return origin == null ? null : what.apply(origin);
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
