package dev.patchbay.intake.telephony;

import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Json;
import dev.patchbay.store.Table;
import dev.patchbay.store.secret.Vault;
import dev.patchbay.store.secret.Vault.Sealed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * What a project gave its telephony sources: keys of signatures and of the telephonies' own APIs,
 * encrypted. Project and source are authenticated with the text.
 */
@Singleton
public class SourceCredentials {

  private final Table table;
  private final Json json;
  private final Vault vault;

  @Inject
  public SourceCredentials(Table table, Json json, Vault vault) {
    this.table = table;
    this.json = json;
    this.vault = vault;
  }

  /** Replaces what was stored for the source. */
  public void save(String project, String source, Map<String, String> values) {
    var box = vault.seal(json.write(new Values(values)), context(project, source));
    table.put(Document.of(key(project, source), json.write(box)));
  }

  /** The values by field; empty when none are stored. */
  public Map<String, String> read(String project, String source) {
    return table
        .get(key(project, source))
        .map(document -> json.read(document.body(), Sealed.class))
        .map(box -> json.read(vault.open(box, context(project, source)), Values.class).values())
        .orElse(Map.of());
  }

  /** Removes what was stored for good. */
  public void forget(String project, String source) {
    table.delete(key(project, source));
  }

  private static Key key(String project, String source) {
    return new Key("P#" + project + "#SOURCES", source);
  }

  private static Map<String, String> context(String project, String source) {
    return Map.of("project", project, "source", source);
  }

  record Values(Map<String, String> values) {

    @Override
    public String toString() {
      return "Values" + values.keySet();
    }
  }
}
