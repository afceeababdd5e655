package dev.patchbay.intake.form;

import dev.patchbay.crm.CrmSchema;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.intake.phone.PhoneNumbers;
import dev.patchbay.project.FormSettings.Mapping;
import dev.patchbay.project.FormSettings.Property;
import dev.patchbay.project.FormSettings.To;
import dev.patchbay.project.ProjectSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Understands the form of a site: by the project's mapping first, by the usual names of fields for
 * the rest, and what is neither becomes a line of the comment.
 */
public final class SiteForm {

  public static final String SOURCE = "form";

  /** The fields that speak to the hub and not to the company. */
  public static final String ID = "submission_id";

  public static final String REDIRECT = "_redirect";

  private static final Set<String> OURS = Set.of(ID, REDIRECT, "charset", "_charset_");

  private final ProjectSettings settings;
  private final Optional<CrmSchema> schema;
  private final PhoneNumbers phones;

  /**
   * @param schema what is known of the CRM's fields
   */
  public SiteForm(ProjectSettings settings, Optional<CrmSchema> schema, PhoneNumbers phones) {
    this.settings = settings;
    this.schema = schema;
    this.phones = phones;
  }

  /**
   * A form with a name alone is understood, too: what somebody wrote is better kept than lost. A
   * phone number or an e-mail that is none is refused, so that the visitor can put it right.
   *
   * @param id of the submission
   */
  public SubmissionRead read(FormFields form, String id, Instant now) {
    Reading reading = new Reading();
    String formName = formName(form);
    form.values().forEach((name, value) -> reading.take(name, value, formName));
    List<FieldError> errors = new ArrayList<>();
    if (form.values().keySet().stream().allMatch(OURS::contains)) {
      errors.add(new FieldError("body", "the form is empty: no field has a value"));
    }
    Contacts.idFault(id).ifPresent(fault -> errors.add(new FieldError(ID, fault)));
    String country = settings.country();
    String phone = reading.text(Property.PHONE);
    Optional<String> number = phones.toE164(phone, country);
    if (phone != null && number.isEmpty()) {
      errors.add(
          new FieldError(
              reading.field(Property.PHONE),
              "is not a phone number; national ones are read in the notation of " + country));
    }
    String email = reading.text(Property.EMAIL);
    if (email != null && Contacts.email(email).isEmpty()) {
      errors.add(
          new FieldError(
              reading.field(Property.EMAIL), "is not an e-mail such as ann@example.com"));
    }
    if (!errors.isEmpty()) {
      return new SubmissionRead.Invalid(errors);
    }
    List<String> remarks = new ArrayList<>(form.remarks());
    remarks.addAll(reading.crm.remarks());
    FormSubmission submission =
        new FormSubmission(
            SOURCE,
            id,
            now,
            formName,
            reading.text(Property.TITLE),
            reading.name(),
            phone,
            number.orElse(null),
            Contacts.email(email).orElse(null),
            reading.crm.comment(reading.text(Property.COMMENT)),
            Visits.number(reading.text(Property.VISIT)),
            reading.text(Property.CREATION_METHOD),
            reading.tags(),
            reading.crm.values(),
            FormSubmission.Wishes.NONE);
    return new SubmissionRead.Understood(submission, remarks);
  }

  /** A mapping may name the field that tells the form; only one for every form can. */
  private String formName(FormFields form) {
    for (Mapping mapping : settings.forms().mapping()) {
      if (mapping.form() == null && mapping.to().property() == Property.FORM) {
        Optional<String> named = form.first(mapping.from());
        if (named.isPresent()) {
          return named.get();
        }
      }
    }
    return form.values().entrySet().stream()
        .filter(f -> UsualNames.property(f.getKey()).filter(Property.FORM::equals).isPresent())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private final class Reading {

    private final Map<Property, String> texts = new EnumMap<>(Property.class);
    private final Map<Property, String> fields = new EnumMap<>(Property.class);
    private final CrmValues crm = new CrmValues(schema, settings.zone());

    void take(String name, String value, String form) {
      List<To> mapped =
          settings.forms().mapping().stream()
              .filter(mapping -> mapping.holdsFor(name, form))
              .map(Mapping::to)
              .toList();
      if (!mapped.isEmpty()) {
        mapped.forEach(to -> take(name, value, to));
      } else if (!OURS.contains(name)) {
        UsualNames.property(name)
            .filter(property -> !texts.containsKey(property))
            .ifPresentOrElse(p -> put(p, name, value), () -> crm.line(name, value));
      }
    }

    private void take(String name, String value, To to) {
      if (to.property() == null) {
        crm.put(name, value, List.of(RecordKind.valueOf(to.kind().name())), to.field());
      } else if (to.property() == Property.COMMENT && texts.containsKey(Property.COMMENT)) {
        crm.line(name, value);
      } else {
        put(to.property(), name, value);
      }
    }

    private void put(Property property, String name, String value) {
      texts.put(property, value);
      fields.put(property, name);
    }

    String text(Property property) {
      return texts.get(property);
    }

    String field(Property property) {
      return fields.get(property);
    }

    /** The whole name, each part once: some forms send the first and the last name apart. */
    String name() {
      String whole = "";
      for (Property part : List.of(Property.NAME, Property.FIRST_NAME, Property.LAST_NAME)) {
        String text = texts.getOrDefault(part, "");
        if (!whole.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))) {
          whole = (whole + " " + text).strip();
        }
      }
      return whole.isEmpty() ? null : whole;
    }

    Map<String, String> tags() {
      Map<String, String> tags = new LinkedHashMap<>();
      texts.forEach(
          (property, text) -> {
            if (property.isTag()) {
              tags.put(property.tag(), text);
            }
          });
      return tags;
    }
  }
}
