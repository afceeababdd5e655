package dev.patchbay.intake.telephony;

import dev.patchbay.intake.FieldError;
import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Json;
import dev.patchbay.store.Table;
import dev.patchbay.store.secret.Vault;
import dev.patchbay.store.secret.Vault.Sealed;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
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
  private final List<SourceCredentialsListener> listeners;

  @Inject
  SourceCredentials(
      Table table, Json json, Vault vault, @Any Instance<SourceCredentialsListener> listeners) {
    this(table, json, vault, listeners.stream().toList());
  }

  public SourceCredentials(
      Table table, Json json, Vault vault, List<SourceCredentialsListener> listeners) {
    this.table = table;
    this.json = json;
    this.vault = vault;
    this.listeners = List.copyOf(listeners);
  }

  /**
   * Replaces what was stored for the source.
   *
   * @return what forbids it; empty when the values are stored
   */
  public List<FieldError> save(String project, String source, Map<String, String> values) {
    List<FieldError> errors =
        listeners.stream().flatMap(l -> l.saving(project, source, values).stream()).toList();
    if (errors.isEmpty()) {
      var box = vault.seal(json.write(new Values(values)), context(project, source));
      table.put(Document.of(key(project, source), json.write(box)));
    }
    return errors;
  }

  /** The values by field; empty when none are stored. */
  public Map<String, String> read(String project, String source) {
    return table
        .get(key(project, source))
        .map(document -> json.read(document.body(), Sealed.class))
        .map(box -> json.read(vault.open(box, context(project, source)), Values.class).values())
        .orElse(Map.of());
  }

  /** The sources for which something is stored. */
  public List<String> stored(String project) {
    return table.list(partition(project), "").stream().map(d -> d.key().sort()).toList();
  }

  /** Removes what was stored for good. */
  public void forget(String project, String source) {
    table.delete(key(project, source));
    listeners.forEach(l -> l.forgotten(project, source));
  }

  private static Key key(String project, String source) {
    return new Key(partition(project), source);
  }

  private static String partition(String project) {
    return "P#" + project + "#SOURCES";
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
