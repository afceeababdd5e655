package dev.patchbay.journal;

import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Index;
import dev.patchbay.store.Json;
import dev.patchbay.store.SortableTime;
import dev.patchbay.store.Stored;
import dev.patchbay.store.Table;
import dev.patchbay.store.Table.Page;
import dev.patchbay.store.Table.Range;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every interaction with what became of it: one document each, written only if nobody else wrote
 * meanwhile.
 */
@Singleton
public class Journal {

  private static final String ENTRY = "ENTRY";
  private static final String RAW = "RAW#";

  private final Table table;
  private final Json json;

  @Inject
  public Journal(Table table, Json json) {
    this.table = table;
    this.json = json;
  }

  public Optional<Stored<JournalEntry>> find(String project, String id) {
    return table.get(new Key(partition(project, id), ENTRY)).map(this::stored);
  }

  /** Empty when there is an entry of this id already. */
  public Optional<Stored<JournalEntry>> create(JournalEntry entry) {
    Document document =
        Document.of(new Key(partition(entry.project(), entry.id()), ENTRY), json.write(entry));
    return table.create(placed(document, entry)).map(d -> new Stored<>(entry, d));
  }

  /** Empty when somebody else wrote since the entry was read. */
  public Optional<Stored<JournalEntry>> replace(Stored<JournalEntry> read, JournalEntry entry) {
    Document bare =
        new Document(
            read.document().key(),
            read.document().version(),
            json.write(entry),
            Map.of(),
            read.document().expiresAt());
    return table.replace(placed(bare, entry)).map(d -> new Stored<>(entry, d));
  }

  /**
   * The entries received on one day (UTC), newest first.
   *
   * @param cursor from the page before, or null
   */
  public Entries onDay(String project, LocalDate day, int limit, String cursor) {
    return entries(
        table.page(
            Index.LISTING, dayPartition(project, day), new Range("", null, true, limit, cursor)));
  }

  /** The entries that wait for people in one state, oldest first. */
  public Entries waiting(String project, InteractionState state, int limit, String cursor) {
    return entries(
        table.page(
            Index.WAITING,
            waitingPartition(project, state),
            new Range("", null, false, limit, cursor)));
  }

  /** Keeps an event as it was received, for replay and for people. */
  public void keepRaw(String project, String id, String eventKey, RawEvent raw, Instant until) {
    table.put(
        Document.of(new Key(partition(project, id), RAW + eventKey), json.write(raw))
            .expiring(until));
  }

  /** The events as received that are still kept. */
  public List<RawEvent> raw(String project, String id) {
    return table.list(partition(project, id), RAW).stream()
        .map(document -> json.read(document.body(), RawEvent.class))
        .toList();
  }

  /** Removes an interaction with its events, for the erasure of a person's data. */
  public void erase(String project, String id) {
    table.list(partition(project, id), "").forEach(document -> table.delete(document.key()));
  }

  private Entries entries(Page page) {
    return new Entries(
        page.documents().stream()
            .map(document -> json.read(document.body(), JournalEntry.class))
            .toList(),
        page.cursor());
  }

  private Stored<JournalEntry> stored(Document document) {
    return new Stored<>(json.read(document.body(), JournalEntry.class), document);
  }

  private static Document placed(Document document, JournalEntry entry) {
    String order = SortableTime.of(entry.receivedAt()) + "#" + entry.id();
    LocalDate day = LocalDate.ofInstant(entry.receivedAt(), ZoneOffset.UTC);
    Document listed =
        document.in(Index.LISTING, new Key(dayPartition(entry.project(), day), order));
    return entry.state().waitsForPeople()
        ? listed.in(Index.WAITING, new Key(waitingPartition(entry.project(), entry.state()), order))
        : listed;
  }

  private static String partition(String project, String id) {
    return "P#" + project + "#I#" + id;
  }

  private static String dayPartition(String project, LocalDate day) {
    return "P#" + project + "#DAY#" + day;
  }

  private static String waitingPartition(String project, InteractionState state) {
    return "P#" + project + "#STATE#" + state.label();
  }

  /**
   * @param cursor for the next page, or null at the end
   */
  public record Entries(List<JournalEntry> entries, String cursor) {}

  /**
   * An event as it came in.
   *
   * @param source the telephony
   * @param contentType as sent
   * @param query the query string's parameters without secrets
   * @param body as text, without secrets
   * @param remarks what of it could not be taken as it was sent, in sentences for people
   */
  public record RawEvent(
      Instant receivedAt,
      String source,
      String contentType,
      Map<String, String> query,
      String body,
      List<String> remarks) {

    public RawEvent {
      remarks = remarks == null ? List.of() : List.copyOf(remarks);
    }

    /** An event about which there is nothing to say. */
    public RawEvent(
        Instant receivedAt,
        String source,
        String contentType,
        Map<String, String> query,
        String body) {
      this(receivedAt, source, contentType, query, body, List.of());
    }
  }
}
