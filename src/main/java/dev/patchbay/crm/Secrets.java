package dev.patchbay.crm;

import dev.patchbay.crm.CrmMetadata.Field;
import java.util.List;

/**
 * The secret values of a connection, which a CRM may repeat in what it says about a request. What
 * it says is shown and kept; the secrets are not.
 */
final class Secrets {

  static final Secrets NONE = new Secrets(List.of());

  private static final String INSTEAD = "***";

  private final List<String> values;

  private Secrets(List<String> values) {
    this.values = values;
  }

  static Secrets of(Account account, CrmMetadata metadata) {
    return new Secrets(
        metadata.fields().stream()
            .filter(Field::secret)
            .map(field -> account.field(field.name()).strip())
            .filter(value -> !value.isEmpty())
            .toList());
  }

  /** The outcome with a reason that holds no secret. */
  Outcome removedFrom(Outcome outcome) {
    return switch (outcome) {
      case Failure.Refused(String reason, int status) -> new Failure.Refused(clean(reason), status);
      case Failure.Throttled(String reason, var retryAfter) ->
          new Failure.Throttled(clean(reason), retryAfter);
      case Failure.Unavailable(String reason) -> new Failure.Unavailable(clean(reason));
      case Failure.Unauthorized(String reason) -> new Failure.Unauthorized(clean(reason));
      case Outcome.InDoubt(String reason) -> new Outcome.InDoubt(clean(reason));
      case Outcome.Ambiguous(var candidates, String reason) ->
          new Outcome.Ambiguous(candidates, clean(reason));
      case Outcome.Created _, Outcome.Found _ -> outcome;
    };
  }

  private String clean(String text) {
    String clean = text;
    for (String value : values) {
      clean = clean.replace(value, INSTEAD);
    }
    return clean;
  }
}
