package dev.patchbay.settings;

import dev.patchbay.crm.CrmSchema;
import dev.patchbay.crm.CrmSchema.Field;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.intake.FieldError;
import dev.patchbay.project.FormSettings;
import dev.patchbay.project.FormSettings.To;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Whether the CRM has the fields that a mapping of forms names. */
public final class MappingRules {

  /** An answer is no place for hundreds of names. */
  private static final int NAMED = 40;

  private MappingRules() {}

  /** Whether a CRM has to be asked at all. */
  public static boolean namesCrmFields(FormSettings settings) {
    return settings.mapping().stream().anyMatch(rule -> rule.to().property() == null);
  }

  /**
   * @param schema one without any field is of a CRM that does not tell its fields: everything goes
   */
  public static List<FieldError> check(FormSettings settings, CrmSchema schema) {
    List<FieldError> errors = new ArrayList<>();
    if (schema.fields().isEmpty()) {
      return errors;
    }
    for (int i = 0; i < settings.mapping().size(); i++) {
      To to = settings.mapping().get(i).to();
      if (to.property() == null) {
        check("forms.mapping[" + i + "].to", to, schema, errors);
      }
    }
    return errors;
  }

  private static void check(String place, To to, CrmSchema schema, List<FieldError> errors) {
    RecordKind kind = RecordKind.valueOf(to.kind().name());
    String label = kind.name().toLowerCase(Locale.ROOT);
    if (!schema.fields().containsKey(kind)) {
      errors.add(new FieldError(place + ".kind", "the connected CRM has no " + label + " fields"));
    } else if (schema.field(kind, to.field()).isEmpty()) {
      String known =
          schema.fields().get(kind).stream()
              .map(Field::id)
              .limit(NAMED)
              .collect(Collectors.joining(", "));
      errors.add(
          new FieldError(
              place + ".field",
              "is no field of a %s that can be written; known are %s".formatted(label, known)));
    }
  }
}
