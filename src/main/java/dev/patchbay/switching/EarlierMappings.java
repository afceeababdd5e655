package dev.patchbay.switching;

import dev.patchbay.project.FieldMapping;
import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Json;
import dev.patchbay.store.Table;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The field mappings of integrations that were left, to be offered again. */
@Singleton
class EarlierMappings {

  private final Table table;
  private final Json json;

  @Inject
  EarlierMappings(Table table, Json json) {
    this.table = table;
    this.json = json;
  }

  /** Keeps the mapping under its integration; one of no integration is none. */
  void keep(String project, FieldMapping mapping) {
    if (mapping.integration() != null) {
      table.put(Document.of(key(project, mapping.integration()), json.write(mapping)));
    }
  }

  Optional<FieldMapping> of(String project, String integration) {
    return table
        .get(key(project, integration))
        .map(document -> json.read(document.body(), FieldMapping.class));
  }

  private static Key key(String project, String integration) {
    return new Key("P#" + project + "#INTEGRATIONS", "MAPPING#" + integration);
  }
}
