package dev.patchbay.crm;

import dev.patchbay.crm.Action.AddNote;
import java.util.ArrayList;
import java.util.List;

/** The plan for an answered call of somebody whom the CRM does not know. */
final class NewClient {

  private static final Target ORGANIZATION =
      new Target.MadeBy(RecordKind.ORGANIZATION, "organization");
  private static final Target CONTACT = new Target.MadeBy(RecordKind.CONTACT, "contact");
  private static final Target LEAD = new Target.MadeBy(RecordKind.LEAD, "lead");

  private NewClient() {}

  /**
   * @param organizations whether the CRM has them
   * @param tasks whether the CRM has them
   */
  static List<Command> plan(String owner, boolean organizations, boolean tasks) {
    var organization = organizations ? ORGANIZATION : null;
    var all = organizations ? List.of(LEAD, CONTACT, ORGANIZATION) : List.of(LEAD, CONTACT);
    var plan = new ArrayList<Command>();
    if (organizations) {
      plan.add(command("organization", ContractSupport.organization(owner)));
    }
    plan.add(command("contact", ContractSupport.contact(organization, owner)));
    plan.add(command("lead", ContractSupport.lead(CONTACT, organization, owner)));
    plan.add(command("note", new AddNote(LEAD, "Incoming call, answered, 2 min")));
    if (tasks) {
      plan.add(command("call", ContractSupport.task(all, owner, true)));
      plan.add(command("review", ContractSupport.task(all, owner, false)));
    }
    return plan;
  }

  private static Command command(String step, Action action) {
    return new Command(step, "m:" + step, action);
  }
}
