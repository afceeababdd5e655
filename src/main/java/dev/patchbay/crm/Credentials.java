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

  /** Replaces what was stored for the integration. */
  public void save(Account account) {
    var box = vault.seal(json.write(new Fields(account.fields())), context(account));
    table.put(Document.of(key(account), json.write(box)));
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
   * The same for an integration that may have been left: its credentials are found where a change
   * of CRM has put them away, too. Only for reading what is in that CRM.
   *
   * @throws UnreadableSecret when they are stored but cannot be decrypted
   */
  Optional<Account> readEarlier(String project, String integration) {
    var account = new Account(project, integration, Map.of());
    return places(account)
        .map(table::get)
        .flatMap(Optional::stream)
        .findFirst()
        .map(document -> opened(document, account));
  }

  /** Where the credentials of an integration may be, the present place first. */
  private static Stream<Key> places(Account account) {
    String sort = "CREDENTIALS#" + account.integration();
    String project = "P#" + account.project();
    return Stream.of(
        key(account),
        new Key(project + "#ARCHIVE", sort),
        new Key(project + "#INTEGRATIONS", sort));
  }

  private Account opened(Document document, Account account) {
    var box = json.read(document.body(), Sealed.class);
    var fields = json.read(vault.open(box, context(account)), Fields.class);
    return new Account(account.project(), account.integration(), fields.values());
  }

  /** Removes the credentials for good. */
  public void forget(String project, String integration) {
    table.delete(key(new Account(project, integration, Map.of())));
  }

  private static Key key(Account account) {
    return new Key("P#" + account.project(), "CREDENTIALS#" + account.integration());
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
