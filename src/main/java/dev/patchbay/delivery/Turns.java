package dev.patchbay.delivery;

import dev.patchbay.delivery.Worklist.WorkItem;
import dev.patchbay.journal.Journal;
import dev.patchbay.store.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** In which order a client's interactions are worked on. */
final class Turns {

  private final Journal journal;
  private final Worklist worklist;

  Turns(Journal journal, Worklist worklist) {
    this.journal = journal;
    this.worklist = worklist;
  }

  /**
   * The items by interaction, in the order in which the interactions are worked on. Only where
   * there are several must their entries be read for it.
   */
  List<List<Stored<WorkItem>>> of(ClientKey client) {
    Map<String, List<Stored<WorkItem>>> groups = new LinkedHashMap<>();
    for (Stored<WorkItem> item : worklist.of(client)) {
      groups.computeIfAbsent(item.value().interaction(), id -> new ArrayList<>()).add(item);
    }
    List<List<Stored<WorkItem>>> work = new ArrayList<>(groups.values());
    if (work.size() > 1) {
      Map<String, Turn> turns = new HashMap<>();
      groups.forEach((id, items) -> turns.put(id, turn(client, id, items)));
      work.sort(Comparator.comparing(items -> turns.get(items.getFirst().value().interaction())));
    }
    return work;
  }

  private Turn turn(ClientKey client, String id, List<Stored<WorkItem>> items) {
    Instant listed = items.getFirst().value().receivedAt();
    return journal
        .find(client.project(), id)
        .map(Stored::value)
        .map(entry -> new Turn(entry.begun(), entry.receivedAt(), id))
        .orElseGet(() -> new Turn(false, listed, id));
  }

  /**
   * Whose turn it is: the earliest interaction's. But one that was begun goes before all others: it
   * was decided on what the CRM knew then, and a call that was received before it may have got its
   * end only now.
   */
  private record Turn(boolean begun, Instant receivedAt, String id) implements Comparable<Turn> {

    private static final Comparator<Turn> ORDER =
        Comparator.comparing((Turn turn) -> !turn.begun)
            .thenComparing(Turn::receivedAt)
            .thenComparing(Turn::id);

    @Override
    public int compareTo(Turn other) {
      return ORDER.compare(this, other);
    }
  }
}
