package dev.patchbay.simulation;

import static java.util.stream.Collectors.toSet;

import dev.patchbay.simulation.CrmBook.Record;
import dev.patchbay.store.Document;
import dev.patchbay.switching.carry.Carry;
import dev.patchbay.switching.carry.RealCarries;
import dev.patchbay.switching.carry.RealCarries.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was brought along in a project, as the table tells it. */
final class Carried {

  final List<Carry> carries;
  final List<Effect> effects = new ArrayList<>();

  Carried(Hub hub, String project) {
    List<Document> all = hub.stored.all();
    carries = carries(hub, project);
    carries.forEach(carry -> effects.addAll(RealCarries.effects(all, carry, hub.json)));
  }

  static List<Carry> carries(Hub hub, String project) {
    return hub.stored.all().stream()
        .flatMap(document -> RealCarries.carry(document, hub.json).stream())
        .filter(carry -> carry.project().equals(project))
        .toList();
  }

  /** Whether something is being brought along. */
  static boolean busy(Hub hub, String project) {
    return carries(hub, project).stream().anyMatch(carry -> carry.state().busy());
  }

  /** The markers of everything that may have been made in the CRM. */
  Set<String> markers(String integration) {
    return effects.stream()
        .filter(effect -> effect.carry().to().equals(integration))
        .map(Effect::marker)
        .collect(toSet());
  }

  /** What stands for the old record in the new CRM. */
  Optional<Record> record(Hub hub, Record old, String integration) {
    return effects.stream()
        .filter(effect -> effect.carry().to().equals(integration))
        .filter(effect -> old.ref().equals(effect.source()))
        .flatMap(effect -> hub.crms.get(integration).book.byMarker(effect.marker()).stream())
        .findFirst();
  }
}
