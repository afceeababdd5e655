package dev.patchbay.switching;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** The project's cadences. */
@Singleton
final class CadencesData implements AffectedData {

  private final Automations automations;

  @Inject
  CadencesData(Automations automations) {
    this.automations = automations;
  }

  @Override
  public String kind() {
    return "cadences";
  }

  @Override
  public int order() {
    return 120;
  }

  @Override
  public Count count(Scope scope) {
    return Count.of(automations.cadences(scope.project().id()).size());
  }

  @Override
  public Consequence consequence(Facts facts, ChangeRequest request) {
    return request.startsOver()
        ? Consequence.of(
            kind(), Effect.ARCHIVED, facts.count(kind()), "A fresh start has no cadences.")
        : Consequence.of(kind(), Effect.KEPT, facts.count(kind()), "They are the hub's own.");
  }

  static List<String> archived(Facts facts, ChangeRequest request) {
    return request.startsOver()
        ? facts.cadences().stream().map(CadenceOutline::id).toList()
        : List.of();
  }

  @Override
  public void apply(Change change, Archive before) {
    automations.archive(change.project(), Set.copyOf(before.cadences()));
  }

  @Override
  public void undo(Change change, Archive before) {
    automations.restore(change.project(), Set.copyOf(before.cadences()));
  }
}
