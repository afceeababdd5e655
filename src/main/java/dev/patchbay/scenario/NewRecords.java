package dev.patchbay.scenario;

import dev.patchbay.crm.Action;
import dev.patchbay.crm.Action.Extras;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Target;
import dev.patchbay.intake.interaction.Interaction;
import dev.patchbay.project.Matrix.Row;
import dev.patchbay.scenario.Records.Missing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What is made of an interaction where the CRM lacks it, each record looked for on its own. Keeps
 * the hard rules of the matrix: a lead comes with a contact or an organization, but where the row
 * wants neither, and a deal with one of them always.
 *
 * @param name the client's, or what stands for it
 * @param owner the CRM user who is to own what is made, or null
 * @param extras what rules and forms add, by the kind of record
 */
record NewRecords(
    Interaction interaction,
    String name,
    String title,
    String owner,
    Function<RecordKind, Extras> extras) {

  Records missing(ClientView client, Row row) {
    boolean lead = client.making() && row.lead() && client.lead() == null;
    boolean deal = client.making() && row.deal() && client.deal() == null;
    boolean alone = client.lead() == null && client.deal() == null;
    boolean person =
        client.contact() == null && client.making() && row.contact() && (lead || deal || alone);
    boolean group =
        client.contact() == null
            && client.organization() == null
            && client.making()
            && row.organization()
            && (person || lead || deal || alone);
    List<Missing> missing = new ArrayList<>();
    Target organization = existing(client.organization());
    if (group) {
      organization =
          add(missing, new Action.CreateOrganization(name, owner, of(RecordKind.ORGANIZATION)));
    }
    Target contact = client.contact() == null ? null : existing(client.contact().ref());
    if (person) {
      contact = add(missing, contact(organization));
    }
    boolean paired = contact != null || organization != null;
    Target onLead = client.lead() == null ? null : existing(client.lead().ref());
    if (lead && (paired || !(row.contact() || row.organization()))) {
      onLead = add(missing, lead(client, contact, organization));
    }
    Target onDeal = client.deal() == null ? null : existing(client.deal().ref());
    if (deal && paired) {
      onDeal = add(missing, deal(contact, organization));
    }
    if (onLead == null && onDeal == null && !paired && client.client().isConverted()) {
      onLead = existing(client.client().convertedLead().ref());
    }
    return new Records(missing, onLead, onDeal, contact, organization);
  }

  private Action contact(Target organization) {
    return new Action.CreateContact(
        name,
        interaction.clientPhone(),
        interaction.clientEmail(),
        organization,
        owner,
        of(RecordKind.CONTACT));
  }

  private Action lead(ClientView client, Target contact, Target organization) {
    String known = client.contact() == null ? null : client.contact().name();
    return new Action.CreateLead(
        title,
        known == null || known.isBlank() ? name : known,
        interaction.clientPhone(),
        interaction.clientEmail(),
        contact,
        organization,
        owner,
        interaction.utm(),
        of(RecordKind.LEAD));
  }

  private Action deal(Target contact, Target organization) {
    return new Action.CreateDeal(
        title, contact, organization, owner, interaction.utm(), of(RecordKind.DEAL));
  }

  private Extras of(RecordKind kind) {
    return extras.apply(kind);
  }

  private static Target add(List<Missing> missing, Action action) {
    String key = action.makes().name().toLowerCase(Locale.ROOT);
    missing.add(new Missing(key, action));
    return new Target.MadeBy(action.makes(), key);
  }

  private static Target existing(RecordRef ref) {
    return ref == null ? null : new Target.Existing(ref);
  }
}
