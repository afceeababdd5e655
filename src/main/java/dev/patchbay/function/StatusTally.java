package dev.patchbay.function;

import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.statusgroup.FiledStatus;
import dev.patchbay.statusgroup.Filing;
import dev.patchbay.statusgroup.StatusGroup;
import dev.patchbay.sync.Mirror;
import dev.patchbay.sync.MirroredRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How many of an integration's leads and deals are in which status now. */
final class StatusTally {

  private final Map<Place, Integer> counts = new LinkedHashMap<>();

  private StatusTally() {}

  /** Reads all copies of leads and deals. What the CRM has no more does not count. */
  static StatusTally of(Mirror mirror, String project, String integration) {
    StatusTally tally = new StatusTally();
    for (RecordKind kind : List.of(RecordKind.LEAD, RecordKind.DEAL)) {
      mirror.each(project, integration, kind, null, null, tally::add);
    }
    return tally;
  }

  void add(MirroredRecord copy) {
    if (copy.present()) {
      CrmRecord record = copy.record();
      counts.merge(
          new Place(
              FiledStatus.idOf(record),
              record.kind(),
              record.pipeline(),
              record.status(),
              record.state()),
          1,
          Integer::sum);
    }
  }

  /** Ids of the statuses that records are in. */
  Set<String> inUse() {
    return counts.keySet().stream()
        .map(Place::id)
        .filter(id -> id != null)
        .collect(Collectors.toSet());
  }

  /** The records in a status. */
  int in(FiledStatus status) {
    return counts.entrySet().stream()
        .filter(entry -> status.id().equals(entry.getKey().id()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /**
   * What records are in that the filing does not know, each under the group that is suggested for
   * it, with the number of records. The same status may be in several groups, where its records are
   * both open and closed; its id is null where the CRM tells no status.
   */
  Map<FiledStatus, Integer> strays(Filing filing, Instant now) {
    Map<FiledStatus, Integer> strays = new LinkedHashMap<>();
    Map<String, Boolean> known = new HashMap<>();
    counts.forEach(
        (place, count) -> {
          if (place.id() == null
              || !known.computeIfAbsent(place.id(), id -> filing.find(id).isPresent())) {
            strays.merge(place.stray(now), count, Integer::sum);
          }
        });
    return strays;
  }

  /**
   * @param id null where the CRM tells no status
   */
  private record Place(
      String id, RecordKind kind, String pipeline, String status, DealState state) {

    FiledStatus stray(Instant now) {
      StatusGroup group = Filing.suggested(state);
      return new FiledStatus(kind, pipeline, null, status, status, null, group, true, now, now);
    }
  }
}
