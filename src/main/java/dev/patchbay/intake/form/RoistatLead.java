package dev.patchbay.intake.form;

import dev.patchbay.crm.CrmSchema;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.intake.interaction.FormSubmission.Wishes;
import dev.patchbay.intake.phone.PhoneNumbers;
import dev.patchbay.project.Project;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Understands the parameters of a Roistat proxy lead (docs/forms.md has them all). A lead that says
 * anything at all is taken: the script that sends it looks at no errors, so what does not fit is
 * kept in the comment.
 */
public final class RoistatLead {

  public static final String SOURCE = "roistat";

  static final String[] VISIT = {"roistat", "roistat_visit", "visit"};

  /** A deal's fields: the hub's scenario decides whether a lead or a deal is made. */
  static final List<RecordKind> DEALS = List.of(RecordKind.LEAD, RecordKind.DEAL);

  private static final Set<String> UNDERSTOOD =
      Set.of(
          "roistat",
          "roistat_visit",
          "visit",
          "key",
          "title",
          "comment",
          "name",
          "email",
          "phone",
          "order_creation_method",
          "is_need_callback",
          "callback_phone",
          "sync",
          "charset",
          "is_need_check_order_in_processing",
          "is_need_check_order_in_processing_append",
          "is_skip_sending",
          SiteForm.ID);

  private final Project project;
  private final Optional<CrmSchema> schema;
  private final PhoneNumbers phones;

  /**
   * @param schema what is known of the CRM's fields
   */
  public RoistatLead(Project project, Optional<CrmSchema> schema, PhoneNumbers phones) {
    this.project = project;
    this.schema = schema;
    this.phones = phones;
  }

  public SubmissionRead read(FormFields form, Visitor visitor, String id, Instant now) {
    CrmValues crm = new CrmValues(schema, project.settings().zone());
    Placeholders words = Placeholders.of(form, visitor, now, project.settings().zone());
    Specials specials = new Specials(schema, project.employees(), crm);
    Map<String, String> fields = form.group("fields");
    fields.remove("charset");
    fields.forEach((field, value) -> deal(field, words.fill(value), specials, crm));
    form.group("client_fields")
        .forEach(
            (field, value) ->
                crm.put(field, words.fill(value), List.of(RecordKind.CONTACT), field));
    form.values().forEach((name, value) -> rest(name, value, crm));

    String phone = form.first("phone").orElse(null);
    Optional<String> number = phones.toE164(phone, project.settings().country());
    if (phone != null && number.isEmpty()) {
      crm.line("phone", phone);
      crm.remark("The phone is no phone number; it is kept in the comment.");
    }
    String mail = form.first("email").orElse(null);
    Optional<String> email = Contacts.email(mail);
    if (mail != null && email.isEmpty()) {
      crm.line("email", mail);
      crm.remark("The email is no e-mail address; it is kept in the comment.");
    }
    List<FieldError> errors = faults(form, id);
    if (!errors.isEmpty()) {
      return new SubmissionRead.Invalid(errors);
    }
    FormSubmission submission =
        new FormSubmission(
            SOURCE,
            id,
            now,
            null,
            form.first("title").map(words::fill).orElse(null),
            form.first("name").orElse(null),
            phone,
            number.orElse(null),
            email.orElse(null),
            crm.comment(form.first("comment").map(words::fill).orElse(null)),
            Visits.number(form.first(VISIT).orElse(null)),
            form.first("order_creation_method").orElse(null),
            tags(form, visitor),
            crm.values(),
            wishes(form, specials));
    List<String> remarks = new ArrayList<>(form.remarks());
    remarks.addAll(crm.remarks());
    return new SubmissionRead.Understood(submission, remarks);
  }

  private static List<FieldError> faults(FormFields form, String id) {
    List<FieldError> errors = new ArrayList<>();
    boolean says =
        form.first("title", "name", "phone", "email", "comment").isPresent()
            || !form.group("fields").isEmpty()
            || !form.group("client_fields").isEmpty();
    if (!says) {
      errors.add(new FieldError("body", "no phone, email, name, title, comment or field was sent"));
    }
    Contacts.idFault(id).ifPresent(fault -> errors.add(new FieldError(SiteForm.ID, fault)));
    return errors;
  }

  private static void deal(String field, String value, Specials specials, CrmValues crm) {
    if (!value.isBlank() && !specials.take(field, field, value)) {
      crm.put(field, value, DEALS, field);
    }
  }

  /** A parameter that nobody knows may still say something to a person. */
  private static void rest(String name, String value, CrmValues crm) {
    boolean taken =
        UNDERSTOOD.contains(name.toLowerCase(Locale.ROOT))
            || name.startsWith("fields[")
            || name.startsWith("client_fields[")
            || name.startsWith("utm_")
            || Placeholders.isOne(name);
    if (!taken) {
      crm.line(name, value);
    }
  }

  private static Map<String, String> tags(FormFields form, Visitor visitor) {
    Map<String, String> tags = new LinkedHashMap<>(Placeholders.pageTags(visitor));
    form.values()
        .forEach(
            (name, value) -> {
              if (name.startsWith("utm_")) {
                tags.put(name, value);
              }
            });
    return tags;
  }

  private Wishes wishes(FormFields form, Specials specials) {
    return new Wishes(
        flag(form, "is_need_check_order_in_processing").orElse(null),
        flag(form, "is_need_check_order_in_processing_append").orElse(null),
        flag(form, "is_skip_sending").orElse(false),
        flag(form, "is_need_callback").orElse(false),
        form.first("callback_phone").orElse(null),
        specials.placement());
  }

  /** Whether a parameter says yes; empty where it is missing or says neither yes nor no. */
  public static Optional<Boolean> flag(FormFields form, String name) {
    return form.first(name)
        .flatMap(
            text ->
                switch (text.toLowerCase(Locale.ROOT)) {
                  case "1", "true", "yes", "on" -> Optional.of(true);
                  case "0", "false", "no", "off" -> Optional.of(false);
                  default -> Optional.empty();
                });
  }
}
