package dev.patchbay.duplicate;

import dev.patchbay.crm.ClientRecords;
import dev.patchbay.statusgroup.Filing;

/**
 * What the CRM has of a candidate's client.
 *
 * @param records of the contacts with his number or his e-mail
 * @param chosen of the contacts with what the extended check compares; the same where it compares
 *     both, or the candidate has only that
 * @param filing which statuses count as in work; for one that it does not know the CRM's own word
 *     counts
 */
public record CrmView(ClientRecords records, ClientRecords chosen, Filing filing) {

  public CrmView(ClientRecords records, ClientRecords chosen) {
    this(records, chosen, Filing.empty(null));
  }

  public static CrmView of(ClientRecords records) {
    return new CrmView(records, records);
  }

  /** The same with what the project says of the statuses. */
  public CrmView filedBy(Filing project) {
    return new CrmView(records, chosen, project);
  }

  /** Whether there is anything whose status could matter. */
  public boolean hasRecords() {
    return hasRecords(records) || hasRecords(chosen);
  }

  private static boolean hasRecords(ClientRecords some) {
    return !some.leads().isEmpty() || !some.deals().isEmpty();
  }
}
