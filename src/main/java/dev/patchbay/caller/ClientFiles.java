package dev.patchbay.caller;

import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Json;
import dev.patchbay.store.Stored;
import dev.patchbay.store.Table;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The files of all clients: one document each, in the partition of the client's work, so that his
 * erasure takes it along. A client is his number in E.164, or the key that his work has without
 * one. What nobody touches for a year is forgotten.
 */
@Singleton
public class ClientFiles {

  private static final String SORT = "FILE";
  private static final Duration KEPT = Duration.ofDays(366);

  private final Table table;
  private final Json json;
  private final Clock clock;

  @Inject
  public ClientFiles(Table table, Json json, Clock clock) {
    this.table = table;
    this.json = json;
    this.clock = clock;
  }

  public Optional<Stored<ClientFile>> find(String project, String client) {
    return table
        .get(key(project, client))
        .map(document -> new Stored<>(json.read(document.body(), ClientFile.class), document));
  }

  /** Changes the file as it is now, or makes one. */
  public void update(String project, String client, UnaryOperator<ClientFile> change) {
    update(project, client, find(project, client), change);
  }

  /**
   * Changes the file as it is now, or makes one.
   *
   * @param read the file as it was read before, which saves reading it when nobody wrote since
   */
  public void update(
      String project,
      String client,
      Optional<Stored<ClientFile>> read,
      UnaryOperator<ClientFile> change) {
    Optional<Stored<ClientFile>> current = read;
    while (!written(project, client, current, change)) {
      current = find(project, client);
    }
  }

  /**
   * Has the CRM asked again about this client before anything is said of him: somebody changed
   * something there. Does nothing for a client without a file.
   *
   * @param phone E.164
   */
  public void changed(String project, String phone) {
    Optional<Stored<ClientFile>> read = find(project, phone);
    if (read.isPresent()) {
      update(project, phone, read, file -> file.changedInCrm(clock.instant()));
    }
  }

  /** Has Ringostat Smart Phone told of the client soon. Can be repeated. */
  public void push(String project, String client) {
    table.put(Pushes.note(json, project, client, clock.instant()));
  }

  /** Removes what is remembered of the client. */
  public void forget(String project, String client) {
    table.delete(key(project, client));
  }

  private boolean written(
      String project,
      String client,
      Optional<Stored<ClientFile>> current,
      UnaryOperator<ClientFile> change) {
    ClientFile before = current.map(Stored::value).orElse(ClientFile.EMPTY);
    ClientFile after = change.apply(before);
    if (after.equals(before)) {
      return true;
    }
    Document document =
        current
            .map(Stored::document)
            .map(old -> old.withBody(json.write(after)))
            .orElseGet(() -> Document.of(key(project, client), json.write(after)))
            .expiring(clock.instant().plus(KEPT));
    return current.isPresent()
        ? table.replace(document).isPresent()
        : table.create(document).isPresent();
  }

  private static Key key(String project, String client) {
    return new Key("P#" + project + "#C#" + client, SORT);
  }
}
