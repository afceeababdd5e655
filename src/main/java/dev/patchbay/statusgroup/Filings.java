package dev.patchbay.statusgroup;

import dev.patchbay.crm.CrmSchema;
import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Json;
import dev.patchbay.store.Table;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The filings of the projects' integrations. That of an earlier integration stays. */
@Singleton
public class Filings {

  private static final String FILING = "FILING#";

  private final Table table;
  private final Json json;
  private final Clock clock;

  @Inject
  public Filings(Table table, Json json, Clock clock) {
    this.table = table;
    this.json = json;
    this.clock = clock;
  }

  /** The filing as it is; an empty one where nothing is known of the integration's statuses. */
  public Filing of(String project, String integration) {
    return table
        .get(key(project, integration))
        .map(document -> json.read(document.body(), Filing.class))
        .orElseGet(() -> Filing.empty(integration));
  }

  /** Takes in what the CRM says of its statuses. */
  public Filing observe(String project, String integration, CrmSchema schema) {
    return change(project, integration, filing -> filing.observing(schema, clock.instant()));
  }

  Filing change(String project, String integration, UnaryOperator<Filing> change) {
    Key key = key(project, integration);
    while (true) {
      Optional<Document> stored = table.get(key);
      Filing before =
          stored
              .map(document -> json.read(document.body(), Filing.class))
              .orElseGet(() -> Filing.empty(integration));
      Filing after = change.apply(before);
      if (after.equals(before)) {
        return before;
      }
      boolean written =
          stored.isPresent()
              ? table.replace(stored.get().withBody(json.write(after))).isPresent()
              : table.create(Document.of(key, json.write(after))).isPresent();
      if (written) {
        return after;
      }
    }
  }

  private static Key key(String project, String integration) {
    return new Key("P#" + project + "#STATUSES", FILING + integration);
  }
}
