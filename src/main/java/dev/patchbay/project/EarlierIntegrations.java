package dev.patchbay.project;

import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Json;
import dev.patchbay.store.Table;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The connections that a project had before the present one. */
@Singleton
public class EarlierIntegrations {

  private static final String SORT = "EARLIER#";

  private final Table table;
  private final Json json;

  @Inject
  public EarlierIntegrations(Table table, Json json) {
    this.table = table;
    this.json = json;
  }

  /** Keeps, or replaces, what is known of a connection that was left. */
  public void keep(String project, Left left) {
    table.put(Document.of(key(project, left.integration().id()), json.write(left)));
  }

  /** Takes a connection off the list, for it is the present one again. */
  public void forget(String project, String integration) {
    table.delete(key(project, integration));
  }

  /** All of them, the one that was left first in front. */
  public List<Left> of(String project) {
    return table.list(partition(project), SORT).stream()
        .map(document -> json.read(document.body(), Left.class))
        .sorted((a, b) -> a.leftAt().compareTo(b.leftAt()))
        .toList();
  }

  /**
   * The integrations whose leads and deals are shown now: the present one, and the earlier ones
   * where the project wants them.
   */
  public List<String> shown(Project project) {
    Stream<String> present =
        Stream.ofNullable(project.integration())
            .filter(integration -> integration.state() == Integration.State.CONNECTED)
            .map(Integration::id);
    Stream<String> earlier =
        project.settings().crm().earlierDeals()
            ? of(project.id()).stream()
                .filter(left -> !left.archived())
                .map(left -> left.integration().id())
            : Stream.of();
    return Stream.concat(present, earlier).distinct().toList();
  }

  private static Key key(String project, String integration) {
    return new Key(partition(project), SORT + integration);
  }

  private static String partition(String project) {
    return "P#" + project + "#INTEGRATIONS";
  }

  /**
   * @param archived whether its leads and deals were put away by a fresh start, and are shown to
   *     nobody
   */
  public record Left(Integration integration, Instant leftAt, boolean archived) {}
}
