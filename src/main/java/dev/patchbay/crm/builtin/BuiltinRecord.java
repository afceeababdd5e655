package dev.patchbay.crm.builtin;

import com.fasterxml.jackson.annotation.JsonProperty;
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
 * @param status of a lead or deal, else null
 * @param links the records it belongs to, by kind
 * @param done of a task, else null
 * @param due of a task, else null; UTC
 * @param createdAt to the millisecond, UTC
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
    Instant createdAt) {

  public BuiltinRecord {
    phones = phones == null ? List.of() : List.copyOf(phones);
    emails = emails == null ? List.of() : List.copyOf(emails);
    links = links == null ? Map.of() : Map.copyOf(links);
    utm = utm == null ? Map.of() : Map.copyOf(utm);
  }

  BuiltinRecord withStatus(Status changed) {
    return new BuiltinRecord(
        id, kind, title, phones, emails, owner, changed, links, done, due, text, utm, createdAt);
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
    LOST
  }
}
