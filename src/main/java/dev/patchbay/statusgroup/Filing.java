package dev.patchbay.statusgroup;

import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.CrmSchema;
import dev.patchbay.crm.RecordKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * In which group each status of one integration is. Pure.
 *
 * @param version counts the changes
 */
public record Filing(String integration, int version, List<FiledStatus> statuses) {

  public Filing {
    statuses = statuses == null ? List.of() : List.copyOf(statuses);
  }

  public static Filing empty(String integration) {
    return new Filing(integration, 0, List.of());
  }

  /**
   * The filing after the CRM has told its statuses: what is new goes where the CRM's own meaning
   * says, and waits for a person; what the CRM has no more keeps its group.
   */
  public Filing observing(CrmSchema schema, Instant now) {
    Map<String, FiledStatus> known = new LinkedHashMap<>();
    statuses.forEach(status -> known.put(status.id(), status));
    List<FiledStatus> all = new ArrayList<>();
    for (CrmSchema.Pipeline pipeline : schema.pipelines()) {
      for (CrmSchema.Stage stage : pipeline.stages()) {
        FiledStatus seen =
            new FiledStatus(
                pipeline.kind(),
                pipeline.id(),
                pipeline.name(),
                stage.id(),
                stage.name(),
                stage.meaning(),
                suggested(stage.meaning()),
                true,
                now,
                null);
        FiledStatus before = known.remove(seen.id());
        all.add(before == null ? seen : seen.filedLike(before));
      }
    }
    known.values().forEach(gone -> all.add(gone.removedAt() == null ? gone.removed(now) : gone));
    return with(all);
  }

  /**
   * The filing after a person has filed everything anew: what is not named is not counted. Nobody
   * can name what is not shown, so a status that the CRM has no more, and no record is in, keeps
   * its group.
   *
   * @param groups by the id of the status
   * @param strays statuses of records that the CRM has not told; those that are named are filed
   * @param inUse ids of the statuses that records are in
   */
  public Filing filed(
      Map<String, StatusGroup> groups, List<FiledStatus> strays, Set<String> inUse) {
    List<FiledStatus> all = new ArrayList<>();
    for (FiledStatus status : statuses) {
      StatusGroup group = groups.get(status.id());
      boolean shown = status.removedAt() == null || inUse.contains(status.id());
      all.add(
          group == null && !shown
              ? status
              : status.confirmed(group == null ? StatusGroup.NOT_COUNTED : group));
    }
    all.addAll(named(groups, strays));
    return with(all);
  }

  /** The filing after a person has put one status into a group, and so confirmed it. */
  public Filing moved(String id, StatusGroup group, List<FiledStatus> strays) {
    List<FiledStatus> all = new ArrayList<>();
    statuses.forEach(status -> all.add(status.id().equals(id) ? status.confirmed(group) : status));
    all.addAll(named(Map.of(id, group), strays));
    return with(all);
  }

  /** The status of this id. */
  public Optional<FiledStatus> find(String id) {
    return statuses.stream().filter(status -> status.id().equals(id)).findFirst();
  }

  /** What has another group than before, or was confirmed in it. */
  public List<Move> movesSince(Filing before) {
    return statuses.stream()
        .flatMap(status -> Move.between(before.find(status.id()).orElse(null), status).stream())
        .toList();
  }

  /** The group of a record: that of its status, else what the record's own state says. */
  public StatusGroup groupOf(CrmRecord record) {
    String id = FiledStatus.idOf(record);
    return statuses.stream()
        .filter(status -> status.id().equals(id))
        .map(FiledStatus::group)
        .findFirst()
        .orElseGet(() -> suggested(record.state()));
  }

  /**
   * The group of the statuses of this id, for whoever knows a record without its pipeline; empty
   * where none is known, or the pipelines do not agree.
   */
  public Optional<StatusGroup> groupOf(RecordKind kind, String status) {
    List<StatusGroup> groups =
        statuses.stream()
            .filter(filed -> filed.kind() == kind && filed.status().equals(status))
            .map(FiledStatus::group)
            .distinct()
            .toList();
    return groups.size() == 1 ? Optional.of(groups.getFirst()) : Optional.empty();
  }

  private List<FiledStatus> named(Map<String, StatusGroup> groups, List<FiledStatus> strays) {
    return strays.stream()
        .filter(stray -> groups.containsKey(stray.id()) && find(stray.id()).isEmpty())
        .map(stray -> stray.confirmed(groups.get(stray.id())))
        .distinct()
        .toList();
  }

  private Filing with(List<FiledStatus> all) {
    return all.equals(statuses) ? this : new Filing(integration, version + 1, all);
  }

  /** Where a status goes that nobody has filed. */
  public static StatusGroup suggested(DealState meaning) {
    return switch (meaning) {
      case null -> StatusGroup.IN_WORK;
      case OPEN -> StatusGroup.IN_WORK;
      case WON -> StatusGroup.PAID;
      case LOST -> StatusGroup.CANCELLED;
    };
  }
}
