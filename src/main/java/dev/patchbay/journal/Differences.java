package dev.patchbay.journal;

import dev.patchbay.crm.Action;
import dev.patchbay.scenario.Plan;
import dev.patchbay.scenario.PlannedStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares a plan with what was decided about a journal entry. */
final class Differences {

  private Differences() {}

  /** Empty where nothing was decided yet. What only brings texts up to date is not compared. */
  static Optional<List<Difference>> between(JournalEntry entry, Plan plan) {
    boolean skipped = entry.state() == InteractionState.SKIPPED;
    if (entry.decision() == null && !skipped) {
      return Optional.empty();
    }
    List<Difference> differences = new ArrayList<>();
    add(differences, "row", row(entry), plan instanceof Plan.Steps steps ? steps.row() : null);
    Map<String, Action> decided =
        actions(entry.ledger().stream(), LedgerStep::key, LedgerStep::action);
    Map<String, Action> now =
        actions(
            plan instanceof Plan.Steps steps ? steps.steps().stream() : Stream.of(),
            PlannedStep::key,
            PlannedStep::action);
    Set<String> keys = new LinkedHashSet<>(decided.keySet());
    keys.addAll(now.keySet());
    for (String key : keys) {
      if (!Objects.equals(decided.get(key), now.get(key))) {
        differences.add(new Difference(key, describe(decided.get(key)), describe(now.get(key))));
      }
    }
    return Optional.of(differences);
  }

  private static String row(JournalEntry entry) {
    return entry.decision() == null ? null : entry.decision().row();
  }

  private static void add(List<Difference> all, String what, String decided, String now) {
    if (!Objects.equals(decided, now)) {
      all.add(new Difference(what, decided, now));
    }
  }

  private static <S> Map<String, Action> actions(
      Stream<S> steps, Function<S, String> key, Function<S, Action> action) {
    return steps
        .filter(step -> !action.apply(step).repeatable())
        .collect(Collectors.toMap(key, action, (first, second) -> first, LinkedHashMap::new));
  }

  private static String describe(Action action) {
    return switch (action) {
      case null -> null;
      case Action.CreateOrganization made -> named(made, made.owner(), made.extras());
      case Action.CreateContact made -> named(made, made.owner(), made.extras());
      case Action.CreateLead made -> named(made, made.owner(), made.extras()) + title(made.title());
      case Action.CreateDeal made -> named(made, made.owner(), made.extras()) + title(made.title());
      case Action.CreateTask task ->
          JournalViews.actionName(task)
              + " for "
              + Objects.requireNonNullElse(task.assignee(), "nobody")
              + (task.done() ? ", done " : ", due ")
              + task.due()
              + title(task.subject());
      case Action.AddNote note -> JournalViews.actionName(note);
      case Action.UpdateNote note -> JournalViews.actionName(note);
      case Action.UpdateTask task -> JournalViews.actionName(task);
    };
  }

  private static String named(Action action, String owner, Action.Extras extras) {
    return JournalViews.actionName(action)
        + " for "
        + Objects.requireNonNullElse(owner, "nobody")
        + (extras.pipeline() == null ? "" : ", pipeline " + extras.pipeline())
        + (extras.stage() == null ? "" : ", stage " + extras.stage());
  }

  private static String title(String title) {
    return ", \"" + title + "\"";
  }
}
