package dev.patchbay.crm.builtin;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.builtin.BuiltinRecord.Status;
import dev.patchbay.store.BadCursor;
import dev.patchbay.store.Json;
import dev.patchbay.store.Table;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people read and change in the built-in CRM. */
@Singleton
public class BuiltinRecords {

  /** The kinds by their names in the API. */
  public static final Map<String, RecordKind> KINDS =
      Map.of(
          "contacts", RecordKind.CONTACT,
          "organizations", RecordKind.ORGANIZATION,
          "leads", RecordKind.LEAD,
          "deals", RecordKind.DEAL,
          "tasks", RecordKind.TASK,
          "notes", RecordKind.NOTE);

  private final Table table;
  private final Json json;
  private final Clock clock;

  /** The name of a kind in the API. */
  static String plural(RecordKind kind) {
    return KINDS.entrySet().stream()
        .filter(entry -> entry.getValue() == kind)
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  @Inject
  public BuiltinRecords(Table table, Json json, Clock clock) {
    this.table = table;
    this.json = json;
    this.clock = clock;
  }

  /**
   * One page, newest first.
   *
   * @param phone E.164, for the records of this client only; or null. Without it a record that was
   *     made this moment may be missing
   * @param limit 1 to 200; what lies outside is moved to the nearest
   * @param cursor from the page before, or null
   * @throws BadCursor when the cursor is none of ours
   */
  public Page list(String project, RecordKind kind, String phone, int limit, String cursor) {
    var book = book(project);
    return phone == null
        ? book.page(kind, limit, cursor)
        : book.page(kind, Handle.phone(phone), limit, cursor);
  }

  public Optional<BuiltinRecord> get(String project, RecordKind kind, String id) {
    return book(project).get(kind, id);
  }

  /**
   * Moves a lead on. Converting it makes a deal with the lead's title, client and owner; a
   * converted lead stays one.
   *
   * @param status new, in work, converted or closed
   */
  public LeadChange changeLead(String project, String lead, Status status) {
    if (!BuiltinSchema.statuses(RecordKind.LEAD).contains(status)) {
      return new LeadChange.NotPossible("a lead is new, in-work, converted or closed");
    }
    var book = book(project);
    if (status == Status.CONVERTED) {
      book.get(RecordKind.LEAD, lead).ifPresent(found -> book.create(dealOf(found)));
    }
    return book.change(
            RecordKind.LEAD,
            lead,
            before -> before.status() == Status.CONVERTED ? null : before.withStatus(status, now()))
        .<LeadChange>map(
            after ->
                after.status() == status
                    ? new LeadChange.Changed(after)
                    : new LeadChange.NotPossible("a converted lead stays converted"))
        .orElseGet(LeadChange.NotFound::new);
  }

  /**
   * Removes everything that is kept of a client.
   *
   * @param phone E.164, or null
   * @param email or null; one of the two is given
   * @return how many records there were
   */
  public int erase(String project, String phone, String email) {
    return book(project).erase(phone == null ? Handle.email(email) : Handle.phone(phone));
  }

  private BuiltinRecord dealOf(BuiltinRecord lead) {
    var links = new EnumMap<RecordKind, String>(RecordKind.class);
    links.putAll(lead.links());
    links.put(RecordKind.LEAD, lead.id());
    return new BuiltinRecord(
        BuiltinIds.of(RecordKind.DEAL, "lead " + lead.id()),
        RecordKind.DEAL,
        lead.title(),
        lead.phones(),
        lead.emails(),
        lead.owner(),
        Status.OPEN,
        links,
        null,
        null,
        null,
        lead.utm(),
        lead.fields(),
        now(),
        null);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private Book book(String project) {
    return new Book(table, json, project);
  }

  /**
   * @param cursor for the next page, or null at the end
   */
  @RegisterForReflection
  public record Page(List<BuiltinRecord> records, String cursor) {}

  public sealed interface LeadChange {

    record Changed(BuiltinRecord lead) implements LeadChange {}

    record NotFound() implements LeadChange {}

    record NotPossible(String reason) implements LeadChange {}
  }
}
