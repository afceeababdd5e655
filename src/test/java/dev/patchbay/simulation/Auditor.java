package dev.patchbay.simulation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.delivery.ClientKey;
import dev.patchbay.intake.interaction.Call;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.LedgerStep;
import dev.patchbay.project.Project;
import dev.patchbay.scenario.Plan;
import dev.patchbay.scenario.PlannedStep;
import dev.patchbay.simulation.CrmServer.Record;
import dev.patchbay.simulation.CrmServer.Write;
import dev.patchbay.simulation.Hub.Accepted;
import dev.patchbay.simulation.Violation.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what was promised with what is in the journal, the table and the CRMs at the end. */
final class Auditor {

  private final World world;
  private final Hub hub;
  private final Set<String> redriven;
  private final Map<String, JournalEntry> entries = new LinkedHashMap<>();
  private final Map<String, Project> projects = new HashMap<>();

  private final Set<String> rawEvents;

  Auditor(World world, Hub hub, Set<String> redriven) {
    this.world = world;
    this.hub = hub;
    this.redriven = redriven;
    hub.crms.keySet().forEach(id -> projects.put(id, hub.projects.find(id).orElseThrow()));
    hub.stored.all().stream()
        .filter(document -> document.key().sort().equals("ENTRY"))
        .map(document -> hub.json.read(document.body(), JournalEntry.class))
        .forEach(entry -> entries.put(entry.id(), entry));
    rawEvents =
        hub.stored.all().stream()
            .map(document -> document.key())
            .filter(key -> key.sort().startsWith("RAW#"))
            .map(
                key ->
                    key.partition().substring(key.partition().indexOf("#I#") + 3)
                        + key.sort().substring("RAW".length()))
            .collect(toSet());
  }

  void audit() {
    acceptedIsStored();
    entries.values().forEach(this::ended);
    nothingIsLeft();
    for (CrmServer crm : hub.crms.values()) {
      recordsAreOurs(crm);
      clientsAreMadeOnce(crm);
    }
    entries.values().forEach(this::ledgerIsTrue);
    for (CrmServer crm : hub.crms.values()) {
      writersTookTurns(crm);
      interactionsKeptOrder(crm);
    }
  }

  private void acceptedIsStored() {
    for (Accepted accepted : hub.accepted) {
      JournalEntry entry = entries.get(accepted.id());
      boolean raw = rawEvents.contains(accepted.id() + "#" + accepted.key());
      if (entry == null || !entry.events().containsKey(accepted.key()) || !raw) {
        world.violated(Kind.LOST_EVENT, accepted.toString());
      }
    }
  }

  private void ended(JournalEntry entry) {
    Project project = projects.get(entry.project());
    CrmServer crm = hub.crms.get(entry.project());
    String story = entry.id() + " is " + entry.state() + " (" + entry.reason() + ")";
    switch (entry.state()) {
      case SENT -> {
        if (!entry.settled()
            || !entry.ledger().stream().allMatch(LedgerStep::finished)
            || !ledger(entry).keySet().containsAll(planned(entry))) {
          world.violated(
              Kind.UNFINISHED, story + " with " + ledger(entry) + " of " + planned(entry));
        }
      }
      case SKIPPED -> {
        if (!entry.settled() || entry.reason() == null) {
          world.violated(Kind.UNFINISHED, story);
        }
        boolean begunBefore = redriven.contains(entry.id()) || entry.decision() != null;
        if (!begunBefore && effects(crm, entry).findAny().isPresent()) {
          world.violated(Kind.LEDGER_LIES, story + " and has effects");
        }
      }
      case FAILED -> {
        if (!entry.settled() || !crm.everRefused(entry.id())) {
          world.violated(Kind.UNEXPLAINED_END, story);
        }
      }
      case NEEDS_ATTENTION -> {
        boolean inDoubt = entry.ledger().stream().anyMatch(LedgerStep::uncertain);
        if (!entry.settled() || !inDoubt || crm.unmarked.isEmpty()) {
          world.violated(Kind.UNEXPLAINED_END, story);
        }
      }
      case HELD -> {
        if (project.integration() != null && project.integration().takesWork()) {
          world.violated(Kind.UNEXPLAINED_END, story + " although the CRM takes work");
        }
      }
      case RECEIVED, WORKING, RETRYING, DUPLICATE -> world.violated(Kind.UNFINISHED, story);
    }
  }

  private void nothingIsLeft() {
    hub.stored.all().stream()
        .filter(document -> document.key().sort().startsWith("WORK#"))
        .filter(
            document -> {
              JournalEntry entry = entries.get(document.key().sort().split("#")[1]);
              return entry == null || entry.state() != InteractionState.HELD;
            })
        .forEach(
            document ->
                world.violated(
                    Kind.LEFT_ON_WORKLIST, document.key().sort() + " " + document.body()));
  }

