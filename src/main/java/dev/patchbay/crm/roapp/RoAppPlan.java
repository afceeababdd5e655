package dev.patchbay.crm.roapp;

import dev.patchbay.crm.Action.AddNote;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.CrmStop;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the commands of a plan together. A note on a record that the plan makes is part of that
 * record's text from the start, which saves two of three calls a second.
 */
final class RoAppPlan {

  private static final Outcome NOT_TRIED = new Failure.Unavailable("not tried");

  private final List<Command> commands;
  private final RoAppWriter writer;
  private final RoAppConfig config;
  private final Map<String, RecordRef> made = new HashMap<>();

  RoAppPlan(List<Command> commands, RoAppWriter writer, RoAppConfig config) {
    this.commands = commands;
    this.writer = writer;
    this.config = config;
  }

  List<Outcome> run() {
    List<Outcome> outcomes = new ArrayList<>();
    boolean going = true;
    for (Command command : commands) {
      Outcome outcome =
          made.containsKey(command.step())
              ? new Outcome.Created(made.get(command.step()))
              : going ? perform(command) : NOT_TRIED;
      going &= outcome instanceof Outcome.Created || outcome instanceof Outcome.Found;
      outcomes.add(outcome);
    }
    return outcomes;
  }

  private Outcome perform(Command command) {
    try {
      List<Command> notes = notesOn(command);
      Outcome outcome = writer.write(resolved(command), notes.stream().map(this::text).toList());
      if (outcome instanceof Outcome.Created(var ref)) {
        made.put(command.step(), ref);
        notes.forEach(note -> made.put(note.step(), config.ref(RecordKind.NOTE, note.marker())));
      }
      return outcome;
    } catch (CrmStop stop) {
      return stop.outcome();
    }
  }

  private List<Command> notesOn(Command making) {
    return commands.stream()
        .filter(
            command ->
                command.action() instanceof AddNote(Target.MadeBy(var kind, var step), var text)
                    && step.equals(making.step()))
        .toList();
  }

  private String text(Command note) {
    return NoteText.note(note.marker(), ((AddNote) note.action()).text());
  }

  private Command resolved(Command command) {
    return new Command(
        command.step(),
        command.marker(),
        command
            .action()
            .retargeted(
                target ->
                    target instanceof Target.MadeBy by && made.containsKey(by.step())
                        ? new Target.Existing(made.get(by.step()))
                        : target));
  }
}
