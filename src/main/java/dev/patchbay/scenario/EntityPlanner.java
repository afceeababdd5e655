package dev.patchbay.scenario;

import dev.patchbay.crm.Action;
import dev.patchbay.crm.ClientRecords.Contact;
import dev.patchbay.crm.ClientRecords.Lead;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Target;
import dev.patchbay.intake.interaction.Call;
import dev.patchbay.scenario.Entities.Missing;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out which records a client lacks. Keeps the hard rules of the matrix: a lead comes with a
 * contact or an organization, and never together with a deal.
 *
 * @param owner the CRM user who is to own what is made, or null
 */
record EntityPlanner(Call call, String owner, CallTexts texts) {

  private static final Target NEW_ORGANIZATION =
      new Target.MadeBy(RecordKind.ORGANIZATION, "organization");
  private static final Target NEW_CONTACT = new Target.MadeBy(RecordKind.CONTACT, "contact");
  private static final Target NEW_LEAD = new Target.MadeBy(RecordKind.LEAD, "lead");

  Entities forClient(ClientState client) {
    if (client.openLead() != null) {
      return nothing(client.openLead(), client.contact());
    }
    return client.contact() == null
        ? everything(client.organization())
        : leadOnly(client.contact(), client.organization());
  }

  private Entities nothing(Lead lead, Contact contact) {
    return new Entities(
        List.of(),
        existing(lead.ref()),
        contact == null ? null : existing(contact.ref()),
        existing(organization(contact, lead.organization())));
  }

  private Entities leadOnly(Contact contact, RecordRef leadsOrganization) {
    boolean named = contact.name() != null && !contact.name().isBlank();
    String name = named ? contact.name() : texts.clientName(call);
    Target person = existing(contact.ref());
    Target organization = existing(organization(contact, leadsOrganization));
    return new Entities(List.of(lead(name, person, organization)), NEW_LEAD, person, organization);
  }

  /**
   * @param known the organization that is there already, or null
   */
  private Entities everything(RecordRef known) {
    String name = texts.clientName(call);
    Target organization = known == null ? NEW_ORGANIZATION : existing(known);
    List<Missing> missing = new ArrayList<>();
    if (known == null) {
      missing.add(new Missing("organization", new Action.CreateOrganization(name, owner)));
    }
    missing.add(
        new Missing(
            "contact",
            new Action.CreateContact(name, call.clientPhone(), null, organization, owner)));
    missing.add(lead(name, NEW_CONTACT, organization));
    return new Entities(missing, NEW_LEAD, NEW_CONTACT, organization);
  }

  private Missing lead(String name, Target contact, Target organization) {
    return new Missing(
        "lead",
        new Action.CreateLead(
            texts.leadTitle(call),
            name,
            call.clientPhone(),
            null,
            contact,
            organization,
            owner,
            call.utm()));
  }

  private static RecordRef organization(Contact contact, RecordRef otherwise) {
    return contact == null || contact.organization() == null ? otherwise : contact.organization();
  }

  private static Target existing(RecordRef ref) {
    return ref == null ? null : new Target.Existing(ref);
  }
}
