package dev.patchbay.switching;

import dev.patchbay.switching.Consequence.Item;
import dev.patchbay.switching.carry.CarryPlan;
import dev.patchbay.switching.carry.CarryPlan.Loss;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/** What can be carried over to the next CRM after the change, and what becomes of it there. */
@Singleton
final class BringAlongData implements AffectedData {

  @Override
  public String kind() {
    return "bring-along";
  }

  @Override
  public int order() {
    return 75;
  }

  @Override
  public boolean concerns(ChangeRequest request) {
    return request.bringAlong() && request.target() != null;
  }

  @Override
  public Count count(Scope scope) {
    return scope.open();
  }

  @Override
  public Consequence consequence(Facts facts, ChangeRequest request) {
    List<Item> items =
        CarryPlan.losses(facts.source().capabilities(), facts.target().capabilities()).stream()
            .map(loss -> new Item(name(loss), effect(loss), loss.reason()))
            .toList();
    return Consequence.of(
        kind(),
        Effect.KEPT,
        facts.count(kind()),
        items,
        "Open leads and deals with clients, notes and tasks can be carried over to "
            + facts.next()
            + " once it is connected, a sample first. Nothing of that happens by itself, and in "
            + facts.source().title()
            + " they stay.");
  }

  private static String name(Loss loss) {
    return loss.kind() == null ? loss.code() : loss.kind().name().toLowerCase(Locale.ROOT) + "s";
  }

  private static Effect effect(Loss loss) {
    return loss.code().equals("left-out") ? Effect.HIDDEN : Effect.CHANGED;
  }
}
