package dev.patchbay.delivery;

import dev.patchbay.crm.Action;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Target;
import dev.patchbay.duplicate.DuplicateTexts;
import dev.patchbay.duplicate.Verdict;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.journal.BroughtAlong;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.LedgerStep;
import dev.patchbay.project.Employee;
import dev.patchbay.project.Project;
import dev.patchbay.scenario.Plan;
import dev.patchbay.scenario.PlannedStep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a duplicate leaves in the existing deal: a comment, a task, both or nothing, each at most
 * once, by the same ledger as everything else.
 */
final class DuplicateReaction {

  static final String NOTE = "duplicate-note";
  static final String TASK = "duplicate-task";

  private final CrmAccess crms;
  private final StepRunner runner;
  private final Endings endings;
  private final BroughtAlong brought;
  private final DuplicateTexts texts;
  private final Clock clock;

  DuplicateReaction(
      CrmAccess crms,
      StepRunner runner,
      Endings endings,
      BroughtAlong brought,
      DuplicateTexts texts,
      Clock clock) {
    this.crms = crms;
    this.runner = runner;
    this.endings = endings;
    this.brought = brought;
    this.texts = texts;
    this.clock = clock;
  }

  /** Does what is left to do and ends the duplicate. */
  Progress carryOut(
      Project project,
      EntrySession session,
      FormSubmission form,
      Verdict.Duplicate found,
      Instant deadline) {
    if (found.reaction().none()) {
      return endings.duplicate(project, session, found, "");
    }
    if (found.record() == null) {
      return endings.duplicate(
          project, session, found, " Nothing was written there: its record is not known.");
    }
    if (!project.takesWork()) {
      return endings.hold(project, session);
    }
    String present = project.integration().id();
    if (present.equals(found.integration())) {
      return write(project, session, form, found, deadline);
    }
    Optional<RecordRef> along =
        found.integration() == null
            ? Optional.empty()
            : brought.pair(project.id(), found.integration(), found.record());
    return along
        .map(ref -> write(project, session, form, found.in(ref, present), deadline))
        .orElseGet(
            () ->
                endings.duplicate(
                    project,
                    session,
                    found,
                    " Nothing was written there: its record is in the CRM that was connected"
                        + " before."));
  }

  private Progress write(
      Project project,
      EntrySession session,
      FormSubmission form,
      Verdict.Duplicate found,
      Instant deadline) {
    JournalEntry entry = session.entry();
    int considered = entry.events().size();
    List<PlannedStep> steps = steps(project, entry, form, found);
    List<LedgerStep> ledger =
        Ledgers.merge(entry.ledger(), new Plan.Steps(found.rule().id(), found.why(), steps, true));
    session.defer(
        e ->
            e.withDuplicate(found)
                .withLedger(ledger)
                .with(InteractionState.WORKING, found.why(), clock.instant()));
    CrmAccess.Session crm = crms.open(project);
    return switch (runner.run(session, crm, deadline)) {
      case StepRunner.Result.AllDone _ -> endings.duplicate(project, session, found, "");
      case StepRunner.Result.Failed(Failure.Refused refused) when refused.gone() ->
          endings.duplicate(
              project, session, found, " Nothing was written there: the record is gone.");
      case StepRunner.Result.Failed failed ->
          endings.stop(project, session, failed.outcome(), considered, null);
      case StepRunner.Result.Undecidable doubt ->
          endings.doubt(project, session, doubt, considered, null);
      case StepRunner.Result.Later later -> endings.later(session, later);
    };
  }

  /** The steps, the same at every repetition. */
  private List<PlannedStep> steps(
      Project project, JournalEntry entry, FormSubmission form, Verdict.Duplicate found) {
    String rule = found.rule().id();
    Target existing = new Target.Existing(found.record());
    String body = texts.body(form, entry.receivedAt(), project.settings());
    List<PlannedStep> steps = new ArrayList<>();
    if (found.reaction().comment()) {
      steps.add(
          new PlannedStep(
              NOTE,
              new Action.AddNote(existing, body),
              rule,
              "A duplicate leaves a comment in the existing deal."));
    }
    if (found.reaction().task()) {
      String owner =
          found.owner() == null
              ? project.seniorManager().map(Employee::crmUser).orElse(null)
              : found.owner();
      Instant due = found.at().plus(Duration.ofMinutes(found.reaction().taskMinutes()));
      steps.add(
          new PlannedStep(
              TASK,
              new Action.CreateTask(
                  List.of(existing),
                  texts.subject(form, project.settings()),
                  body,
                  owner,
                  due,
                  false),
              rule,
              "A duplicate leaves a task in the existing deal; it is for the deal's owner, else for"
                  + " the senior manager."));
    }
    return steps;
  }
}
