package dev.patchbay.sync;

import dev.patchbay.crm.Connected.CrmUser;
import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Json;
import dev.patchbay.store.Table;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The users of a CRM who can own records, as it named them last. */
@Singleton
public class Managers {

  private final Table table;
  private final Json json;

  @Inject
  public Managers(Table table, Json json) {
    this.table = table;
    this.json = json;
  }

  /** Empty where the CRM was not asked yet. */
  public Optional<Known> of(String project, String integration) {
    return table
        .get(key(project, integration))
        .map(document -> json.read(document.body(), Known.class));
  }

  void keep(String project, String integration, List<CrmUser> users, Instant now) {
    table.put(Document.of(key(project, integration), json.write(new Known(users, now))));
  }

  private static Key key(String project, String integration) {
    return new Key("P#" + project + "#MANAGERS", integration);
  }

  /**
   * @param at when the CRM was asked
   */
  public record Known(List<CrmUser> users, Instant at) {
    public Known {
      users = List.copyOf(users);
    }
  }
}
