package dev.patchbay.scenario;

import static dev.patchbay.project.ProjectSettings.Assignee.ANSWERING;
import static dev.patchbay.project.ProjectSettings.Assignee.RESPONSIBLE;
import static dev.patchbay.project.ProjectSettings.Assignee.SENIOR;

import dev.patchbay.project.ProjectSettings;
import dev.patchbay.project.ProjectSettings.Assignee;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of the decision table for calls, with the project's settings applied. The rows are those of
 * Ringostat's Pipedrive integration with leads; docs/scenarios.md shows them all.
 *
 * @param owner who owns the records that the row makes
 */
record Rule(String row, Assignee owner, List<Task> tasks) {

  record Task(TaskKind kind, Assignee assignee) {}

  static Rule incoming(Standing client, Answer answer, ProjectSettings settings) {
    return switch (client) {
      case NEW ->
          switch (answer) {
            case NOBODY -> newLead("row-3", answer);
            case UNKNOWN -> newLead("row-2", answer);
            case RESPONSIBLE, OTHER, UNOWNED -> newLead("row-1", answer);
          };
      case CONVERTED -> newLead("row-8", answer);
      case OPEN -> open(answer, settings);
      case KNOWN -> known(answer, settings);
    };
  }

  static Rule outgoing(Standing client, Answer answer, boolean answered, ProjectSettings settings) {
    if (!answered) {
      return new Rule("row-15", ANSWERING, List.of(talked()));
    }
    if (answer == Answer.UNKNOWN) {
      return new Rule("row-13", SENIOR, List.of(checkSettings()));
    }
    if (client == Standing.NEW) {
      return new Rule("row-14", ANSWERING, List.of(talked()));
    }
    String row = answer == Answer.RESPONSIBLE ? "row-11" : "row-12";
    return new Rule(row, ANSWERING, talkedAndReview(answer, settings));
  }

  private static Rule newLead(String row, Answer answer) {
    return switch (answer) {
      case NOBODY -> new Rule(row, SENIOR, List.of(missed(SENIOR)));
      case UNKNOWN -> new Rule(row, SENIOR, List.of(checkSettings()));
      case RESPONSIBLE, OTHER, UNOWNED -> new Rule(row, ANSWERING, List.of(talked()));
    };
  }

  private static Rule open(Answer answer, ProjectSettings settings) {
    return switch (answer) {
      case RESPONSIBLE -> new Rule("row-4", RESPONSIBLE, List.of(talked()));
      case OTHER, UNOWNED -> new Rule("row-5", RESPONSIBLE, talkedAndReview(answer, settings));
      case UNKNOWN -> new Rule("row-6", RESPONSIBLE, List.of(checkSettings()));
      case NOBODY ->
          new Rule("row-7", RESPONSIBLE, List.of(missed(settings.missedExistingAssignee())));
    };
  }

  private static Rule known(Answer answer, ProjectSettings settings) {
    Assignee answered = settings.contactAnsweredOwner();
    return switch (answer) {
      case RESPONSIBLE, OTHER, UNOWNED ->
          new Rule("row-9", answered, talkedAndReview(answer, settings));
      case UNKNOWN -> new Rule("row-9", answered, List.of(checkSettings()));
      case NOBODY -> new Rule("row-10", settings.contactMissedOwner(), List.of(missed(SENIOR)));
    };
  }

  private static List<Task> talkedAndReview(Answer answer, ProjectSettings settings) {
    List<Task> tasks = new ArrayList<>(List.of(talked()));
    if (answer == Answer.OTHER && settings.reviewTask()) {
      tasks.add(new Task(TaskKind.REVIEW, RESPONSIBLE));
    }
    return tasks;
  }

  private static Task talked() {
    return new Task(TaskKind.CALL, ANSWERING);
  }

  private static Task missed(Assignee assignee) {
    return new Task(TaskKind.MISSED, assignee);
  }

  private static Task checkSettings() {
    return new Task(TaskKind.SETTINGS, SENIOR);
  }
}