  private void recordsAreOurs(CrmServer crm) {
    crm.records()
        .filter(record -> record.marker() != null)
        .collect(
            groupingBy(Record::marker, LinkedHashMap::new, java.util.stream.Collectors.toList()))
        .forEach(
            (marker, records) -> {
              if (records.size() > 1) {
                world.violated(Kind.DOUBLE_EFFECT, crm.project + " " + marker + ": " + records);
              }
              JournalEntry entry = entries.get(interaction(marker));
              if (entry == null || !entry.project().equals(crm.project)) {
                world.violated(Kind.CROSSED_PROJECTS, marker + " is in the CRM of " + crm.project);
              } else {
                recordIsInLedger(entry, records.getFirst());
              }
            });
  }

  private void recordIsInLedger(JournalEntry entry, Record record) {
    String step = record.marker().substring(entry.id().length() + 1);
    boolean known =
        entry.ledger().stream()
            .anyMatch(
                s ->
                    s.key().equals(step)
                        && (s.uncertain()
                            || s.finished()
                                && (s.ref() == null || s.ref().id().equals(record.ref().id()))));
    if (!known) {
      world.violated(
          Kind.LEDGER_LIES, record.marker() + " is in the CRM, the ledger says " + ledger(entry));
    }
    boolean another = record.phone() != null && !record.phone().equals(entry.client());
    if (another) {
      world.violated(
          Kind.LEDGER_LIES, record.marker() + " belongs to " + record.phone() + " in the CRM");
    }
  }

  private void ledgerIsTrue(JournalEntry entry) {
    for (LedgerStep step : entry.ledger()) {
      boolean there =
          hub.crms.get(entry.project()).byMarker(entry.id() + ":" + step.key()).isPresent();
      if (step.finished() && !there || there && !step.finished() && !step.uncertain()) {
        world.violated(
            Kind.LEDGER_LIES,
            entry.id() + ":" + step.key() + " is " + step.status() + ", in the CRM: " + there);
      }
    }
  }

  private void clientsAreMadeOnce(CrmServer crm) {
    crm.records()
        .filter(
            r -> r.kind() == RecordKind.CONTACT || r.kind() == RecordKind.LEAD && !r.converted())
        .collect(groupingBy(r -> r.kind() + " of " + r.phone()))
        .forEach(
            (what, records) -> {
              boolean explained = records.stream().anyMatch(this::wasRedriven);
              if (records.size() > 1 && !explained) {
                world.violated(
                    Kind.DOUBLE_CLIENT, crm.project + " has " + records.size() + " x " + what);
              }
            });
  }

  /** People may well redrive a call after a later one has made what was missing. */
  private boolean wasRedriven(Record record) {
    return record.marker() != null && redriven.contains(interaction(record.marker()));
  }

  private boolean inTrouble(JournalEntry entry) {
    return redriven.contains(entry.id())
        || entry.state() == InteractionState.FAILED
        || entry.state() == InteractionState.NEEDS_ATTENTION;
  }

  private void writersTookTurns(CrmServer crm) {
    Map<String, List<Write>> byClient = new LinkedHashMap<>();
    for (Write write : crm.writes()) {
      JournalEntry entry = entries.get(interaction(write.marker));
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
    hub.accepted.stream()
        .filter(a -> a.project().equals(crm.project))
        .forEach(a -> events.computeIfAbsent(a.id(), id -> new ArrayList<>()).add(a));
    Map<ClientKey, List<JournalEntry>> clients =
        entries.values().stream()
            .filter(e -> e.project().equals(crm.project) && events.containsKey(e.id()))
            .filter(e -> !inTrouble(e))
            .collect(groupingBy(e -> new ClientKey(e.project(), e.client())));
    for (List<JournalEntry> calls : clients.values()) {
      for (JournalEntry one : calls) {
        for (JournalEntry other : calls) {
          boolean before =
              wholly(events.get(one.id()))
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

  private static java.util.stream.Stream<Instant> effects(CrmServer crm, JournalEntry entry) {
    return crm.records()
        .filter(r -> r.marker() != null && interaction(r.marker()).equals(entry.id()))
        .map(Record::createdAt);
  }

  /** A call whose end was not reported waits for it and lets others pass. */
  private static boolean wholly(List<Accepted> events) {
    return events.stream().anyMatch(accepted -> accepted.event().phase() == Phase.COMPLETED);
  }

  private static Instant lastAnswer(List<Accepted> events) {
    return events.stream().map(Accepted::answeredAt).max(Comparator.naturalOrder()).orElseThrow();
  }

  private static String interaction(String marker) {
    return marker.substring(0, marker.indexOf(':'));
  }

  private static Map<String, LedgerStep.Status> ledger(JournalEntry entry) {
    Map<String, LedgerStep.Status> steps = new LinkedHashMap<>();
    entry.ledger().forEach(step -> steps.put(step.key(), step.status()));
    return steps;
  }

  /** The keys of the steps that all events together lead to. */
  private Set<String> planned(JournalEntry entry) {
    Project project = projects.get(entry.project());
    Call call = hub.decider.call(entry, project);
    Plan plan = hub.decider.plan(entry, call, entry.decision().client(), project, Instant.MAX);
    return plan instanceof Plan.Steps steps
        ? steps.steps().stream().map(PlannedStep::key).collect(toSet())
        : Set.of("a plan instead of " + plan);
  }
}
