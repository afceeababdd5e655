package dev.patchbay.crm;

import dev.patchbay.crm.Action.AddNote;
import java.util.List;

/** The plan for an answered call of somebody whom the CRM does not know. */
final class NewClient {

  private static final Target ORGANIZATION =
      new Target.MadeBy(RecordKind.ORGANIZATION, "organization");
  private static final Target CONTACT = new Target.MadeBy(RecordKind.CONTACT, "contact");
  private static final Target LEAD = new Target.MadeBy(RecordKind.LEAD, "lead");

  private NewClient() {}

  static List<Command> plan(String owner) {
    var all = List.of(LEAD, CONTACT, ORGANIZATION);
    return List.of(
        command("organization", ContractSupport.organization(owner)),
        command("contact", ContractSupport.contact(ORGANIZATION, owner)),
        command("lead", ContractSupport.lead(CONTACT, ORGANIZATION, owner)),
        command("note", new AddNote(LEAD, "Incoming call, answered, 2 min")),
        command("call", ContractSupport.task(all, owner, true)),
        command("review", ContractSupport.task(all, owner, false)));
  }

  private static Command command(String step, Action action) {
    return new Command(step, "m:" + step, action);
  }
}
