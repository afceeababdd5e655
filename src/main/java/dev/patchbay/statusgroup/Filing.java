package dev.patchbay.statusgroup;

import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.CrmSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        all.add(before == null ? seen : renewed(seen, before));
      }
    }
    known.values().forEach(gone -> all.add(gone.removedAt() == null ? removed(gone, now) : gone));
    Filing after = new Filing(integration, version + 1, all);
    return after.statuses.equals(statuses) ? this : after;
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

  /** Where a status goes that nobody has filed. */
  static StatusGroup suggested(DealState meaning) {
    return switch (meaning) {
      case null -> StatusGroup.IN_WORK;
      case OPEN -> StatusGroup.IN_WORK;
      case WON -> StatusGroup.PAID;
      case LOST -> StatusGroup.CANCELLED;
    };
  }

  private static FiledStatus renewed(FiledStatus seen, FiledStatus before) {
    return new FiledStatus(
        seen.kind(),
        seen.pipeline(),
        seen.pipelineName(),
        seen.status(),
        seen.name(),
        seen.meaning(),
        before.group(),
        before.fresh(),
        before.seenAt(),
        null);
  }

  private static FiledStatus removed(FiledStatus gone, Instant now) {
    return new FiledStatus(
        gone.kind(),
        gone.pipeline(),
        gone.pipelineName(),
        gone.status(),
        gone.name(),
        gone.meaning(),
        gone.group(),
        gone.fresh(),
        gone.seenAt(),
        now);
  }
}
