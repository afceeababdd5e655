package dev.patchbay.scenario;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.patchbay.crm.ClientRecords.Contact;
import dev.patchbay.crm.ClientRecords.Deal;
import dev.patchbay.crm.ClientRecords.Lead;
import dev.patchbay.crm.RecordRef;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the scenario needs to know of a client: of each kind and state the one record that counts,
 * chosen deterministically from all matches by {@link ClientStates}. Stored with the first decision
 * about an interaction, so that later phases of a call decide on the same ground. What the CRM does
 * not have is null.
 *
 * @param contact the contact of the record that counts most, else the oldest that matches
 * @param convertedLead a lead that has become a deal
 * @param closedLead a lead that was lost or archived
 * @param closedDeal a deal that was won or lost
 * @param others further open leads, open deals and contacts that matched and were not chosen
 */
public record ClientState(
    Contact contact,
    Lead openLead,
    Lead convertedLead,
    Lead closedLead,
    Deal openDeal,
    Deal closedDeal,
    List<RecordRef> others) {

  public static final ClientState NEW =
      new ClientState(null, null, null, null, null, null, List.of());

  public ClientState {
    others = others == null ? List.of() : List.copyOf(others);
  }

  /**
   * Whether the CRM knows nobody behind the number or e-mail. A closed record without a contact
   * tells of nobody.
   */
  @JsonIgnore
  public boolean isNew() {
    return contact == null && openLead == null && convertedLead == null && openDeal == null;
  }

  /** Whether the client's leads have all become deals. */
  @JsonIgnore
  public boolean isConverted() {
    return openLead == null && convertedLead != null;
  }

  /** The organization of the client's contact, else of his records, or null. */
  @JsonIgnore
  public RecordRef organization() {
    return Stream.of(
            contact == null ? null : contact.organization(),
            openLead == null ? null : openLead.organization(),
            openDeal == null ? null : openDeal.organization(),
            convertedLead == null ? null : convertedLead.organization())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** What a person opens to see the client: the open records first, then the contact. */
  public List<RecordRef> links() {
    return Stream.of(
            openLead == null ? null : openLead.ref(),
            openDeal == null ? null : openDeal.ref(),
            contact == null ? null : contact.ref())
        .filter(Objects::nonNull)
        .toList();
  }
}
