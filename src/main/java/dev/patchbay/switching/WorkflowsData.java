package dev.patchbay.switching;

import dev.patchbay.switching.ChangeRequest.Choice;
import dev.patchbay.switching.Consequence.Item;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** The project's workflows: kept only where everything is, and then as far as the rules allow. */
@Singleton
final class WorkflowsData implements AffectedData {

  private final Automations automations;

  @Inject
  WorkflowsData(Automations automations) {
    this.automations = automations;
  }

  @Override
  public String kind() {
    return "workflows";
  }

  @Override
  public int order() {
    return 130;
  }

  @Override
  public Count count(Scope scope) {
    return Count.of(automations.workflows(scope.project().id()).size());
  }

  @Override
  public Consequence consequence(Facts facts, ChangeRequest request) {
    List<Item> items = facts.workflows().stream().map(each -> item(each, facts, request)).toList();
    if (request.choice() != Choice.KEEP_EVERYTHING) {
      return Consequence.of(
          kind(),
          Effect.ARCHIVED,
          facts.count(kind()),
          items,
          "The choice keeps no workflows. They come back with an undo within 30 days.");
    }
    boolean some = items.stream().anyMatch(item -> item.effect() == Effect.ARCHIVED);
    return Consequence.of(
        kind(),
        some ? Effect.CHANGED : Effect.KEPT,
        facts.count(kind()),
        items,
        some
            ? "What is bound to " + facts.source().title() + " cannot live on."
            : "None of them is bound to one CRM.");
  }

  private static Item item(WorkflowOutline workflow, Facts facts, ChangeRequest request) {
    return request.choice() == Choice.KEEP_EVERYTHING
        ? WorkflowRules.of(workflow, facts)
        : new Item(workflow.name(), Effect.ARCHIVED, "The choice keeps no workflows.");
  }

  /** The ids of those that cannot live on. */
  static List<String> archived(Facts facts, ChangeRequest request) {
    return facts.workflows().stream()
        .filter(each -> item(each, facts, request).effect() == Effect.ARCHIVED)
        .map(WorkflowOutline::id)
        .toList();
  }

  @Override
  public void apply(Change change, Archive before) {
    automations.archive(change.project(), Set.copyOf(before.workflows()));
  }

  @Override
  public void undo(Change change, Archive before) {
    automations.restore(change.project(), Set.copyOf(before.workflows()));
  }
}
