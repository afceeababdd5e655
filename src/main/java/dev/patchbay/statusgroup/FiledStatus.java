package dev.patchbay.statusgroup;

import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.RecordKind;
import java.time.Instant;
import java.util.Locale;

/**
 * A status or stage of a CRM with the group that it is filed in.
 *
 * @param kind whose status it is: lead or deal
 * @param pipeline the CRM's id of the pipeline, or null where there is one way only
 * @param status the CRM's id
 * @param name as the CRM calls it now
 * @param meaning what the CRM itself says of records in it, or null
 * @param fresh whether no person has confirmed the group yet
 * @param removedAt when the CRM was found to have it no more; null while it has it
 */
public record FiledStatus(
    RecordKind kind,
    String pipeline,
    String pipelineName,
    String status,
    String name,
    DealState meaning,
    StatusGroup group,
    boolean fresh,
    Instant seenAt,
    Instant removedAt) {

  /** Names the status in the API: {@code deal:<pipeline>:<status>}. */
  public String id() {
    return id(kind, pipeline, status);
  }

  /** The id of the status that a record is in; null where the CRM tells none. */
  public static String idOf(CrmRecord record) {
    return record.status() == null ? null : id(record.kind(), record.pipeline(), record.status());
  }

  /** The same status in a group that a person chose. */
  FiledStatus confirmed(StatusGroup chosen) {
    return new FiledStatus(
        kind, pipeline, pipelineName, status, name, meaning, chosen, false, seenAt, removedAt);
  }

  /** The same status, which the CRM has no more. */
  FiledStatus removed(Instant now) {
    return new FiledStatus(
        kind, pipeline, pipelineName, status, name, meaning, group, fresh, seenAt, now);
  }

  /** As the CRM describes it now, where it was filed before. */
  FiledStatus filedLike(FiledStatus before) {
    return new FiledStatus(
        kind,
        pipeline,
        pipelineName,
        status,
        name,
        meaning,
        before.group,
        before.fresh,
        before.seenAt,
        null);
  }

  private static String id(RecordKind kind, String pipeline, String status) {
    return kind.name().toLowerCase(Locale.ROOT)
        + ":"
        + (pipeline == null ? "" : pipeline)
        + ":"
        + status;
  }
}
