package dev.patchbay.crm;

import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Json;
import dev.patchbay.store.Table;
import dev.patchbay.store.secret.UnreadableSecret;
import dev.patchbay.store.secret.Vault;
import dev.patchbay.store.secret.Vault.Sealed;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The values of the connect forms, encrypted. Nothing but a connector sees them again.
 *
 * <p>Project and integration are authenticated with the text: the credentials of one project do not
 * open under another, whoever copies them there.
 */
@Singleton
public class Credentials {

  private final Table table;
  private final Json json;
  private final Vault vault;

  @Inject
  public Credentials(Table table, Json json, Vault vault) {
    this.table = table;
    this.json = json;
    this.vault = vault;
  }

  /** Replaces what was stored for the integration, also what was put away. */
  public void save(Account account) {
    var box = vault.seal(json.write(new Fields(account.fields())), context(account));
    table.put(Document.of(key(account), json.write(box)));
    table.delete(awayKey(account.project(), account.integration()));
  }

  /**
   * The account with its fields, or empty when none are stored.
   *
   * @throws UnreadableSecret when they are stored but cannot be decrypted
   */
  public Optional<Account> read(String project, String integration) {
    var account = new Account(project, integration, Map.of());
    return table.get(key(account)).map(document -> opened(document, account));
  }

  /**
   * The same for an integration that may have been left: its credentials are also found where a
   * change of CRM has put them away. Only for reading what is in that CRM.
   *
   * @throws UnreadableSecret when they are stored but cannot be decrypted
   */
  Optional<Account> readEarlier(String project, String integration) {
    var account = new Account(project, integration, Map.of());
    return Stream.of(key(project, integration), awayKey(project, integration))
        .map(table::get)
        .flatMap(Optional::stream)
        .findFirst()
        .map(document -> opened(document, account));
  }

  private Account opened(Document document, Account account) {
    var box = json.read(document.body(), Sealed.class);
    var fields = json.read(vault.open(box, context(account)), Fields.class);
    return new Account(account.project(), account.integration(), fields.values());
  }

  /**
   * Puts the credentials away, still encrypted: nothing opens with them until they are brought
   * back. Can be repeated; does nothing where there are none.
   */
  public void putAway(String project, String integration) {
    move(key(project, integration), awayKey(project, integration));
  }

  /** Undoes {@link #putAway}. Can be repeated; does nothing where none are put away. */
  public void bringBack(String project, String integration) {
    move(awayKey(project, integration), key(project, integration));
  }

  /** Lets credentials that are put away be forgotten at that time. Can be repeated. */
  public void expire(String project, String integration, Instant at) {
    table
        .get(awayKey(project, integration))
        .ifPresent(away -> table.put(Document.of(away.key(), away.body()).expiring(at)));
  }

  /** Removes the credentials for good, those that are put away, too. */
  public void forget(String project, String integration) {
    table.delete(key(project, integration));
    table.delete(awayKey(project, integration));
  }

  private void move(Key from, Key to) {
    Optional<Document> stored = table.get(from);
    if (stored.isPresent()) {
      table.put(Document.of(to, stored.get().body()));
      table.delete(from);
    }
  }

  private static Key key(String project, String integration) {
    return new Key("P#" + project, "CREDENTIALS#" + integration);
  }

  private static Key awayKey(String project, String integration) {
    return new Key("P#" + project + "#INTEGRATIONS", "CREDENTIALS#" + integration);
  }

  private static Key key(Account account) {
    return key(account.project(), account.integration());
  }

  private static Map<String, String> context(Account account) {
    return Map.of("project", account.project(), "integration", account.integration());
  }

  @RegisterForReflection
  record Fields(Map<String, String> values) {

    @Override
    public String toString() {
      return "Fields" + values.keySet();
    }
  }
}
