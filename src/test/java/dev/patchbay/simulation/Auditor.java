package dev.patchbay.simulation;

import static dev.patchbay.simulation.Evidence.effects;
import static dev.patchbay.simulation.Evidence.ledger;
import static java.util.stream.Collectors.toSet;

import dev.patchbay.journal.InteractionState;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.LedgerStep;
import dev.patchbay.project.Project;
import dev.patchbay.scenario.PlannedStep;
import dev.patchbay.simulation.Hub.Accepted;
import dev.patchbay.simulation.Violation.Kind;
import java.util.List;
import java.util.Set;

/** Compares what was promised with what is in the journal, the table and the CRMs at the end. */
final class Auditor {

  private final World world;
  private final Evidence evidence;

  Auditor(World world, Evidence evidence) {
    this.world = world;
    this.evidence = evidence;
  }

  void audit() {
    acceptedIsStored();
    evidence.entries.values().forEach(this::ended);
    nothingIsLeft();
    new CrmAudit(world, evidence).audit();
    new OrderAudit(world, evidence).audit();
    new TextAudit(world, evidence).audit();
    new DuplicateAudit(world, evidence).audit();
    new CarryAudit(world, evidence).audit();
  }

  private void acceptedIsStored() {
    for (Accepted accepted : evidence.hub.accepted) {
      JournalEntry entry = evidence.entries.get(accepted.id());
      boolean raw = evidence.rawEvents.contains(accepted.id() + "#" + accepted.key());
      if (entry == null || !entry.events().containsKey(accepted.key()) || !raw) {
        world.violated(Kind.LOST_EVENT, accepted.toString());
      }
    }
  }

  private void ended(JournalEntry entry) {
    Project project = evidence.projects.get(entry.project());
    CrmServer crm = evidence.crm(entry);
    List<CrmServer> all = evidence.hub.crmsOf(entry.project());
    String story = entry.id() + " is " + entry.state() + " (" + entry.reason() + ")";
    switch (entry.state()) {
      case SENT -> {
        boolean elsewhere = Evidence.staysElsewhere(entry) && entry.decision().whole();
        if (!entry.settled()
            || !elsewhere
                && (!entry.ledger().stream().allMatch(LedgerStep::finished)
                    || !ledger(entry).keySet().containsAll(planned(entry)))) {
          world.violated(
              Kind.UNFINISHED, story + " with " + ledger(entry) + " of " + planned(entry));
        }
      }
      case SKIPPED -> {
        if (!entry.settled() || entry.reason() == null) {
          world.violated(Kind.UNFINISHED, story);
        }
        boolean begunBefore =
            evidence.redriven.contains(entry.id())
                || entry.decision() != null
                || entry.duplicate() != null
                || Evidence.moved(entry);
        if (!begunBefore
            && all.stream().anyMatch(any -> effects(any, entry).findAny().isPresent())) {
          world.violated(Kind.LEDGER_LIES, story + " and has effects");
        }
      }
      case FAILED -> {
        boolean explained =
            all.stream().anyMatch(any -> any.book.everRefused(entry.id()))
                || evidence.repeatsDeadLetter(entry);
        if (!entry.settled() || !explained) {
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
        if (project.takesWork()) {
          world.violated(Kind.UNEXPLAINED_END, story + " although the CRM takes work");
        }
      }
      case DUPLICATE -> {
        boolean left =
            entry.ledger().stream().allMatch(LedgerStep::finished)
                || entry.reason().contains("Nothing was written there");
        if (!entry.settled() || entry.duplicate() == null || !left) {
          world.violated(Kind.UNFINISHED, story + " with " + ledger(entry));
        }
      }
      case RECEIVED, WORKING, RETRYING -> world.violated(Kind.UNFINISHED, story);
    }
  }

  private void nothingIsLeft() {
    evidence.hub.stored.all().stream()
        .filter(document -> document.key().sort().startsWith("WORK#"))
        .filter(
            document -> {
              JournalEntry entry = evidence.entries.get(document.key().sort().split("#")[1]);
              return entry == null || entry.state() != InteractionState.HELD;
            })
        .forEach(
            document ->
                world.violated(
                    Kind.LEFT_ON_WORKLIST, document.key().sort() + " " + document.body()));
  }

  /** The keys of the steps that all events together lead to. */
  private Set<String> planned(JournalEntry entry) {
    return evidence
        .plan(entry)
        .map(plan -> plan.steps().stream().map(PlannedStep::key).collect(toSet()))
        .orElse(Set.of("no steps at all"));
  }
}
