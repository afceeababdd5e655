package dev.patchbay.simulation;

import dev.patchbay.project.Gate;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Integration.State;
import dev.patchbay.store.Document;
import dev.patchbay.switching.RealChanges;
import dev.patchbay.switching.carry.RealCarries;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads from the table, as it is written, when a project has left a CRM and when it uses one: from
 * the moment that a change calls confirmed until the CRM is connected and nothing is to be set up.
 */
final class CrmWatch {

  private final World world;
  private final Hub hub;
  private final Map<String, Integration> present = new HashMap<>();
  private final Map<String, Gate> gates = new HashMap<>();

  CrmWatch(World world, Hub hub) {
    this.world = world;
    this.hub = hub;
  }

  void stored(Document document) {
    String project = document.key().partition().replaceFirst("^P#", "");
    switch (document.key().sort()) {
      case "INTEGRATION" -> {
        present.put(project, hub.json.read(document.body(), Integration.class));
        opened(project);
      }
      case "GATE" -> {
        gates.put(project, hub.json.read(document.body(), Gate.class));
        opened(project);
      }
      default -> {
        RealChanges.closed(document, hub.json).ifPresent(this::closed);
        RealCarries.carry(document, hub.json)
            .filter(carry -> carry.error() != null && carry.error().startsWith("The hub itself"))
            .ifPresent(carry -> world.violated(Violation.Kind.EXCEPTION, carry.error()));
      }
    }
  }

  private void closed(RealChanges.Closed closed) {
    world.note("the project has left " + closed.integration());
    hub.crms.get(closed.integration()).leave(closed.at());
  }

  private void opened(String project) {
    Integration now = present.get(project);
    boolean setUp = gates.getOrDefault(project, Gate.OPEN).setup() == null;
    if (now != null && now.state() == State.CONNECTED && (setUp || done(project))) {
      hub.crms.get(now.id()).open();
    }
  }

  private boolean done(String project) {
    return gates.get(project).setup().done();
  }
}
