package dev.patchbay.report;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.journal.Origin;
import dev.patchbay.statusgroup.StatusGroup;
import java.math.BigDecimal;
import java.time.Instant;

/** One thing that a report counts. */
sealed interface Fact {

  /** When it came about; decides its day. */
  Instant at();

  /** The interaction that it is, or comes from; null where none is known. */
  Origin origin();

  /** The integration that it belongs to; null where there is none. */
  String integration();

  /** A call, a form or a messenger contact. */
  record Interaction(Origin origin, String integration) implements Fact {
    @Override
    public Instant at() {
      return origin.receivedAt();
    }
  }

  /**
   * A lead or deal that the CRM has.
   *
   * @param status its status, with the group that it is filed in
   * @param responsible null where nobody owns it
   * @param amount null where the CRM knows none
   * @param currency ISO 4217, or null
   */
  record Business(
      RecordKind kind,
      String integration,
      Instant at,
      Origin origin,
      Named status,
      StatusGroup group,
      Named responsible,
      BigDecimal amount,
      String currency)
      implements Fact {}

  /**
   * @param id tells it from others
   * @param name what people call it
   */
  record Named(String id, String name) {}
}
