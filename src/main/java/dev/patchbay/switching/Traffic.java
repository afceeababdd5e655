package dev.patchbay.switching;

import java.util.function.BiFunction;
import java.util.function.Function;

/** What comes in all the time and stays in every change. */
final class Traffic implements AffectedData {

  private final String kind;
  private final int order;
  private final Function<Scope, Count> count;
  private final BiFunction<Facts, ChangeRequest, Consequence.Item> says;

  /**
   * @param says the effect on all of them and its reason, under any name
   */
  Traffic(
      String kind,
      int order,
      Function<Scope, Count> count,
      BiFunction<Facts, ChangeRequest, Consequence.Item> says) {
    this.kind = kind;
    this.order = order;
    this.count = count;
    this.says = says;
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public int order() {
    return order;
  }

  @Override
  public boolean flows() {
    return true;
  }

  @Override
  public Count count(Scope scope) {
    return count.apply(scope);
  }

  @Override
  public Consequence consequence(Facts facts, ChangeRequest request) {
    Consequence.Item all = says.apply(facts, request);
    return Consequence.of(kind, all.effect(), facts.count(kind), all.reason());
  }
}
