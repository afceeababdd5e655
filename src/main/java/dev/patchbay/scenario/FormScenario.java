package dev.patchbay.scenario;

import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.project.Matrix;
import dev.patchbay.project.Matrix.Row;
import dev.patchbay.project.Matrix.Trigger;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.project.ProjectSettings.Assignee;
import dev.patchbay.project.ScenarioSettings;
import dev.patchbay.project.ScenarioSettings.FormOwner;
import dev.patchbay.project.ScenarioSettings.FormOwnerKind;
import dev.patchbay.scenario.text.Phrasebook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides about forms: the rows 16 and 17 of the decision table. */
final class FormScenario {

  private static final FormOwner SENIOR = new FormOwner(null, FormOwnerKind.SENIOR, null);

  private final Phrasebook phrasebook;

  FormScenario(Phrasebook phrasebook) {
    this.phrasebook = phrasebook;
  }

  /**
   * @param tasks whether the CRM has tasks
   */
  Plan plan(Occasion occasion, FormSubmission form, Matrix matrix, boolean tasks) {
    ProjectSettings settings = occasion.project().settings();
    ScenarioSettings scenario = settings.scenario();
    Texts texts = Texts.of(phrasebook, settings);
    Row row = matrix.row(Trigger.FORM);
    Instant received = occasion.receivedAt();
    ClientView client =
        ClientView.of(occasion.client(), matrix, row, scenario.reuseClosedDays(), received);
    boolean open = client.standing() == Standing.OPEN;
    Parties parties = Parties.of(occasion.project(), List.of(), false, client.owner());
    Parties.Person owner =
        open
            ? parties.resolve(Assignee.RESPONSIBLE)
            : wanted(parties, form)
                .orElseGet(() -> owner(parties, scenario.formOwners(), form.form()));
    Records records = Writer.newRecords(occasion, texts, owner.crmUser()).missing(client, row);
    Writer writer = new Writer(open ? "row-16" : "row-17", client);
    writer.records(records, owner);
    writer.notes(records, row, texts.forms().note(form, received));
    if (row.task() && !records.none()) {
      Duration allowed = Duration.ofHours(settings.taskDueHours());
      task(
          writer,
          texts.forms(),
          TaskKind.FORM,
          records,
          owner,
          form,
          received.plus(allowed),
          received);
    }
    if (tasks && form.wishes().callback() && !records.none() && !row.empty()) {
      Duration allowed = Duration.ofMinutes(scenario.callbackDueMinutes());
      task(
          writer,
          texts.forms(),
          TaskKind.CALLBACK,
          records,
          owner,
          form,
          received.plus(allowed),
          received);
    }
    if (!writer.empty()) {
      return writer.plan(Explanation.form(client), true);
    }
    return records.none() && row.makesRecords()
        ? Scenario.noClient(Trigger.FORM)
        : Scenario.journalOnly(Trigger.FORM);
  }

  private static void task(
      Writer writer,
      FormTexts texts,
      TaskKind kind,
      Records records,
      Parties.Person owner,
      FormSubmission form,
      Instant due,
      Instant received) {
    writer.task(
        kind, records, owner, texts.subject(kind, form), texts.task(kind, form, received), due);
  }

  /** Whom the sender names, who was checked to be an employee when the form came in. */
  private static Optional<Parties.Person> wanted(Parties parties, FormSubmission form) {
    return parties
        .project()
        .employeeByCrmUser(form.wishes().placement().responsible())
        .map(employee -> parties.named(employee.id()));
  }

  private static Parties.Person owner(Parties parties, List<FormOwner> rules, String form) {
    FormOwner rule =
        rules.stream()
            .filter(each -> each.form() == null || each.form().equalsIgnoreCase(form))
            .findFirst()
            .orElse(SENIOR);
    return switch (rule.owner()) {
      case SENIOR -> parties.resolve(Assignee.SENIOR);
      case RESPONSIBLE -> parties.resolve(Assignee.RESPONSIBLE);
      case EMPLOYEE -> parties.named(rule.employee());
    };
  }
}
