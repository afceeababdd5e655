package dev.patchbay.crm.builtin;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.builtin.BuiltinStages.Stage;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

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

  /** The stages of the project's leads and deals. */
  public BuiltinStages stages(String project) {
    return book(project).stages();
  }

  public void saveStages(String project, BuiltinStages stages) {
    book(project).save(stages);
  }

  /** Moves a lead on, as {@link #change} does. */
  public RecordChange changeLead(String project, String lead, String status) {
    return change(
        project, RecordKind.LEAD, lead, new BuiltinEdit(null, status, null, null, null, null));
  }

  /**
   * Changes a record. Converting a lead makes a deal with its title, client and owner; a converted
   * lead stays one.
   */
  public RecordChange change(String project, RecordKind kind, String id, BuiltinEdit edit) {
    var book = book(project);
    Stage stage = null;
    if (edit.status() != null) {
      stage = book.stages().find(kind, edit.status()).orElse(null);
      if (stage == null) {
        return new RecordChange.NotPossible("status", "is no stage of this kind of record");
      }
    }
    var found = book.get(kind, id);
    if (found.isEmpty()) {
      return new RecordChange.NotFound();
    }
    boolean wasConverted = isConverted(found.get());
    if (wasConverted && stage != null && !stage.id().equals(BuiltinStages.CONVERTED)) {
      return new RecordChange.NotPossible("status", "a converted lead stays converted");
    }
    if (!wasConverted && kind == RecordKind.LEAD && BuiltinStages.CONVERTED.equals(edit.status())) {
      book.create(dealOf(book, found.get()));
    }
    Stage to = stage;
    return book.change(kind, id, now(), before -> edited(before, edit, to))
        .<RecordChange>map(RecordChange.Changed::new)
        .orElseGet(RecordChange.NotFound::new);
  }

  private BuiltinRecord edited(BuiltinRecord before, BuiltinEdit edit, Stage stage) {
    var after = before.with(edit.title(), null, edit.done());
    if (edit.owner() != null) {
      after = after.ownedBy(edit.owner().isEmpty() ? null : edit.owner());
    }
    if (edit.amount() != null || edit.currency() != null) {
      Map<String, Object> fields = new HashMap<>(before.fields());
      if (edit.amount() != null) {
        fields.put(BuiltinSchema.AMOUNT_FIELD, edit.amount());
      }
      if (edit.currency() != null) {
        fields.put(BuiltinSchema.CURRENCY_FIELD, edit.currency());
      }
      after = after.withFields(fields);
    }
    return stage == null || isConverted(before) ? after : after.in(stage, now());
  }

  private static boolean isConverted(BuiltinRecord record) {
    return record.kind() == RecordKind.LEAD && BuiltinStages.CONVERTED.equals(record.status());
  }

  /**
   * Makes a contact, lead or deal by hand.
   *
   * @param phone E.164, or null
   * @param contact the id of a contact whose lead or deal it is, or null
   * @return empty when there is no such contact or stage
   */
  public Optional<BuiltinRecord> make(
      String project,
      RecordKind kind,
      BuiltinEdit edit,
      String phone,
      String email,
      String contact) {
    var book = book(project);
    var client = contact == null ? null : book.get(RecordKind.CONTACT, contact).orElse(null);
    var stage =
        book.stages().of(kind).isEmpty()
            ? null
            : edit.status() == null
                ? book.stages().first(kind)
                : book.stages().find(kind, edit.status()).orElse(null);
    if (contact != null && client == null || edit.status() != null && stage == null) {
      return Optional.empty();
    }
    var now = now();
    var links = client == null ? Map.<RecordKind, String>of() : linksTo(client);
    var bare =
        new BuiltinRecord(
            BuiltinIds.of(kind, "by hand " + UUID.randomUUID()),
            kind,
            edit.title(),
            phone == null ? client == null ? List.of() : client.phones() : List.of(phone),
            email == null ? client == null ? List.of() : client.emails() : List.of(email),
            null,
            null,
            null,
            links,
            null,
            null,
            null,
            Map.of(),
            Map.of(),
            null,
            now,
            now,
            null);
    var record = edited(bare, edit, stage);
    book.create(record);
    return Optional.of(record);
  }

  private static Map<RecordKind, String> linksTo(BuiltinRecord client) {
    var links = new EnumMap<RecordKind, String>(RecordKind.class);
    links.put(RecordKind.CONTACT, client.id());
    if (client.links().containsKey(RecordKind.ORGANIZATION)) {
      links.put(RecordKind.ORGANIZATION, client.links().get(RecordKind.ORGANIZATION));
    }
    return links;
  }

  /** Removes one record; what hangs on it stays. False when there was none. */
  public boolean remove(String project, RecordKind kind, String id) {
    var book = book(project);
    boolean there = book.get(kind, id).isPresent();
    book.remove(kind, id, now());
    return there;
  }

  /**
   * Removes everything that is kept of a client.
   *
   * @param phone E.164, or null
   * @param email or null; one of the two is given
   * @return how many records there were
   */
  public int erase(String project, String phone, String email) {
    return book(project).erase(phone == null ? Handle.email(email) : Handle.phone(phone), now());
  }

  private BuiltinRecord dealOf(Book book, BuiltinRecord lead) {
    var links = new EnumMap<RecordKind, String>(RecordKind.class);
    links.putAll(lead.links());
    links.put(RecordKind.LEAD, lead.id());
    var first = book.stages().first(RecordKind.DEAL);
    var now = now();
    return new BuiltinRecord(
        book.dealOf(lead).id(),
        RecordKind.DEAL,
        lead.title(),
        lead.phones(),
        lead.emails(),
        lead.owner(),
        first.id(),
        first.meaning(),
        links,
        null,
        null,
        null,
        lead.utm(),
        lead.fields(),
        null,
        now,
        now,
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

  public sealed interface RecordChange {

    record Changed(BuiltinRecord record) implements RecordChange {}

    record NotFound() implements RecordChange {}

    /**
     * @param field what cannot be as asked
     */
    record NotPossible(String field, String reason) implements RecordChange {}
  }
}
