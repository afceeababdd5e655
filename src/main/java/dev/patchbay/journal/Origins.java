package dev.patchbay.journal;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Json;
import dev.patchbay.store.Table;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;

/** From a lead or deal of a CRM back to the interaction that made it. */
@Singleton
public class Origins {

  private final Table table;
  private final Json json;

  @Inject
  public Origins(Table table, Json json) {
    this.table = table;
    this.json = json;
  }

  /** Can be repeated. */
  public void keep(String project, String integration, RecordRef ref, Origin origin) {
    table.put(Document.of(key(project, integration, ref.kind(), ref.id()), json.write(origin)));
  }

  /** For the erasure of a person's data. */
  public void forget(String project, String integration, RecordRef ref) {
    table.delete(key(project, integration, ref.kind(), ref.id()));
  }

  /** Empty for a record that the hub did not make. */
  public Optional<Origin> of(String project, String integration, RecordRef ref) {
    return table
        .get(key(project, integration, ref.kind(), ref.id()))
        .map(document -> json.read(document.body(), Origin.class));
  }

  private static Key key(String project, String integration, RecordKind kind, String id) {
    return new Key(
        "P#" + project + "#ORIGINS#" + integration,
        kind.name().toLowerCase(Locale.ROOT) + "#" + id);
  }
}
