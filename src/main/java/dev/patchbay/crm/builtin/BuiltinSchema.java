package dev.patchbay.crm.builtin;

import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.CrmSchema;
import dev.patchbay.crm.CrmSchema.Field;
import dev.patchbay.crm.CrmSchema.Pipeline;
import dev.patchbay.crm.CrmSchema.Stage;
import dev.patchbay.crm.CrmSchema.Type;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.builtin.BuiltinRecord.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the built-in CRM takes: a few fields by name, any other as a text, and its own statuses as
 * the only way that leads and deals go.
 */
final class BuiltinSchema {

  private static final Field COMMENT = field("comment", "Comment", Type.TEXT);
  private static final Field SOURCE = field("source", "Source", Type.TEXT);
  private static final Field CITY = field("city", "City", Type.TEXT);
  private static final Field AMOUNT = field("amount", "Amount", Type.NUMBER);
  private static final Field CURRENCY = field("currency", "Currency", Type.TEXT);

  private static final Map<RecordKind, List<Field>> FIELDS =
      Map.of(
          RecordKind.ORGANIZATION, List.of(CITY, field("website", "Website", Type.TEXT), COMMENT),
          RecordKind.CONTACT, List.of(CITY, field("position", "Position", Type.TEXT), COMMENT),
          RecordKind.LEAD, List.of(SOURCE, CITY, AMOUNT, CURRENCY, COMMENT),
          RecordKind.DEAL, List.of(SOURCE, CITY, AMOUNT, CURRENCY, COMMENT));

  private BuiltinSchema() {}

  static CrmSchema schema() {
    return new CrmSchema(
        FIELDS,
        List.of(pipeline(RecordKind.LEAD, "Leads"), pipeline(RecordKind.DEAL, "Deals")),
        true);
  }

  /** The statuses of leads or of deals; of other kinds none. */
  static List<Status> statuses(RecordKind kind) {
    return switch (kind) {
      case LEAD -> List.of(Status.NEW, Status.IN_WORK, Status.CONVERTED, Status.CLOSED);
      case DEAL -> List.of(Status.OPEN, Status.WON, Status.LOST);
      default -> List.of();
    };
  }

  private static Pipeline pipeline(RecordKind kind, String name) {
    List<Stage> stages = new ArrayList<>();
    statuses(kind).forEach(s -> stages.add(new Stage(s.id(), name(s), meaning(s))));
    return new Pipeline(kind, null, name, stages);
  }

  private static String name(Status status) {
    String words = status.id().replace('-', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static DealState meaning(Status status) {
    return switch (status) {
      case NEW, IN_WORK, OPEN -> DealState.OPEN;
      case CONVERTED, WON -> DealState.WON;
      case CLOSED, LOST -> DealState.LOST;
    };
  }

  private static Field field(String id, String label, Type type) {
    return new Field(id, label, type, false, List.of());
  }
}
