package dev.patchbay.scenario;

import dev.patchbay.crm.Action;
import dev.patchbay.project.FieldMapping;
import dev.patchbay.project.Matrix.Row;
import dev.patchbay.project.ScenarioSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Puts the steps of one plan together, each with the row that asked for it and why. */
final class Writer {

  private final String row;
  private final ClientView client;
  private final List<PlannedStep> steps = new ArrayList<>();

  Writer(String row, ClientView client) {
    this.row = row;
    this.client = client;
  }

  /** What is to be made for whom, with the project's titles, stages and fields. */
  static NewRecords newRecords(Occasion occasion, Texts texts, String owner) {
    ScenarioSettings settings = occasion.project().settings().scenario();
    FieldMapping mapping = occasion.project().mappingInForce();
    return new NewRecords(
        occasion.interaction(),
        Texts.clientName(occasion.interaction()),
        new Titles(settings.titles(), texts).of(occasion.interaction(), occasion.id()),
        owner,
        kind -> Stages.extras(settings.stages(), mapping, kind, occasion.interaction()));
  }

  void records(Records records, Parties.Person owner) {
    for (Records.Missing missing : records.missing()) {
      add(missing.key(), missing.action(), Explanation.made(missing.key(), client, owner));
    }
  }

  void notes(Records records, Row wanted, String text) {
    for (Records.NotePlace place :
        wanted.note() ? records.notes(wanted) : List.<Records.NotePlace>of()) {
      add(place.key(), new Action.AddNote(place.on(), text), Explanation.noted(records));
    }
  }

  void task(
      TaskKind kind,
      Records records,
      Parties.Person assignee,
      String subject,
      String text,
      Instant due) {
    add(
        kind.key(),
        new Action.CreateTask(records.all(), subject, text, assignee.crmUser(), due, kind.done()),
        Explanation.task(kind, assignee));
  }

  void add(String key, Action action, String why) {
    steps.add(new PlannedStep(key, action, row, why));
  }

  boolean empty() {
    return steps.isEmpty();
  }

  Plan.Steps plan(String summary, boolean complete) {
    return new Plan.Steps(row, summary, steps, complete);
  }
}
