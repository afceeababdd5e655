package dev.patchbay.crm.builtin;

import dev.patchbay.crm.CrmSchema;
import dev.patchbay.crm.CrmSchema.Field;
import dev.patchbay.crm.CrmSchema.Pipeline;
import dev.patchbay.crm.CrmSchema.Stage;
import dev.patchbay.crm.CrmSchema.Type;
import dev.patchbay.crm.RecordKind;
import java.util.List;
import java.util.Map;

/**
 * What the built-in CRM takes: a few fields by name, any other as a text, and one list of stages as
 * the only way that leads and deals go.
 */
final class BuiltinSchema {

  static final String AMOUNT_FIELD = "amount";
  static final String CURRENCY_FIELD = "currency";

  private static final Field COMMENT = field("comment", "Comment", Type.TEXT);
  private static final Field SOURCE = field("source", "Source", Type.TEXT);
  private static final Field CITY = field("city", "City", Type.TEXT);
  private static final Field AMOUNT = field(AMOUNT_FIELD, "Amount", Type.NUMBER);
  private static final Field CURRENCY = field(CURRENCY_FIELD, "Currency", Type.TEXT);

  private static final Map<RecordKind, List<Field>> FIELDS =
      Map.of(
          RecordKind.ORGANIZATION, List.of(CITY, field("website", "Website", Type.TEXT), COMMENT),
          RecordKind.CONTACT, List.of(CITY, field("position", "Position", Type.TEXT), COMMENT),
          RecordKind.LEAD, List.of(SOURCE, CITY, AMOUNT, CURRENCY, COMMENT),
          RecordKind.DEAL, List.of(SOURCE, CITY, AMOUNT, CURRENCY, COMMENT));

  private BuiltinSchema() {}

  static CrmSchema schema(BuiltinStages stages) {
    return new CrmSchema(
        FIELDS,
        List.of(
            pipeline(RecordKind.LEAD, "Leads", stages), pipeline(RecordKind.DEAL, "Deals", stages)),
        true);
  }

  private static Pipeline pipeline(RecordKind kind, String name, BuiltinStages stages) {
    return new Pipeline(
        kind,
        null,
        name,
        stages.of(kind).stream()
            .map(stage -> new Stage(stage.id(), stage.name(), stage.meaning()))
            .toList());
  }

  private static Field field(String id, String label, Type type) {
    return new Field(id, label, type, false, List.of());
  }
}
