package dev.patchbay.function;

import dev.patchbay.crm.Failure;
import dev.patchbay.function.http.Problem;
import java.util.List;

/** What a CRM did not do, as a problem. */
final class CrmProblems {

  private CrmProblems() {}

  static Problem of(Failure failure) {
    boolean later = failure instanceof Failure.Unavailable || failure instanceof Failure.Throttled;
    return new Problem(later ? 503 : 422, code(failure), failure.reason(), List.of());
  }

  private static String code(Failure failure) {
    return switch (failure) {
      case Failure.Unauthorized _ -> "crm-credentials-refused";
      case Failure.Refused _ -> "crm-refused";
      case Failure.Throttled _, Failure.Unavailable _ -> "crm-unavailable";
    };
  }
}
