package dev.patchbay.scenario;

import dev.patchbay.crm.Action;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Target;
import dev.patchbay.intake.interaction.Call;
import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.project.Matrix;
import dev.patchbay.project.Matrix.Row;
import dev.patchbay.project.Matrix.Trigger;
import dev.patchbay.project.Project;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.project.ScenarioSettings;
import dev.patchbay.scenario.text.Phrasebook;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides about calls: the rows 1 to 15 of the decision table. */
final class CallScenario {

  private final Phrasebook phrasebook;

  CallScenario(Phrasebook phrasebook) {
    this.phrasebook = phrasebook;
  }

  Plan plan(Occasion occasion, Call call, Matrix matrix) {
    return switch (call.phase()) {
      case RECORDED -> new Plan.Wait("Only a recording was reported so far.");
      case RINGING -> new Plan.Wait("The phone is ringing.");
      case ANSWERED ->
          outgoing(call)
              ? new Plan.Wait("An outgoing call is decided at its end.")
              : new Case(occasion, call, matrix).atPickUp();
      case COMPLETED -> new Case(occasion, call, matrix).complete(true);
    };
  }

  Plan planWithoutEnd(Occasion occasion, Call call, Matrix matrix) {
    return switch (call.phase()) {
      case RECORDED, RINGING ->
          new Plan.Skip(
              Scenario.END_NEVER_REPORTED,
              "Only the ringing was reported, and no end within %d hours."
                  .formatted(occasion.project().settings().callTimeoutHours()));
      case ANSWERED -> new Case(occasion, call, matrix).complete(false);
      case COMPLETED -> new Case(occasion, call, matrix).complete(true);
    };
  }

  /** What can be said without knowing the client: that no row would make anything. */
  Optional<Plan> withoutClient(Call call, Project project, Matrix matrix) {
    if (call.phase().compareTo(Phase.RINGING) <= 0
        || (outgoing(call) && call.phase() == Phase.ANSWERED)) {
      return Optional.of(
          plan(new Occasion(null, call, null, null, project, null, null), call, matrix));
    }
    boolean answered = call.outcome() == Call.Outcome.ANSWERED;
    Trigger unknown = trigger(call, answered, false);
    Trigger existing = trigger(call, answered, true);
    return !answered && matrix.row(unknown).empty() && matrix.row(existing).empty()
        ? Optional.of(Scenario.journalOnly(unknown, existing))
        : Optional.empty();
  }

  private static boolean outgoing(Call call) {
    return call.direction() == Direction.OUTGOING;
  }

  /** The rows that the call may yet come under, whatever becomes of it and whoever called. */
  static Stream<Trigger> triggers(Call call) {
    return Stream.of(true, false)
        .flatMap(answered -> Stream.of(true, false).map(known -> trigger(call, answered, known)));
  }

  private static Trigger trigger(Call call, boolean answered, boolean existing) {
    if (outgoing(call)) {
      return answered
          ? existing ? Trigger.OUT_ANSWERED_EXISTING : Trigger.OUT_ANSWERED_NEW
          : existing ? Trigger.OUT_FAILED_EXISTING : Trigger.OUT_FAILED_NEW;
    }
    return answered
        ? existing ? Trigger.IN_ANSWERED_EXISTING : Trigger.IN_ANSWERED_NEW
        : existing ? Trigger.IN_MISSED_EXISTING : Trigger.IN_MISSED_NEW;
  }

  /** One call of one client under one row of the matrix. */
  private final class Case {

    private final Occasion occasion;
    private final Call call;
    private final ProjectSettings settings;
    private final Texts texts;
    private final boolean answered;
    private final Trigger trigger;
    private final Row row;
    private final ClientView client;
    private final Parties parties;
    private final Rule rule;
    private final Parties.Person owner;
    private final Records records;
    private final Writer writer;

    Case(Occasion occasion, Call call, Matrix matrix) {
      this.occasion = occasion;
      this.call = call;
      this.settings = occasion.project().settings();
      this.texts = Texts.of(phrasebook, settings);
      this.answered = call.outcome() == Call.Outcome.ANSWERED;
      Trigger existing = trigger(call, answered, true);
      this.trigger =
          view(matrix, existing).standing() == Standing.NEW
              ? trigger(call, answered, false)
              : existing;
      this.row = matrix.row(trigger);
      this.client = view(matrix, trigger).repeated(settings.scenario().repeatCall());
      boolean missed = !answered && !outgoing(call);
      this.parties = Parties.of(occasion.project(), call.employee(), missed, client.owner());
      this.rule = rule(missed ? Answer.NOBODY : parties.answer());
      this.owner = parties.resolve(rule.owner());
      this.records = Writer.newRecords(occasion, texts, owner.crmUser()).missing(client, row);
      this.writer = new Writer(rule.row(), client);
    }

    Plan atPickUp() {
      writer.records(records, owner);
      return call.employee().isEmpty() && !writer.empty() && client.standing() != Standing.OPEN
          ? new Plan.Wait("The pick-up was reported without saying who answered: the end may.")
          : writer.plan(Explanation.call(call, client, parties), false);
    }

    Plan complete(boolean endKnown) {
      CallFacts facts = CallFacts.of(call, parties, occasion.reported(), endKnown);
      writer.records(records, owner);
      writer.notes(records, row, texts.calls().note(facts));
      if (row.task() && !records.none()) {
        rule.tasks().forEach(task -> task(task, facts));
      }
      if (answered && settings.scenario().completeMissedTasks()) {
        occasion.history().openMissedTasks().forEach(task -> reached(task, facts));
      }
      if (!writer.empty()) {
        return writer.plan(Explanation.call(call, client, parties), true);
      }
      return records.none() && row.makesRecords()
          ? Scenario.noClient(trigger)
          : Scenario.journalOnly(trigger);
    }

    private ClientView view(Matrix matrix, Trigger under) {
      ScenarioSettings scenario = settings.scenario();
      return ClientView.of(
          occasion.client(),
          matrix,
          matrix.row(under),
          scenario.reuseClosedDays(),
          occasion.receivedAt());
    }

    private Rule rule(Answer answer) {
      return outgoing(call)
          ? Rule.outgoing(client.standing(), answer, answered, settings)
          : Rule.incoming(client.standing(), answer, settings);
    }

    private void task(Rule.Task task, CallFacts facts) {
      TaskKind kind = task.kind();
      Duration allowed = Duration.ofHours(settings.taskDueHours());
      writer.task(
          kind,
          records,
          kind == TaskKind.SETTINGS ? parties.settingsChecker() : parties.resolve(task.assignee()),
          texts.calls().subject(kind, facts),
          texts.calls().task(kind, facts, parties),
          kind.done() ? facts.began() : facts.ended().plus(allowed));
    }

    private void reached(RecordRef task, CallFacts facts) {
      writer.add(
          "reached-" + task.id(),
          new Action.UpdateTask(
              new Target.Existing(task), null, texts.calls().missedDone(facts), true),
          Explanation.reached());
    }
  }
}
