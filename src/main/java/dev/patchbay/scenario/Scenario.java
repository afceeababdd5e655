package dev.patchbay.scenario;

import dev.patchbay.crm.Action;
import dev.patchbay.intake.interaction.Call;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.intake.interaction.Interaction;
import dev.patchbay.intake.interaction.MessengerContact;
import dev.patchbay.project.Project;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides what an incoming call leads to in the CRM: the rows 1 to 10 of the decision table in
 * docs/scenarios.md. A pure function: the same values give the same plan.
 *
 * <p>A call is decided once per phase, always on the {@link ClientState} of its first decision. The
 * plan at pick-up has only the records; the plan at the end has all steps, the records included,
 * under the same keys, so that whoever runs it skips what is done. Calls that {@link Screening}
 * sorts out are not brought here.
 */
public final class Scenario {

  /** Skip code of a call of which nothing but the ringing was ever reported. */
  public static final String END_NEVER_REPORTED = "end-never-reported";

  private final CallTexts texts;

  public Scenario(CallTexts texts) {
    this.texts = texts;
  }

  /**
   * The plan for the call as far as it is reported.
   *
   * @param reported when the latest phase was received; stands in for the end of the call where the
   *     source tells none. The same at every repetition, for due times follow from it
   * @return {@link Plan.Wait} while the phone rings; at pick-up {@link Plan.Steps} that are not
   *     complete, or {@link Plan.Wait} when the source does not say who picked up although records
   *     need an owner; {@link Plan.Steps} that are complete at the end
   */
  public Plan plan(Interaction interaction, ClientState client, Project project, Instant reported) {
    return switch (interaction) {
      case Call call -> plan(call, client, project, reported);
      case FormSubmission _, MessengerContact _ ->
          new Plan.Skip("not-configured", "No scenario is set for it.");
    };
  }

  private Plan plan(Call call, ClientState client, Project project, Instant reported) {
    return switch (call.phase()) {
      case RECORDED -> new Plan.Wait("Only a recording was reported so far.");
      case RINGING -> new Plan.Wait("The phone is ringing.");
      case ANSWERED -> atPickUp(call, client, project);
      case COMPLETED -> complete(call, client, project, reported, true);
    };
  }

  /**
   * The plan for a call whose end was not reported in {@code callTimeoutHours}. A picked-up call is
   * finished as answered, with an unknown duration; one that only rang is skipped, as nobody knows
   * how it ended.
   *
   * @param now when the waiting ended
   */
  public Plan planWithoutEnd(Call call, ClientState client, Project project, Instant now) {
    return switch (call.phase()) {
      case RECORDED, RINGING ->
          new Plan.Skip(
              END_NEVER_REPORTED,
              "Only the ringing was reported, and no end within %d hours."
                  .formatted(project.settings().callTimeoutHours()));
      case ANSWERED -> complete(call, client, project, now, false);
      case COMPLETED -> complete(call, client, project, now, true);
    };
  }

  private Plan atPickUp(Call call, ClientState client, Project project) {
    if (call.employee().isEmpty() && !(client instanceof ClientState.OpenLead)) {
      return new Plan.Wait("The pick-up was reported without saying who answered: the end may.");
    }
    Parties parties = Parties.of(call, client, project);
    Rule rule = Rule.of(client, parties.answer(), project.settings());
    return new Plan.Steps(
        rule.row(),
        Explanation.summary(call, client, parties),
        making(call, client, parties, rule).steps(),
        false);
  }

  private Plan complete(
      Call call, ClientState client, Project project, Instant reported, boolean endKnown) {
    Parties parties = Parties.of(call, client, project);
    CallFacts facts = CallFacts.of(call, parties, reported, endKnown);
    Answer answer = facts.answered() ? parties.answer() : Answer.NOBODY;
    Rule rule = Rule.of(client, answer, project.settings());
    Making making = making(call, client, parties, rule);
    List<PlannedStep> steps = new ArrayList<>(making.steps());
    steps.add(
        new PlannedStep(
            "note",
            new Action.AddNote(making.entities().lead(), texts.note(facts)),
            rule.row(),
            Explanation.noted(client)));
    for (Rule.Task task : rule.tasks()) {
      steps.add(task(task, rule.row(), making.entities(), parties, facts));
    }
    return new Plan.Steps(rule.row(), Explanation.summary(call, client, parties), steps, true);
  }

  private record Making(Entities entities, List<PlannedStep> steps) {}

  private Making making(Call call, ClientState client, Parties parties, Rule rule) {
    Parties.Person owner = parties.resolve(rule.owner());
    Entities entities = new EntityPlanner(call, owner.crmUser(), texts).forClient(client);
    List<PlannedStep> steps =
        entities.missing().stream()
            .map(
                missing ->
                    new PlannedStep(
                        missing.key(),
                        missing.action(),
                        rule.row(),
                        Explanation.made(missing.key(), client, owner)))
            .toList();
    return new Making(entities, steps);
  }

  private PlannedStep task(
      Rule.Task task, String row, Entities entities, Parties parties, CallFacts facts) {
    TaskKind kind = task.kind();
    Parties.Person assignee = parties.resolve(task.assignee());
    Duration allowed = Duration.ofHours(parties.project().settings().taskDueHours());
    Action action =
        new Action.CreateTask(
            entities.all(),
            texts.subject(kind, facts),
            texts.task(kind, facts, parties.responsibleName()),
            assignee.crmUser(),
            kind.done() ? facts.began() : facts.ended().plus(allowed),
            kind.done());
    return new PlannedStep(kind.key(), action, row, Explanation.task(kind, assignee));
  }
}
