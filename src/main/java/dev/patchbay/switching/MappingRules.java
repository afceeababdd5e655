package dev.patchbay.switching;

import dev.patchbay.crm.CrmMetadata;
import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.crm.CrmMetadata.StandardField;
import dev.patchbay.crm.CrmSchema;
import dev.patchbay.crm.CrmSchema.Field;
import dev.patchbay.crm.CrmSchema.Type;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.intake.FieldError;
import dev.patchbay.project.FieldMapping.Entry;
import dev.patchbay.project.FormSettings.Kind;
import dev.patchbay.scenario.MappedFields;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a mapping must and may say about one CRM. Pure. */
final class MappingRules {

  /** What every CRM must be told where to put, as far as it has a place for it. */
  static final List<String> MANDATORY = List.of("firstName", "lastName", "organization");

  /** An answer is no place for hundreds of names. */
  private static final int NAMED = 40;

  private final CrmMetadata crm;
  private final CrmSchema schema;
  private final Set<Kind> made;
  private final List<StandardField> standard;

  /**
   * @param made the kinds of record that the project's interactions make
   */
  MappingRules(CrmMetadata crm, CrmSchema schema, Set<Kind> made) {
    this.crm = crm;
    this.schema = schema;
    this.made = Set.copyOf(made);
    this.standard = standard(crm.standard());
  }

  /**
   * Every connector writes names and organizations, also one that does not say into which field.
   */
  private static List<StandardField> standard(List<StandardField> declared) {
    Stream<StandardField> usual =
        Stream.of(
                new StandardField("firstName", RecordKind.CONTACT, "firstName", "First name"),
                new StandardField("lastName", RecordKind.CONTACT, "lastName", "Last name"),
                new StandardField("organization", RecordKind.ORGANIZATION, "name", "Name"))
            .filter(
                each ->
                    declared.stream().noneMatch(field -> field.property().equals(each.property())));
    return Stream.concat(declared.stream(), usual).toList();
  }

  /**
   * Something that must be mapped.
   *
   * @param property of the client, or null where the CRM demands the field
   * @param kind of the record, or null with a property
   * @param field the CRM's id of the field, or null with a property
   */
  record Required(String property, Kind kind, String field, String label) {

    String name() {
      return property != null ? property : kind.name().toLowerCase(Locale.ROOT) + "." + field;
    }

    boolean isMetBy(Entry entry) {
      return property != null
          ? property.equals(entry.property())
          : kind == entry.kind() && field.equals(entry.field());
    }
  }

  List<Required> required() {
    Stream<Required> ofClients =
        MANDATORY.stream()
            .filter(
                property ->
                    !property.equals("organization")
                        || crm.capabilities().contains(Capability.ORGANIZATIONS))
            .map(property -> new Required(property, null, null, label(property)));
    Stream<Required> ofCrm =
        Stream.of(Kind.values())
            .filter(made::contains)
            .flatMap(
                kind ->
                    schema.fields().getOrDefault(FieldMappings.record(kind), List.of()).stream()
                        .filter(field -> field.required() && !isStandard(kind, field.id()))
                        .map(field -> new Required(null, kind, field.id(), field.label())));
    return Stream.concat(ofClients, ofCrm).toList();
  }

  /** The fields that the connector fills by itself, where it says so. */
  List<Entry> suggested() {
    return standard.stream()
        .map(
            standard ->
                new Entry(
                    standard.property(),
                    Kind.valueOf(standard.kind().name()),
                    standard.field(),
                    null))
        .toList();
  }

