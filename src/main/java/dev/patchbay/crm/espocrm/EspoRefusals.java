package dev.patchbay.crm.espocrm;

import dev.patchbay.crm.CrmHttpException;
import dev.patchbay.crm.Failure.Refused;

/** What EspoCRM's refusals say. The text stands in a header; bodies are mostly empty. */
final class EspoRefusals {

  /** Similar records exist. The answer's body lists them; not every attribute is there. */
  static final Refused DUPLICATE =
      new Refused("EspoCRM's duplicate check found similar records", 409);

  private static final int LONGEST = 200;

  private EspoRefusals() {}

  static Refused read(CrmHttpException answer) {
    if (answer.status() == 409 && answer.body().startsWith("[")) {
      return DUPLICATE;
    }
    return new Refused(
        switch (answer.status()) {
          case 403 -> "EspoCRM forbids this to the API user's role" + detail(answer);
          case 404 -> "EspoCRM does not have this record or address" + detail(answer);
          case 409 -> "EspoCRM reports a conflict" + detail(answer);
          default -> "EspoCRM rejects the values" + detail(answer);
        },
        answer.status());
  }

  private static String detail(CrmHttpException answer) {
    String reason = answer.header("x-status-reason").replaceAll("\\p{Cntrl}+", " ").strip();
    return reason.isEmpty() ? "" : ": " + reason.substring(0, Math.min(LONGEST, reason.length()));
  }
}
