package dev.patchbay.switching.carry;

import dev.patchbay.crm.RecordRef;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Projects;
import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Json;
import dev.patchbay.store.Table;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which record of one CRM stands for which record of another, for all that was ever brought along
 * in a project. Found from both ends.
 */
@Singleton
public class Pairs {

  private final Table table;
  private final Json json;
  private final Projects projects;

  @Inject
  public Pairs(Table table, Json json, Projects projects) {
    this.table = table;
    this.json = json;
    this.projects = projects;
  }

  /** Can be repeated; a pair is found from its old end once it is found from its new one. */
  void keep(String project, String from, String to, Pair pair) {
    table.put(end(project, to, pair.made(), from, pair.old()));
    table.put(end(project, from, pair.old(), to, pair.made()));
  }

  /** Can be repeated. */
  void forget(String project, String from, String to, Pair pair) {
    table.delete(end(project, from, pair.old(), to, pair.made()).key());
    table.delete(end(project, to, pair.made(), from, pair.old()).key());
  }

  /** What stands for the record in the CRM that is connected now; empty where nothing does. */
  public Optional<RecordRef> pair(String project, String integration, RecordRef ref) {
    return projects
        .integration(project)
        .filter(now -> now.state() == Integration.State.CONNECTED)
        .flatMap(now -> pair(project, integration, ref, now.id()));
  }

  /**
   * What stands for the record in another connection, also over several changes of CRM and in
   * whichever direction it was brought.
   */
  public Optional<RecordRef> pair(String project, String integration, RecordRef ref, String to) {
    Deque<End> ends = new ArrayDeque<>(List.of(new End(integration, ref)));
    Set<String> seen = new HashSet<>(Set.of(integration));
    while (!ends.isEmpty()) {
      for (End other : others(project, ends.poll())) {
        if (other.integration().equals(to)) {
          return Optional.of(other.ref());
        }
        if (seen.add(other.integration())) {
          ends.add(other);
        }
      }
    }
    return Optional.empty();
  }

  private List<End> others(String project, End one) {
    return table.list(partition(project), place(one.integration(), one.ref())).stream()
        .map(document -> json.read(document.body(), End.class))
        .toList();
  }

  private Document end(
      String project, String integration, RecordRef ref, String other, RecordRef its) {
    String sort = place(integration, ref) + other + "#" + its.kind() + "#" + its.id();
    return Document.of(new Key(partition(project), sort), json.write(new End(other, its)));
  }

  private static String place(String integration, RecordRef ref) {
    return integration + "#" + ref.kind().name().toLowerCase(Locale.ROOT) + "#" + ref.id() + "#";
  }

  private static String partition(String project) {
    return "P#" + project + "#PAIRS";
  }

  /** A record in a connection. */
  record End(String integration, RecordRef ref) {}
}
