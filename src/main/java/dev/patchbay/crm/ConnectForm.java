package dev.patchbay.crm;

import dev.patchbay.crm.CrmMetadata.Field;
import dev.patchbay.crm.CrmMetadata.FieldType;
import dev.patchbay.crm.EgressGuard.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A filled-in connect form, held against the metadata of its CRM. Finds every fault at once. */
final class ConnectForm {

  private static final int MAX_LENGTH = 4096;
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,9})?");

  private final CrmMetadata metadata;
  private final EgressGuard egress;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final List<FieldFault> faults = new ArrayList<>();

  ConnectForm(CrmMetadata metadata, Map<String, String> filled, EgressGuard egress) {
    this.metadata = metadata;
    this.egress = egress;
    metadata.fields().forEach(field -> check(field, filled.get(field.name())));
    filled.keySet().stream().filter(name -> !isKnown(name)).sorted().forEach(this::unknown);
  }

  List<FieldFault> faults() {
    return List.copyOf(faults);
  }

  /** The values without surrounding blanks; only for a form without faults. */
  Map<String, String> values() {
    return Map.copyOf(values);
  }

  Map<String, String> publicValues() {
    return metadata.fields().stream()
        .filter(field -> !field.secret() && values.containsKey(field.name()))
        .collect(Collectors.toMap(Field::name, field -> values.get(field.name())));
  }

  private void check(Field field, String raw) {
    var value = raw == null ? "" : raw.strip();
    if (value.isEmpty()) {
      if (field.required()) {
        faults.add(new FieldFault(field.name(), "is required"));
      }
      return;
    }
    fault(field, value)
        .ifPresentOrElse(
            reason -> faults.add(new FieldFault(field.name(), reason)),
            () -> values.put(field.name(), value));
  }

  /** Reasons never repeat the value: it may be a secret in the wrong field. */
  private Optional<String> fault(Field field, String value) {
    if (value.length() > MAX_LENGTH) {
      return Optional.of("is longer than " + MAX_LENGTH + " characters");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("must not contain line breaks or control characters");
    }
    return switch (field.type()) {
      case TEXT -> Optional.empty();
      case NUMBER ->
          NUMBER.matcher(value).matches() ? Optional.empty() : Optional.of("must be a number");
      case URL ->
          switch (egress.check(value)) {
            case Verdict.Allowed allowed -> Optional.empty();
            case Verdict.Refused refused -> Optional.of(refused.reason());
            case Verdict.Unresolved unresolved -> Optional.of(unresolved.reason());
          };
    };
  }

  private boolean isKnown(String name) {
    return metadata.fields().stream().anyMatch(field -> field.name().equals(name));
  }

  private void unknown(String name) {
    var known = metadata.fields().stream().map(Field::name).collect(Collectors.joining(", "));
    var reason =
        known.isEmpty()
            ? metadata.kind() + " has no fields"
            : "is no field of " + metadata.kind() + "; it has " + known;
    faults.add(new FieldFault(name, reason));
  }

  /** Whether every address of a stored form may still be called; the reason when not. */
  static Optional<String> blockedAddress(
      CrmMetadata metadata, Account account, EgressGuard egress) {
    return metadata.fields().stream()
        .filter(field -> field.type() == FieldType.URL && !account.field(field.name()).isEmpty())
        .map(field -> reason(field, egress.check(account.field(field.name()))))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> reason(Field field, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Allowed allowed -> Optional.empty();
      case Verdict.Refused refused -> Optional.of(field.name() + " " + refused.reason());
      case Verdict.Unresolved unresolved -> Optional.of(field.name() + ": " + unresolved.reason());
    };
  }
}
