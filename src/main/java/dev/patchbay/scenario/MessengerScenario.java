package dev.patchbay.scenario;

import dev.patchbay.intake.interaction.MessengerContact;
import dev.patchbay.project.Matrix;
import dev.patchbay.project.Matrix.Row;
import dev.patchbay.project.Matrix.Trigger;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.project.ProjectSettings.Assignee;
import dev.patchbay.scenario.text.Phrasebook;

/** Decides about contacts in messengers: the rows 18 and 19 of the decision table. */
final class MessengerScenario {

  private final Phrasebook phrasebook;

  MessengerScenario(Phrasebook phrasebook) {
    this.phrasebook = phrasebook;
  }

  Plan plan(Occasion occasion, MessengerContact contact, Matrix matrix) {
    ProjectSettings settings = occasion.project().settings();
    Row row = matrix.row(Trigger.MESSENGER);
    ClientView client =
        ClientView.of(
            occasion.client(),
            matrix,
            row,
            settings.scenario().reuseClosedDays(),
            occasion.receivedAt());
    if (client.standing() != Standing.NEW) {
      return new Writer("row-19", client)
          .plan(Explanation.messenger(client) + " Nothing is made.", true);
    }
    Parties parties = Parties.of(occasion.project(), contact.employee(), false, null);
    Parties.Person owner = parties.resolve(Assignee.ANSWERING);
    Texts texts = Texts.of(phrasebook, settings);
    Records records = Writer.newRecords(occasion, texts, owner.crmUser()).missing(client, row);
    Writer writer = new Writer("row-18", client);
    writer.records(records, owner);
    writer.notes(
        records,
        row,
        texts.messengers().note(contact, parties.acting().orElse(null), occasion.receivedAt()));
    if (!writer.empty()) {
      return writer.plan(Explanation.messenger(client), true);
    }
    return row.makesRecords()
        ? Scenario.noClient(Trigger.MESSENGER)
        : Scenario.journalOnly(Trigger.MESSENGER);
  }
}
