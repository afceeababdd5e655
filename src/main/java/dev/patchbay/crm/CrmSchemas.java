package dev.patchbay.crm;

import dev.patchbay.project.Project;
import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Json;
import dev.patchbay.store.Table;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * What the records of a project's CRM look like, as it was told last: for what may not ask a CRM,
 * because it has no time or no right to its credentials.
 */
@Singleton
public class CrmSchemas {

  private final Integrations integrations;
  private final Table table;
  private final Json json;

  @Inject
  public CrmSchemas(Integrations integrations, Table table, Json json) {
    this.integrations = integrations;
    this.table = table;
    this.json = json;
  }

  /** Asks the project's CRM, and keeps what it says for this integration. */
  public Described refresh(Project project) {
    return refresh(project, integrations.open(project).crm());
  }

  /** The same by a CRM that is open already. */
  public Described refresh(Project project, Crm crm) {
    Described described = crm.describe();
    if (described instanceof Described.Known(CrmSchema schema)) {
      table.put(Document.of(key(project), json.write(schema)));
    }
    return described;
  }

  /** What the connected CRM said last; empty when none is connected or it never said anything. */
  public Optional<CrmSchema> last(Project project) {
    return project.integration() == null
        ? Optional.empty()
        : table.get(key(project)).map(document -> json.read(document.body(), CrmSchema.class));
  }

  private static Key key(Project project) {
    String integration = project.integration() == null ? "" : project.integration().id();
    return new Key("P#" + project.id() + "#SCHEMA", integration);
  }
}
