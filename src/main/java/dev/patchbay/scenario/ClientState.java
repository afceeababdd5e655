package dev.patchbay.scenario;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.patchbay.crm.ClientRecords;
import dev.patchbay.crm.RecordRef;
import java.util.List;

/**
 * What the scenario needs to know of a client: the one record that counts, chosen deterministically
 * from all matches. Stored with the first decision about an interaction, so that later phases of
 * the call decide on the same ground.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ClientState.NewClient.class, name = "new-client"),
  @JsonSubTypes.Type(value = ClientState.OpenLead.class, name = "open-lead"),
  @JsonSubTypes.Type(value = ClientState.ConvertedLead.class, name = "converted-lead"),
  @JsonSubTypes.Type(value = ClientState.ContactOnly.class, name = "contact-only")
})
public sealed interface ClientState {

  /** Nothing in the CRM matches. */
  record NewClient() implements ClientState {}

  /**
   * @param others further open leads and contacts that matched and were not chosen
   */
  record OpenLead(ClientRecords.Lead lead, ClientRecords.Contact contact, List<RecordRef> others)
      implements ClientState {}

  /** The client's leads have all become deals: the next call makes a new lead. */
  record ConvertedLead(
      ClientRecords.Lead lead, ClientRecords.Contact contact, List<RecordRef> others)
      implements ClientState {}

  /** A contact without any lead, or with closed ones only. */
  record ContactOnly(ClientRecords.Contact contact, List<RecordRef> others)
      implements ClientState {}
}
