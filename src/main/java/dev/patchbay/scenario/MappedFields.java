package dev.patchbay.scenario;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.intake.interaction.Call;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.intake.interaction.Interaction;
import dev.patchbay.intake.interaction.MessengerContact;
import dev.patchbay.project.FieldMapping;
import dev.patchbay.project.FormSettings.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the project's field mapping puts into new records, by the CRM's ids of the fields. */
public final class MappedFields {

  /** What of an interaction can go into a field. */
  public static final List<String> PROPERTIES =
      List.of(
          "firstName",
          "lastName",
          "name",
          "organization",
          "phone",
          "email",
          "comment",
          "form",
          "visit",
          "creationMethod",
          "source",
          "line",
          "utm_source",
          "utm_medium",
          "utm_campaign",
          "utm_term",
          "utm_content");

  private MappedFields() {}

  /** Only fields for which there is a value. */
  static Map<String, Object> of(FieldMapping mapping, RecordKind kind, Interaction interaction) {
    Map<String, Object> fields = new HashMap<>();
    Arrays.stream(Kind.values())
        .filter(each -> each.name().equals(kind.name()))
        .flatMap(each -> mapping.written(each).stream())
        .forEach(
            entry ->
                Optional.ofNullable(
                        entry.property() == null
                            ? entry.value()
                            : value(entry.property(), interaction))
                    .ifPresent(value -> fields.put(entry.field(), value)));
    return fields;
  }

  private static String value(String property, Interaction interaction) {
    String value =
        switch (property) {
          case "firstName" -> names(Texts.clientName(interaction))[0];
          case "lastName" -> names(Texts.clientName(interaction))[1];
          case "name", "organization" -> Texts.clientName(interaction);
          case "phone" -> interaction.clientPhone();
          case "email" -> interaction.clientEmail();
          case "source" -> interaction.source();
          case "creationMethod" -> creationMethod(interaction);
          case "line" -> interaction instanceof Call call ? line(call) : null;
          case "comment" -> comment(interaction);
          case "form" -> interaction instanceof FormSubmission form ? form.form() : null;
          case "visit" -> interaction instanceof FormSubmission form ? form.visit() : null;
          default -> interaction.utm().get(property);
        };
    return value == null || value.isBlank() ? null : value;
  }

  /**
   * The first word is the first name, the rest the last one. Of a single word, or of whom only the
   * number is known, the last name is it, for CRMs demand that one.
   *
   * @return first and last name; the first may be null
   */
  public static String[] names(String whole) {
    String name = whole == null ? "" : whole.strip();
    int space = name.indexOf(' ');
    return space < 0
        ? new String[] {null, name}
        : new String[] {name.substring(0, space), name.substring(space + 1).strip()};
  }

  private static String line(Call call) {
    return call.linePhone() == null ? call.line() : call.linePhone();
  }

  private static String comment(Interaction interaction) {
    return switch (interaction) {
      case FormSubmission form -> form.comment();
      case MessengerContact contact -> contact.comment();
      case Call _ -> null;
    };
  }

  private static String creationMethod(Interaction interaction) {
    return switch (interaction) {
      case FormSubmission form -> form.creationMethod() == null ? "form" : form.creationMethod();
      case MessengerContact _ -> "messenger";
      case Call _ -> "call";
    };
  }
}