  List<FieldError> check(List<Entry> entries) {
    List<FieldError> errors = new ArrayList<>();
    Set<String> places = new HashSet<>();
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      String at = "entries[" + i + "]";
      fault(entry)
          .ifPresent(fault -> errors.add(new FieldError(at + fault.field(), fault.reason())));
      if (!places.add(entry.place()) && !isOwn(entry)) {
        errors.add(new FieldError(at + ".field", "is mapped twice"));
      }
    }
    for (Required required : required()) {
      if (entries.stream().noneMatch(required::isMetBy)) {
        errors.add(new FieldError(required.name(), "is mandatory and not mapped"));
      }
    }
    return errors;
  }

  /** Which of the entries say what the connector does by itself. */
  List<String> byConnector(List<Entry> entries) {
    return entries.stream().filter(this::isOwn).map(Entry::place).toList();
  }

  private Optional<FieldError> fault(Entry entry) {
    if ((entry.property() == null) == (entry.value() == null)) {
      return error("", "must have either a property or a value");
    }
    if (entry.property() != null && !MappedFields.PROPERTIES.contains(entry.property())) {
      return error(".property", "must be one of " + String.join(", ", MappedFields.PROPERTIES));
    }
    if (isOwn(entry)) {
      return Optional.empty();
    }
    if (isStandard(entry.kind(), entry.field())) {
      return error(".field", "is filled by the connector with something else");
    }
    if (schema.fields().isEmpty()) {
      return Optional.empty();
    }
    return schema
        .field(FieldMappings.record(entry.kind()), entry.field())
        .map(field -> misfit(entry, field))
        .orElseGet(
            () -> error(".field", "is no field that can be written; known are " + known(entry)));
  }

  private static Optional<FieldError> misfit(Entry entry, Field field) {
    if (entry.property() != null) {
      return field.type() == Type.TEXT
          ? Optional.empty()
          : error(".field", "takes no text: give it a value instead of a property");
    }
    return fits(entry.value(), field)
        ? Optional.empty()
        : error(".value", "does not fit: the field takes " + wanted(field));
  }

  private static boolean fits(Object value, Field field) {
    String text = String.valueOf(value);
    return switch (field.type()) {
      case TEXT -> value instanceof String && !text.isBlank();
      case NUMBER -> value instanceof Number;
      case BOOLEAN -> value instanceof Boolean;
      case DATE -> parses(() -> LocalDate.parse(text));
      case DATE_TIME -> parses(() -> Instant.parse(text));
      case CHOICE -> field.options().stream().anyMatch(option -> option.id().equals(text));
    };
  }

  private static boolean parses(Runnable parse) {
    try {
      parse.run();
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static String wanted(Field field) {
    return switch (field.type()) {
      case TEXT -> "a text";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case DATE -> "a day such as 2026-11-22";
      case DATE_TIME -> "a time such as 2026-11-22T12:00:00Z";
      case CHOICE ->
          "one of "
              + field.options().stream()
                  .limit(NAMED)
                  .map(CrmSchema.Option::id)
                  .collect(Collectors.joining(", "));
    };
  }

  private String known(Entry entry) {
    return Stream.concat(
            standard.stream()
                .filter(standard -> standard.kind() == FieldMappings.record(entry.kind()))
                .map(StandardField::field),
            schema.fields().getOrDefault(FieldMappings.record(entry.kind()), List.of()).stream()
                .map(Field::id))
        .distinct()
        .limit(NAMED)
        .collect(Collectors.joining(", "));
  }

  private boolean isOwn(Entry entry) {
    return standard.stream()
        .anyMatch(
            standard ->
                standard.property().equals(entry.property())
                    && standard.kind() == FieldMappings.record(entry.kind())
                    && standard.field().equals(entry.field()));
  }

  private boolean isStandard(Kind kind, String field) {
    return standard.stream()
        .anyMatch(
            standard ->
                standard.kind() == FieldMappings.record(kind) && standard.field().equals(field));
  }

  private static String label(String property) {
    return switch (property) {
      case "firstName" -> "First name";
      case "lastName" -> "Last name";
      default -> "Organization";
    };
  }

  private static Optional<FieldError> error(String field, String reason) {
    return Optional.of(new FieldError(field, reason));
  }
}
