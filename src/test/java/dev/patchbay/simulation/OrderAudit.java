package dev.patchbay.simulation;

import static dev.patchbay.simulation.Evidence.effects;
import static dev.patchbay.simulation.Evidence.interaction;
import static java.util.stream.Collectors.groupingBy;

import dev.patchbay.delivery.ClientKey;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.simulation.CrmServer.Write;
import dev.patchbay.simulation.Hub.Accepted;
import dev.patchbay.simulation.Violation.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One writer per client, and his calls in order. */
final class OrderAudit {

  private final World world;
  private final Evidence evidence;

  OrderAudit(World world, Evidence evidence) {
    this.world = world;
    this.evidence = evidence;
  }

  void audit() {
    for (CrmServer crm : evidence.hub.crms.values()) {
      writersTookTurns(crm);
      interactionsKeptOrder(crm);
    }
  }

  private void writersTookTurns(CrmServer crm) {
    Map<String, List<Write>> byClient = new LinkedHashMap<>();
    for (Write write : crm.writes()) {
      JournalEntry entry = evidence.entries.get(interaction(write.marker));
      if (entry != null) {
        byClient.computeIfAbsent(entry.client(), c -> new ArrayList<>()).add(write);
      }
    }
    byClient.forEach(
        (client, writes) -> {
          Write before = null;
          for (Write write : writes) {
            if (before != null
                && write.begin.isBefore(before.end)
                && !write.writer.equals(before.writer)) {
              world.violated(
                  Kind.TWO_WRITERS,
                  "%s and %s wrote for %s at %s"
                      .formatted(before.writer, write.writer, client, write.begin));
            }
            before = before == null || write.end.isAfter(before.end) ? write : before;
          }
        });
  }

  /** What was wholly accepted before another call of the client began comes first in the CRM. */
  private void interactionsKeptOrder(CrmServer crm) {
    Map<String, List<Accepted>> events = new LinkedHashMap<>();
    evidence.hub.accepted.stream()
        .filter(a -> a.project().equals(crm.project))
        .forEach(a -> events.computeIfAbsent(a.id(), id -> new ArrayList<>()).add(a));
    Map<ClientKey, List<JournalEntry>> clients =
        evidence.entries.values().stream()
            .filter(e -> e.project().equals(crm.project) && events.containsKey(e.id()))
            .filter(e -> !evidence.inTrouble(e) && !Evidence.moved(e))
            .collect(groupingBy(e -> new ClientKey(e.project(), e.client())));
    for (List<JournalEntry> calls : clients.values()) {
      for (JournalEntry one : calls) {
        for (JournalEntry other : calls) {
          boolean before =
              wholly(events.get(one.id()))
                  && !evidence.waitedForAnother(one)
                  && lastAnswer(events.get(one.id())).isBefore(other.receivedAt());
          if (before && effects(crm, one).anyMatch(t -> effects(crm, other).anyMatch(t::isAfter))) {
            world.violated(
                Kind.OUT_OF_ORDER,
                "%s was accepted before %s of the same client and came later into the CRM"
                    .formatted(one.id(), other.id()));
          }
        }
      }
    }
  }

  /**
   * A call whose end was not reported waits for it and lets others pass; one whose events name two
   * numbers comes to its client only when that is known.
   */
  private static boolean wholly(List<Accepted> events) {
    List<CallEvent> phases =
        events.stream()
            .map(Accepted::event)
            .filter(CallEvent.class::isInstance)
            .map(CallEvent.class::cast)
            .toList();
    long numbers =
        phases.stream().map(call -> call.client().replaceFirst("^\\+38", "")).distinct().count();
    return phases.isEmpty()
        || numbers == 1 && phases.stream().anyMatch(call -> call.phase() == Phase.COMPLETED);
  }

  private static Instant lastAnswer(List<Accepted> events) {
    return events.stream().map(Accepted::answeredAt).max(Comparator.naturalOrder()).orElseThrow();
  }
}
