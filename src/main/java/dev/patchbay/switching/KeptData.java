package dev.patchbay.switching;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.project.CrmSettings.WhenDisconnected;
import dev.patchbay.switching.Consequence.Item;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** The kinds of data of which nothing is altered by a change. */
class KeptData {

  @Produces
  @Singleton
  AffectedData leads() {
    return new MirrorData("leads", RecordKind.LEAD, 60);
  }

  @Produces
  @Singleton
  AffectedData deals() {
    return new MirrorData("deals", RecordKind.DEAL, 70);
  }

  @Produces
  @Singleton
  AffectedData calls() {
    return kept("calls", 80, JournalTally::calls, "The journal is the hub's own.");
  }

  @Produces
  @Singleton
  AffectedData clients() {
    return kept(
        "clients",
        90,
        JournalTally::clients,
        "They are the hub's own; no link leads into the CRM that was left.");
  }

  @Produces
  @Singleton
  AffectedData visits() {
    return kept("visits", 100, JournalTally::visits, "They are the hub's own.");
  }

  @Produces
  @Singleton
  AffectedData sentLeads() {
    return kept(
        "sent-leads",
        110,
        JournalTally::sent,
        "They stay on the list; their links into the CRM that was left are not shown.");
  }

  @Produces
  @Singleton
  AffectedData queued() {
    return new Traffic(
        "queued-interactions", 140, scope -> scope.journal().queued(), KeptData::waiting);
  }

  @Produces
  @Singleton
  AffectedData held() {
    return new Traffic(
        "held-interactions", 150, scope -> scope.journal().held(), KeptData::waiting);
  }

  @Produces
  @Singleton
  AffectedData openTasks() {
    return new Traffic(
        "open-tasks",
        170,
        scope -> scope.journal().openTasks(),
        (facts, request) ->
            new Item(
                null,
                Effect.HIDDEN,
                "The hub's open tasks stay in "
                    + facts.source().title()
                    + " and are not completed from here any more."));
  }

  private static AffectedData kept(
      String kind, int order, Function<JournalTally, Count> count, String reason) {
    return new Traffic(
        kind,
        order,
        scope -> count.apply(scope.journal()),
        (facts, request) -> new Item(null, Effect.KEPT, reason));
  }

  private static Item waiting(Facts facts, ChangeRequest request) {
    if (facts.target() == null
        && facts.project().settings().crm().whenDisconnected() == WhenDisconnected.DROP) {
      return new Item(
          null,
          Effect.CHANGED,
          "Warning: the setting crm.whenDisconnected is drop. While no CRM is connected, what"
              + " comes up stays in the journal and never reaches a CRM.");
    }
    return new Item(
        null,
        Effect.KEPT,
        facts.target() == null
            ? "They wait until a CRM is connected and are planned anew for it."
            : "They wait for " + facts.next() + " and are planned anew for it.");
  }
}
