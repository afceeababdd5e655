package dev.patchbay.sync;

import dev.patchbay.project.Integration;
import dev.patchbay.project.Project;
import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Index;
import dev.patchbay.store.Json;
import dev.patchbay.store.SortableTime;
import dev.patchbay.store.Table;
import dev.patchbay.store.Table.Range;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How far each integration's copies are: one document each, changed only as it was read. That of an
 * earlier integration stays and rests.
 */
@Singleton
public class SyncStates {

  private static final String DUE = "SYNC";

  private final Table table;
  private final Json json;

  @Inject
  public SyncStates(Table table, Json json) {
    this.table = table;
    this.json = json;
  }

  /** Empty for an integration whose records were never asked for. */
  public Optional<SyncState> find(String project, String integration) {
    return table.get(key(project, integration)).map(this::state);
  }

  /** Of the integration that the project has now. */
  public Optional<SyncState> find(Project project) {
    return Optional.ofNullable(project.integration())
        .filter(integration -> integration.state() == Integration.State.CONNECTED)
        .flatMap(integration -> find(project.id(), integration.id()));
  }

  /**
   * Changes the state as it is now. The change may run several times.
   *
   * @param change gets null where there is none yet; gives null to leave everything as it is
   * @return the state after the change; empty where it was left as it is
   */
  Optional<SyncState> change(String project, String integration, UnaryOperator<SyncState> change) {
    while (true) {
      Optional<Document> stored = table.get(key(project, integration));
      SyncState after = change.apply(stored.map(this::state).orElse(null));
      if (after == null) {
        return Optional.empty();
      }
      Document document = document(after, stored.map(Document::version).orElse(0L));
      boolean written =
          stored.isPresent()
              ? table.replace(document).isPresent()
              : table.create(document).isPresent();
      if (written) {
        return Optional.of(after);
      }
    }
  }

  /** Those whose time has come, the longest overdue first. May lag by a moment. */
  List<SyncState> due(Instant now, int limit) {
    return table
        .page(Index.WAITING, DUE, Range.upTo(SortableTime.of(now) + "~", limit))
        .documents()
        .stream()
        .map(this::state)
        .toList();
  }

  private SyncState state(Document document) {
    return json.read(document.body(), SyncState.class);
  }

  private Document document(SyncState state, long version) {
    Document bare =
        new Document(
            key(state.project(), state.integration()), version, json.write(state), Map.of(), null);
    Instant due = state.turn().due();
    return due == null
        ? bare
        : bare.in(
            Index.WAITING,
            new Key(DUE, SortableTime.of(due) + "#" + state.project() + "#" + state.integration()));
  }

  private static Key key(String project, String integration) {
    return new Key("P#" + project + "#SYNC", integration);
  }
}
