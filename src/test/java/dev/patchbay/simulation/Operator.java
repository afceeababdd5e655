package dev.patchbay.simulation;

import dev.patchbay.crm.ConnectRules;
import dev.patchbay.delivery.Redrive.Doubt;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.LedgerStep;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Project;
import java.util.HashSet;
import java.util.Set;

/** The people of the projects: connect and reconnect CRMs, decide what is in doubt, redrive. */
final class Operator {

  private final World world;
  private final Hub hub;
  private final Set<String> redriven = new HashSet<>();

  Operator(World world, Hub hub) {
    this.world = world;
    this.hub = hub;
  }

  Set<String> redriven() {
    return redriven;
  }

  void connect(String project) {
    hub.connect(hub.crmsOf(project).getFirst(), world.now());
    release(project);
  }

  void disconnect(String project) {
    hub.projects.updateIntegration(project, Integration::disconnected);
  }

  /** Looks after one project. */
  void look(String id) {
    Project project = hub.projects.find(id).orElseThrow();
    Integration present = project.integration();
    boolean held = present != null && present.heldReason() != null;
    if (held
        && !present.heldReason().equals(ConnectRules.UNMAPPED)
        && !hub.crms.get(present.id()).locked()) {
      world.note("reconnects " + id);
      hub.projects.updateIntegration(
          id,
          now ->
              now.id().equals(present.id()) && present.heldReason().equals(now.heldReason())
                  ? now.held(null)
                  : now);
      release(id);
    }
    for (JournalEntry entry :
        hub.journal.waiting(id, InteractionState.NEEDS_ATTENTION, 100, null).entries()) {
      hub.journal.find(id, entry.id()).ifPresent(fresh -> decide(fresh.value()));
    }
  }

  /** Takes up again what failed, after the reason was removed. */
  void redriveFailed(String id) {
    hub.crmsOf(id).forEach(crm -> crm.book.acceptEverything());
    for (JournalEntry entry :
        hub.journal.waiting(id, InteractionState.FAILED, 100, null).entries()) {
      redriven.add(entry.id());
      hub.redrive.one(id, entry.id(), Doubt.LOOK_AGAIN);
    }
  }

  private void decide(JournalEntry entry) {
    boolean old =
        entry.state() == InteractionState.NEEDS_ATTENTION
            && entry.updatedAt().plusSeconds(300).isBefore(world.now());
    LedgerStep doubtful =
        entry.ledger().stream().filter(LedgerStep::uncertain).findFirst().orElse(null);
    if (old && doubtful != null) {
      String record =
          hub.crms
              .get(entry.plannedFor())
              .book
              .byMarker(entry.id() + ":" + doubtful.key())
              .map(found -> found.ref().id())
              .orElse(null);
      boolean there = record != null;
      redriven.add(entry.id());
      world.note("finds that " + entry.id() + ":" + doubtful.key() + " is there: " + there);
      hub.redrive.one(
          entry.project(), entry.id(), there ? Doubt.TAKE_AS_DONE : Doubt.DO_AGAIN, record);
    }
  }

  private void release(String project) {
    while (hub.redrive.all(project, InteractionState.HELD, null).more()) {
      world.note("releases more of " + project);
    }
  }
}
