package dev.patchbay.crm.espocrm;

import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.ClientRecords;
import dev.patchbay.crm.ClientRecords.Contact;
import dev.patchbay.crm.ClientRecords.Deal;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.ClientRecords.Lead;
import dev.patchbay.crm.ClientRecords.LeadState;
import java.util.List;

/**
 * Looks a client up: contacts, leads, and the opportunities of the contacts. Lists read the
 * database itself, so what was written a moment ago shows, and recent records need no second look.
 */
final class EspoLookup {

  private final EspoConfig config;
  private final EspoCalls calls;

  EspoLookup(EspoConfig config, EspoCalls calls) {
    this.config = config;
    this.calls = calls;
  }

  ClientRecords find(ClientQuery client) {
    Where theirs = ClientWhere.of(client.phone(), client.email());
    List<Contact> contacts =
        calls.list(EspoType.CONTACT, "name,accountId,assignedUserId,createdAt", theirs).stream()
            .map(this::contact)
            .toList();
    List<Lead> leads =
        calls
            .list(
                EspoType.LEAD,
                "name,status,assignedUserId,createdContactId,createdAccountId,createdAt,"
                    + "modifiedAt",
                theirs)
            .stream()
            .map(row -> lead(row, contacts))
            .toList();
    return new ClientRecords(contacts, leads, deals(contacts));
  }

  private Contact contact(EspoRecord row) {
    return new Contact(
        EspoType.CONTACT.ref(config.site(), row.id()),
        row.name(),
        row.assignedUserId(),
        EspoType.ACCOUNT.ref(config.site(), row.accountId()),
        row.created());
  }

  /**
   * A lead stands alone in EspoCRM until it is converted: before that it belongs to the contact
   * with whom it shares the number or mail, and the name when there are several.
   */
  private Lead lead(EspoRecord row, List<Contact> contacts) {
    Contact paired =
        contacts.size() == 1
            ? contacts.getFirst()
            : contacts.stream()
                .filter(contact -> row.name() != null && row.name().equals(contact.name()))
                .findFirst()
                .orElse(null);
    var contact = EspoType.CONTACT.ref(config.site(), row.createdContactId());
    var account = EspoType.ACCOUNT.ref(config.site(), row.createdAccountId());
    LeadState state = state(row.status());
    return new Lead(
        EspoType.LEAD.ref(config.site(), row.id()),
        row.name(),
        row.assignedUserId(),
        state,
        row.status(),
        contact == null && paired != null ? paired.ref() : contact,
        account == null && paired != null ? paired.organization() : account,
        row.created(),
        state == LeadState.OPEN ? null : row.modified());
  }

  private LeadState state(String status) {
    if (EspoConfig.CONVERTED.equals(status)) {
      return LeadState.CONVERTED;
    }
    return status != null && config.closedStatuses().contains(status)
        ? LeadState.CLOSED
        : LeadState.OPEN;
  }

  private List<Deal> deals(List<Contact> contacts) {
    if (contacts.isEmpty()) {
      return List.of();
    }
    List<String> ids = contacts.stream().map(contact -> contact.ref().id()).toList();
    return calls
        .list(
            EspoType.OPPORTUNITY,
            "name,stage,contactId,accountId,assignedUserId,createdAt,modifiedAt",
            Where.linkedWith("contacts", ids))
        .stream()
        .map(row -> deal(row, ids))
        .toList();
  }

  private Deal deal(EspoRecord row, List<String> contacts) {
    String contact = contacts.size() == 1 ? contacts.getFirst() : row.contactId();
    DealState state = dealState(row.stage());
    return new Deal(
        EspoType.OPPORTUNITY.ref(config.site(), row.id()),
        row.name(),
        row.assignedUserId(),
        state,
        row.stage(),
        EspoType.CONTACT.ref(config.site(), contact),
        EspoType.ACCOUNT.ref(config.site(), row.accountId()),
        row.created(),
        state == DealState.OPEN ? null : row.modified());
  }

  private DealState dealState(String stage) {
    if (stage == null || !config.closedStages().contains(stage)) {
      return DealState.OPEN;
    }
    return config.wonStages().contains(stage) ? DealState.WON : DealState.LOST;
  }
}
