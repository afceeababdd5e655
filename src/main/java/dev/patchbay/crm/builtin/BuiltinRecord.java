package dev.patchbay.crm.builtin;

import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.RecordKind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One record of the built-in CRM, as it is stored and as the API shows it.
 *
 * @param title the name of a contact or organization, the title of a lead or deal, the subject of a
 *     task; null for a note
 * @param phones the client's numbers in E.164: a record takes over those of what it is linked to
 * @param owner free text: the id of an employee, or null
 * @param status the id of a lead's or deal's stage, else null
 * @param state what the stage meant when the record was put into it; a converted lead is won. Null
 *     where there is no stage
 * @param links the records it belongs to, by kind
 * @param done of a task, else null
 * @param due of a task, else null; UTC
 * @param fields what the project's rules wrote beside, by the id that they gave it
 * @param marker our id of the effect that made it, or null
 * @param createdAt to the millisecond, UTC
 * @param changedAt to the millisecond, later at each change; UTC
 * @param closedAt when a lead or deal left its open statuses; null while it is in one. UTC
 */
@RegisterForReflection
public record BuiltinRecord(
    String id,
    RecordKind kind,
    String title,
    List<String> phones,
    List<String> emails,
    String owner,
    String status,
    DealState state,
    Map<RecordKind, String> links,
    Boolean done,
    Instant due,
    String text,
    Map<String, String> utm,
    Map<String, Object> fields,
    String marker,
    Instant createdAt,
    Instant changedAt,
    Instant closedAt) {

  public BuiltinRecord {
    phones = phones == null ? List.of() : List.copyOf(phones);
    emails = emails == null ? List.of() : List.copyOf(emails);
    links = links == null ? Map.of() : Map.copyOf(links);
    utm = utm == null ? Map.of() : Map.copyOf(utm);
    fields = fields == null ? Map.of() : Map.copyOf(fields);
    // Records of before there were stages of a project's own tell neither.
    state = state == null ? meaning(status) : state;
    changedAt = changedAt == null ? createdAt : changedAt;
  }

  private static DealState meaning(String status) {
    return switch (status) {
      case null -> null;
      case BuiltinStages.CONVERTED, "won" -> DealState.WON;
      case "closed", "lost" -> DealState.LOST;
      default -> DealState.OPEN;
    };
  }

  boolean isOpen() {
    return state == null || state == DealState.OPEN;
  }

  /** In the stage from now on; one that is closed already keeps when it was. */
  BuiltinRecord in(BuiltinStages.Stage stage, Instant now) {
    boolean open = stage.meaning() == DealState.OPEN;
    Instant closed = open ? null : closedAt == null ? now : closedAt;
    return copy(title, owner, stage.id(), stage.meaning(), done, text, fields, changedAt, closed);
  }

  /** What is null stays as it is. */
  BuiltinRecord with(String newTitle, String newText, Boolean newDone) {
    return copy(
        newTitle == null ? title : newTitle,
        owner,
        status,
        state,
        newDone == null ? done : newDone,
        newText == null ? text : newText,
        fields,
        changedAt,
        closedAt);
  }

  BuiltinRecord ownedBy(String newOwner) {
    return copy(title, newOwner, status, state, done, text, fields, changedAt, closedAt);
  }

  BuiltinRecord withFields(Map<String, Object> newFields) {
    return copy(title, owner, status, state, done, text, newFields, changedAt, closedAt);
  }

  BuiltinRecord changedAt(Instant now) {
    return copy(title, owner, status, state, done, text, fields, now, closedAt);
  }

  private BuiltinRecord copy(
      String newTitle,
      String newOwner,
      String newStatus,
      DealState newState,
      Boolean newDone,
      String newText,
      Map<String, Object> newFields,
      Instant changed,
      Instant closed) {
    return new BuiltinRecord(
        id, kind, newTitle, phones, emails, newOwner, newStatus, newState, links, newDone, due,
        newText, utm, newFields, marker, createdAt, changed, closed);
  }
}
