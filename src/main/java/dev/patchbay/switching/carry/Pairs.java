package dev.patchbay.switching.carry;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.journal.BroughtAlong;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Projects;
import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Json;
import dev.patchbay.store.Table;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Which record of one CRM stands for which record of another, for all that was ever brought along
 * in a project. Found from both ends.
 */
@Singleton
public class Pairs implements BroughtAlong {

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
  public void keep(String project, String from, String to, Pair pair) {
    table.put(end(project, to, pair.made(), from, pair.old()));
    table.put(end(project, from, pair.old(), to, pair.made()));
  }

  /** Can be repeated. */
  void forget(String project, String from, String to, Pair pair) {
    table.delete(end(project, from, pair.old(), to, pair.made()).key());
    table.delete(end(project, to, pair.made(), from, pair.old()).key());
  }

  @Override
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
    return search(new End(integration, ref), to, one -> others(project, one));
  }

  /** Reads all pairs of a kind of record at once, when the first record of it is asked for. */
  @Override
  public Function<RecordRef, Optional<RecordRef>> between(String project, String from, String to) {
    Map<String, Map<String, List<End>>> known = new HashMap<>();
    Function<End, List<End>> others =
        one ->
            known
                .computeIfAbsent(
                    prefix(one.integration(), one.ref().kind()), prefix -> all(project, prefix))
                .getOrDefault(one.ref().id(), List.of());
    return ref -> search(new End(from, ref), to, others);
  }

  private static Optional<RecordRef> search(End start, String to, Function<End, List<End>> others) {
    Deque<End> ends = new ArrayDeque<>(List.of(start));
    Set<String> seen = new HashSet<>(Set.of(start.integration()));
    while (!ends.isEmpty()) {
      for (End other : others.apply(ends.poll())) {
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

  /** All ends on the other side by the id of the record on this one. */
  private Map<String, List<End>> all(String project, String prefix) {
    Map<String, List<End>> all = new HashMap<>();
    for (Document document : table.list(partition(project), prefix)) {
      End other = json.read(document.body(), End.class);
      String sort = document.key().sort();
      String tail = "#" + tail(other.integration(), other.ref());
      String id = sort.substring(prefix.length(), sort.length() - tail.length());
      all.computeIfAbsent(id, _ -> new ArrayList<>()).add(other);
    }
    return all;
  }

  private List<End> others(String project, End one) {
    return table.list(partition(project), place(one.integration(), one.ref())).stream()
        .map(document -> json.read(document.body(), End.class))
        .toList();
  }

  private Document end(
      String project, String integration, RecordRef ref, String other, RecordRef its) {
    String sort = place(integration, ref) + tail(other, its);
    return Document.of(new Key(partition(project), sort), json.write(new End(other, its)));
  }

  private static String place(String integration, RecordRef ref) {
    return prefix(integration, ref.kind()) + ref.id() + "#";
  }

  private static String prefix(String integration, RecordKind kind) {
    return integration + "#" + kind.name().toLowerCase(Locale.ROOT) + "#";
  }

  private static String tail(String integration, RecordRef ref) {
    return integration + "#" + ref.kind() + "#" + ref.id();
  }

  private static String partition(String project) {
    return "P#" + project + "#PAIRS";
  }

  /** A record in a connection. */
  record End(String integration, RecordRef ref) {}
}
