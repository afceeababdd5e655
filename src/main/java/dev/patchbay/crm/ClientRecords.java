package dev.patchbay.crm;

import com.fasterxml.jackson.annotation.JsonProperty;
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
   * @param status the CRM's id of the status or stage, or null where it keeps none
   * @param contact the contact the lead is paired with, or null where the CRM keeps none
   * @param createdAt may be null where the CRM does not tell
   * @param closedAt when it was last seen to change after it was closed or converted; null while
   *     open, and where the CRM does not tell
   */
  public record Lead(
      RecordRef ref,
      String title,
      String owner,
      LeadState state,
      String status,
      RecordRef contact,
      RecordRef organization,
      Instant createdAt,
      Instant closedAt) {}

  /**
   * @param status the CRM's id of the status or stage, or null where it keeps none
   * @param createdAt may be null where the CRM does not tell
   * @param closedAt as of a lead
   */
  public record Deal(
      RecordRef ref,
      String title,
      String owner,
      DealState state,
      String status,
      RecordRef contact,
      RecordRef organization,
      Instant createdAt,
      Instant closedAt) {

    public boolean open() {
      return state == DealState.OPEN;
    }
  }

  /** A converted lead has become a deal; a closed one was lost, archived or recycled. */
  public enum LeadState {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("converted")
    CONVERTED,
    @JsonProperty("closed")
    CLOSED
  }

  public enum DealState {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("won")
    WON,
    @JsonProperty("lost")
    LOST
  }
}
