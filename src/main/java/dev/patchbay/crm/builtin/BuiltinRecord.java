package dev.patchbay.crm.builtin;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.patchbay.crm.RecordKind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One record of the built-in CRM, as it is stored and as the API shows it.
 *
 * @param title the name of a contact or organization, the title of a lead or deal, the subject of a
 *     task; null for a note
 * @param phones the client's numbers in E.164: a record takes over those of what it is linked to
 * @param owner free text: the id of an employee, or null
 * @param status of a lead or deal, else null
 * @param links the records it belongs to, by kind
 * @param done of a task, else null
 * @param due of a task, else null; UTC
 * @param fields what the project's rules wrote beside, by the id that they gave it
 * @param createdAt to the millisecond, UTC
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
    Status status,
    Map<RecordKind, String> links,
    Boolean done,
    Instant due,
    String text,
    Map<String, String> utm,
    Map<String, Object> fields,
    Instant createdAt,
    Instant closedAt) {

  public BuiltinRecord {
    phones = phones == null ? List.of() : List.copyOf(phones);
    emails = emails == null ? List.of() : List.copyOf(emails);
    links = links == null ? Map.of() : Map.copyOf(links);
    utm = utm == null ? Map.of() : Map.copyOf(utm);
    fields = fields == null ? Map.of() : Map.copyOf(fields);
  }

  /**
   * @param now when it is changed
   */
  BuiltinRecord withStatus(Status changed, Instant now) {
    Instant closed = changed.open() ? null : closedAt == null ? now : closedAt;
    return new BuiltinRecord(
        id, kind, title, phones, emails, owner, changed, links, done, due, text, utm, fields,
        createdAt, closed);
  }

  /** What is null stays as it is. */
  BuiltinRecord with(String newTitle, String newText, Boolean newDone) {
    return new BuiltinRecord(
        id,
        kind,
        newTitle == null ? title : newTitle,
        phones,
        emails,
        owner,
        status,
        links,
        newDone == null ? done : newDone,
        due,
        newText == null ? text : newText,
        utm,
        fields,
        createdAt,
        closedAt);
  }

  /** Of a lead: new, in work, converted, closed. Of a deal: open, won, lost. */
  public enum Status {
    @JsonProperty("new")
    NEW,
    @JsonProperty("in-work")
    IN_WORK,
    @JsonProperty("converted")
    CONVERTED,
    @JsonProperty("closed")
    CLOSED,
    @JsonProperty("open")
    OPEN,
    @JsonProperty("won")
    WON,
    @JsonProperty("lost")
    LOST;

    /** As the API writes it. */
    String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean open() {
      return this == NEW || this == IN_WORK || this == OPEN;
    }
  }
}
