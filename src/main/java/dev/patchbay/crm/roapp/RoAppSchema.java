package dev.patchbay.crm.roapp;

import dev.patchbay.crm.CrmSchema;
import dev.patchbay.crm.CrmSchema.Field;
import dev.patchbay.crm.CrmSchema.Pipeline;
import dev.patchbay.crm.CrmSchema.Stage;
import dev.patchbay.crm.CrmSchema.Type;
import dev.patchbay.crm.RecordKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What rules may write: the custom fields; the types of inquiries and orders as pipelines, and
 * their statuses as stages, which all types of a kind share.
 */
final class RoAppSchema {

  private final RoAppConfig config;
  private final RoAppBooks books;

  RoAppSchema(RoAppConfig config, RoAppBooks books) {
    this.config = config;
    this.books = books;
  }

  CrmSchema read() {
    Map<RecordKind, List<Field>> fields = new LinkedHashMap<>();
    for (RecordKind kind :
        List.of(RecordKind.CONTACT, RecordKind.ORGANIZATION, RecordKind.LEAD, RecordKind.DEAL)) {
      fields.put(kind, books.fields(kind).stream().map(RoAppSchema::field).toList());
    }
    List<Pipeline> pipelines = new ArrayList<>();
    pipelines.addAll(
        pipelines(
            RecordKind.LEAD,
            books.inquiryTypes(),
            stages(books.inquiryStatuses(), config.inquiries())));
    pipelines.addAll(
        pipelines(
            RecordKind.DEAL, books.orderTypes(), stages(books.orderStatuses(), config.orders())));
    return new CrmSchema(fields, pipelines);
  }

  private static List<Pipeline> pipelines(
      RecordKind kind, List<RoAppRow> types, List<Stage> stages) {
    return types.stream()
        .filter(type -> !type.isTrue("is_archived"))
        .map(type -> new Pipeline(kind, type.id(), type.label(), stages))
        .toList();
  }

  private static List<Stage> stages(List<RoAppRow> rows, Statuses statuses) {
    return rows.stream()
        .map(row -> new Stage(row.id(), row.label(), statuses.ofStatus(row).deal()))
        .toList();
  }

  /** The API tells no options of lists, and not which fields are required. */
  private static Field field(RoAppRow row) {
    return new Field("f" + row.id(), row.label(), type(row.text("type")), false, List.of());
  }

  private static Type type(String number) {
    return switch (number) {
      case "0" -> Type.BOOLEAN;
      case "4", "5" -> Type.DATE_TIME;
      case "6" -> Type.NUMBER;
      case null, default -> Type.TEXT;
    };
  }
}
