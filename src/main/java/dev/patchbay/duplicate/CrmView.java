package dev.patchbay.duplicate;

import dev.patchbay.crm.ClientRecords;

/**
 * What the CRM has of a candidate's client.
 *
 * @param records of the contacts with his number or his e-mail
 * @param chosen of the contacts with what the extended check compares; the same where it compares
 *     both, or the candidate has only that
 */
public record CrmView(ClientRecords records, ClientRecords chosen) {

  public static CrmView of(ClientRecords records) {
    return new CrmView(records, records);
  }
}
