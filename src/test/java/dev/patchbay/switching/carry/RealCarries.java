package dev.patchbay.switching.carry;

import dev.patchbay.caller.ClientFiles;
import dev.patchbay.crm.CrmCatalogue;
import dev.patchbay.crm.CrmSchemas;
import dev.patchbay.crm.Integrations;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.delivery.CrmAccess;
import dev.patchbay.journal.Origins;
import dev.patchbay.project.Projects;
import dev.patchbay.statusgroup.Filings;
import dev.patchbay.store.Document;
import dev.patchbay.store.Json;
import dev.patchbay.store.Table;
import dev.patchbay.sync.Mirror;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The product's own bringing along, for tests outside of this package. */
public final class RealCarries {

  public final BringAlong desk;
  public final CarryWorker worker;
  public final CarrySweeper sweeper;

  public RealCarries(
      Table table,
      Json json,
      CarriedChange changes,
      Projects projects,
      Integrations integrations,
      CrmCatalogue catalogue,
      CrmAccess access,
      CarryQueue queue,
      Clock clock) {
    Carries carries = new Carries(table, json);
    Items items = new Items(table, json);
    desk = new BringAlong(changes, carries, items, catalogue, queue, clock);
    sweeper = new CarrySweeper(carries, queue, clock);
    worker =
        new CarryWorker(
            carries,
            items,
            new Claims(table, json),
            new Pairs(table, json, projects),
            new Mirror(table, json),
            new Origins(table, json),
            new ClientFiles(table, json, clock),
            projects,
            integrations,
            catalogue,
            access,
            new CrmSchemas(integrations, table, json),
            new Filings(table, json, clock),
            queue,
            clock);
  }

  /** The bringing along that a stored document is about; empty for every other document. */
  public static Optional<Carry> carry(Document document, Json json) {
    return document.key().partition().endsWith("#CARRY")
        ? Optional.of(json.read(document.body(), Carry.class))
        : Optional.empty();
  }

  /**
   * A step of an item, in whichever round.
   *
   * @param source the record of the CRM that was left that it is for, or null
   * @param made what the new CRM answered, or null
   * @param stands whether it has made a record that was not taken away again
   * @param present whether it is of the item's latest round
   */
  public record Effect(
      Carry carry,
      CarryItem item,
      String marker,
      RecordRef source,
      RecordRef made,
      boolean stands,
      boolean uncertain,
      boolean present) {}

  /** Everything that was ever decided to be made, as it is stored. */
  public static List<Effect> effects(List<Document> all, Carry carry, Json json) {
    List<Effect> effects = new ArrayList<>();
    for (Document document : all) {
      if (!document.key().partition().equals("P#" + carry.project() + "#CARRY-ITEMS")
          || !document.key().sort().startsWith(carry.change() + "#")) {
        continue;
      }
      CarryItem item = json.read(document.body(), CarryItem.class);
      for (int round = 0; round <= item.round(); round++) {
        String prefix = carry.change() + "#" + item.key() + "#" + round + "#";
        String id = Ids.hash(carry.project(), carry.change(), item.key(), String.valueOf(round));
        boolean present = round == item.round();
        all.stream()
            .filter(step -> step.key().partition().equals("P#" + carry.project() + "#CARRY-STEPS"))
            .filter(step -> step.key().sort().startsWith(prefix))
            .map(step -> json.read(step.body(), CarryStep.class))
            .forEach(
                step ->
                    effects.add(
                        new Effect(
                            carry,
                            item,
                            id + ":" + step.step().key(),
                            step.source(),
                            step.step().ref(),
                            step.stands(),
                            step.step().uncertain(),
                            present)));
      }
    }
    return effects;
  }
}
