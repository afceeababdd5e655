package dev.patchbay.crm;

import dev.patchbay.crm.ClientRecords.DealState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A contact, lead or deal as the CRM has it now, for the hub's own copy. Whatever the CRM does not
 * tell is null or empty.
 *
 * @param title the title of a lead or deal, the name of a contact
 * @param pipeline the CRM's id of the pipeline, as in {@link CrmSchema.Pipeline#id}; null where
 *     there is one way only
 * @param status the CRM's id of the status or stage, as in {@link CrmSchema.Stage#id}
 * @param state open, won or lost; a converted lead is won, null for a contact
 * @param amount null where the CRM knows none
 * @param currency ISO 4217, or null
 * @param contact the client's contact, or null
 * @param owner the CRM user who owns the record, or null
 * @param phones E.164 where they can be read so, otherwise as the CRM has them
 * @param marker our marker {@code <interaction>:<step>} where the record carries one, else null
 * @param convertedTo the deal that a converted lead became, or null
 * @param changedAt when the CRM says it was changed last; UTC
 * @param closedAt when it was won, lost or converted; null while open
 */
public record CrmRecord(
    RecordRef ref,
    String title,
    String pipeline,
    String status,
    DealState state,
    BigDecimal amount,
    String currency,
    RecordRef contact,
    RecordRef organization,
    String owner,
    List<String> phones,
    List<String> emails,
    String marker,
    RecordRef convertedTo,
    Instant createdAt,
    Instant changedAt,
    Instant closedAt) {

  public CrmRecord {
    phones = phones == null ? List.of() : List.copyOf(phones);
    emails = emails == null ? List.of() : List.copyOf(emails);
  }

  public RecordKind kind() {
    return ref.kind();
  }
}
