package dev.patchbay.delivery;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.LedgerStep;
import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Json;
import dev.patchbay.store.Table;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Remembers which records were just made for a client, because a CRM's search index may not show
 * them to his next call. Forgets them when the CRM surely shows them.
 */
@Singleton
public class RecentRecords {

  private static final String SORT = "RECENT";
  private static final Set<RecordKind> SEARCHED =
      EnumSet.of(RecordKind.CONTACT, RecordKind.LEAD, RecordKind.DEAL);

  private final Table table;
  private final Json json;

  @Inject
  public RecentRecords(Table table, Json json) {
    this.table = table;
    this.json = json;
  }

  List<RecordRef> of(ClientKey client, String integration, Instant now) {
    return table
        .get(key(client))
        .map(document -> json.read(document.body(), Recent.class))
        .filter(recent -> recent.integration().equals(integration))
        .filter(recent -> recent.until().isAfter(now))
        .map(Recent::records)
        .orElse(List.of());
  }

  /** Must happen before the interaction leaves the worklist. Can be repeated. */
  void remember(ClientKey client, String integration, JournalEntry entry, Instant until) {
    List<RecordRef> made = made(entry);
    if (!made.isEmpty()) {
      String body = json.write(new Recent(integration, made, until));
      table.put(Document.of(key(client), body).expiring(until.plus(Duration.ofDays(1))));
    }
  }

  /** What the interaction has made that a search may not show yet. */
  static List<RecordRef> made(JournalEntry entry) {
    return entry.ledger().stream()
        .filter(LedgerStep::finished)
        .map(LedgerStep::ref)
        .filter(ref -> ref != null && SEARCHED.contains(ref.kind()))
        .toList();
  }

  private static Key key(ClientKey client) {
    return new Key(client.partition(), SORT);
  }

  record Recent(String integration, List<RecordRef> records, Instant until) {}
}
