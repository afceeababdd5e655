package dev.patchbay.statusgroup;

import dev.patchbay.crm.CrmSchema;
import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Json;
import dev.patchbay.store.Table;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The filings of the projects' integrations. That of an earlier integration stays. */
@Singleton
public class Filings {

  private static final String FILING = "FILING#";

  private final Table table;
  private final Json json;
  private final FilingHistory history;
  private final Clock clock;

  @Inject
  public Filings(Table table, Json json, Clock clock) {
    this.table = table;
    this.json = json;
    this.history = new FilingHistory(table, json);
    this.clock = clock;
  }

  /** The filing as it is; an empty one where nothing is known of the integration's statuses. */
  public Filing of(String project, String integration) {
    return table
        .get(key(project, integration))
        .map(document -> json.read(document.body(), Kept.class).filing())
        .orElseGet(() -> Filing.empty(integration));
  }

  /** Takes in what the CRM says of its statuses. */
  public Filing observe(String project, String integration, CrmSchema schema) {
    return change(project, integration, null, filing -> filing.observing(schema, clock.instant()));
  }

  /**
   * Changes a filing and keeps in the history what was moved. The last change is kept in the filing
   * itself until the next one, so that a crash between the two writes takes it from nobody.
   *
   * @param by who changes it; null for the CRM
   * @param change may run several times; what it throws leaves everything as it is
   */
  public Filing change(
      String project, String integration, String by, UnaryOperator<Filing> change) {
    Key key = key(project, integration);
    while (true) {
      Optional<Document> stored = table.get(key);
      Optional<Kept> kept = stored.map(document -> json.read(document.body(), Kept.class));
      Filing before = kept.map(Kept::filing).orElseGet(() -> Filing.empty(integration));
      Filing after = change.apply(before);
      if (after.equals(before)) {
        return before;
      }
      kept.map(Kept::last).ifPresent(last -> history.keep(project, last));
      Refiling refiling = refiling(before, after, by);
      String body = json.write(new Kept(after, refiling));
      boolean written =
          stored.isPresent()
              ? table.replace(stored.get().withBody(body)).isPresent()
              : table.create(Document.of(key, body)).isPresent();
      if (written) {
        if (refiling != null) {
          history.keep(project, refiling);
        }
        return after;
      }
    }
  }

  /** Writes into the history what a crash may have left out of it. */
  public void settle(String project, String integration) {
    table
        .get(key(project, integration))
        .map(document -> json.read(document.body(), Kept.class).last())
        .ifPresent(last -> history.keep(project, last));
  }

  /** Null where nothing was moved, only renamed, removed or brought back. */
  private Refiling refiling(Filing before, Filing after, String by) {
    List<Move> moves = after.movesSince(before);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return moves.isEmpty()
        ? null
        : new Refiling(now, by, after.integration(), after.version(), moves);
  }

  private static Key key(String project, String integration) {
    return new Key("P#" + project + "#STATUSES", FILING + integration);
  }

  /**
   * @param last the change that made it so, or null where that moved nothing
   */
  record Kept(Filing filing, Refiling last) {}
}
