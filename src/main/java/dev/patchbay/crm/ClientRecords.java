package dev.patchbay.crm;

import java.time.Instant;
import java.util.List;

/**
 * What a CRM knows of one client: every exact match, none chosen.
 *
 * @param contacts contacts that carry the phone number or the e-mail
 * @param leads leads of these contacts or with the same number, in any state
 * @param deals deals of these contacts, in any state
 */
public record ClientRecords(List<Contact> contacts, List<Lead> leads, List<Deal> deals) {

  public static final ClientRecords NONE = new ClientRecords(List.of(), List.of(), List.of());

  public ClientRecords {
    contacts = List.copyOf(contacts);
    leads = List.copyOf(leads);
    deals = List.copyOf(deals);
  }

  /**
   * @param owner the CRM user who owns the record, or null
   * @param organization the organization the contact belongs to, or null
   */
  public record Contact(
      RecordRef ref, String name, String owner, RecordRef organization, Instant createdAt) {}

  /**
   * @param contact the contact the lead is paired with, or null where the CRM keeps none
   * @param createdAt may be null where the CRM does not tell
   */
  public record Lead(
      RecordRef ref,
      String title,
      String owner,
      LeadState state,
      RecordRef contact,
      RecordRef organization,
      Instant createdAt) {}

  public record Deal(
      RecordRef ref,
      String title,
      String owner,
      boolean open,
      RecordRef contact,
      Instant createdAt) {}

  /** A converted lead has become a deal; a closed one was lost, archived or recycled. */
  public enum LeadState {
    OPEN,
    CONVERTED,
    CLOSED
  }
}
