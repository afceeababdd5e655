package dev.patchbay.switching;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.project.EarlierIntegrations.Left;
import dev.patchbay.project.Integration;
import dev.patchbay.switching.Consequence.Item;
import java.util.ArrayList;
import java.util.List;

/**
 * The copies of a CRM's leads or deals. They stay where they are; whether they are shown depends on
 * how their integration was left.
 */
final class MirrorData implements AffectedData {

  private final String kind;
  private final RecordKind records;
  private final int order;

  MirrorData(String kind, RecordKind records, int order) {
    this.kind = kind;
    this.records = records;
    this.order = order;
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public int order() {
    return order;
  }

  /** Of a fresh start those of the integrations before are meant as well. */
  @Override
  public Count count(Scope scope) {
    return scope.mirrored(records);
  }

  @Override
  public Consequence consequence(Facts facts, ChangeRequest request) {
    String old = facts.source().title();
    if (request.startsOver()) {
      List<Item> items = new ArrayList<>();
      items.add(item(facts.integration(), Effect.ARCHIVED));
      for (Left left : facts.earlier()) {
        items.add(item(left.integration(), Effect.ARCHIVED));
      }
      return Consequence.of(
          kind,
          Effect.ARCHIVED,
          facts.count(kind),
          items,
          "A fresh start shows none of them. They come back with an undo within 30 days and are"
              + " erased here after that; in "
              + old
              + " they stay.");
    }
    return request.earlierDeals()
        ? Consequence.of(
            kind,
            Effect.KEPT,
            facts.count(kind),
            "They are shown beside the new ones, for earlier deals are wanted.")
        : Consequence.of(
            kind,
            Effect.HIDDEN,
            facts.count(kind),
            "They belong to "
                + old
                + ". Nothing of them is erased: the setting crm.earlierDeals shows them again at"
                + " any time.");
  }

  private static Item item(Integration integration, Effect effect) {
    return new Item(
        integration.kind() + (integration.account() == null ? "" : ", " + integration.account()),
        effect,
        "Loaded under this integration.");
  }
}
