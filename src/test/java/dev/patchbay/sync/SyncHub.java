package dev.patchbay.sync;

import dev.patchbay.caller.ClientFiles;
import dev.patchbay.crm.Credentials;
import dev.patchbay.crm.CrmCatalogue;
import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.CrmSchemas;
import dev.patchbay.crm.EgressGuard;
import dev.patchbay.crm.Integrations;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.SharedPacing;
import dev.patchbay.crm.Subscriptions;
import dev.patchbay.delivery.SettableClock;
import dev.patchbay.journal.Journal;
import dev.patchbay.journal.Origins;
import dev.patchbay.metrics.Metrics;
import dev.patchbay.metrics.Metrics.Metric;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Project;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.project.Projects;
import dev.patchbay.statusgroup.Filings;
import dev.patchbay.store.Json;
import dev.patchbay.store.secret.Vault;
import dev.patchbay.store.secret.Vaults;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Everything that loads records, with a table in memory and a CRM in a book. */
final class SyncHub {

  static final String PROJECT = "demo";
  static final String INTEGRATION = "i-demo";

  final SettableClock clock = new SettableClock(Instant.parse("2026-11-30T12:00:00Z"));
  final FailingTable table = new FailingTable();
  final Json json = new Json();
  final BookCrm book = new BookCrm();
  final Projects projects = new Projects(table, json, clock);
  final Mirror mirror = new Mirror(table, json);
  final Filings filings = new Filings(table, json, clock);
  final Origins origins = new Origins(table, json);
  final Journal journal = new Journal(table, json);
  final ClientFiles files = new ClientFiles(table, json, clock);
  final Managers managers = new Managers(table, json);
  final SyncStates states = new SyncStates(table, json);
  final SyncFaults faults = new SyncFaults(states, filings, journal);
  final List<Metric> counted = new ArrayList<>();
  final Deque<SyncTask> queue = new ArrayDeque<>();

  /** The projects that had their turns, in order. */
  final List<String> turns = new ArrayList<>();

  final Syncs syncs;
  final Rereads rereads;
  final NoticeBoard notices;
  final Subscriptions subscriptions;
  private final Resync resync;
  private final Set<String> sent = new HashSet<>();

  SyncHub() {
    Metrics metrics = (metric, project, amount) -> counted.add(metric);
    CrmCatalogue catalogue = new CrmCatalogue(List.of(book));
    Vault vault = Vaults.in(Path.of("target"));
    EgressGuard egress = new EgressGuard(true);
    Integrations integrations =
        new Integrations(
            catalogue,
            egress,
            new Credentials(table, json, vault),
            projects,
            SharedPacing.factory(table, time -> {}, clock),
            clock);
    SyncQueue sending =
        (task, occasion) -> {
          table.step();
          if (sent.add(task + occasion)) {
            queue.add(task);
          }
        };
    Copies copies = new Copies(mirror, new Ancestry(origins, journal, mirror), files, clock);
    syncs = new Syncs(states, catalogue, sending, clock);
    rereads = new Rereads(table, json, projects, integrations, copies, syncs, sending, clock);
    subscriptions = new Subscriptions(integrations, catalogue, egress, table, json, vault, clock);
    notices = new NoticeBoard(catalogue, subscriptions, rereads, table, clock);
    resync =
        new Resync(
            states,
            projects,
            integrations,
            catalogue,
            new Pages(
                new CrmSchemas(integrations, table, json),
                filings,
                managers,
                mirror,
                copies,
                clock),
            new Setbacks(projects, mirror, faults, metrics, clock),
            sending,
            metrics,
            clock);
    book.atCall = table::step;
    connected(PROJECT);
  }

  Project project() {
    return projects.find(PROJECT).orElseThrow();
  }

  void connected(String project) {
    projects.save(project, project, ProjectSettings.defaults("UA", null));
    projects.saveIntegration(
        project,
        new Integration(
            "i-" + project,
            "book",
            Integration.State.CONNECTED,
            clock.instant(),
            Map.of(),
            "Book",
            null,
            List.of()));
  }

  /** Does everything that is announced, and what that announces. */
  void work() {
    while (!queue.isEmpty()) {
      next();
    }
  }

  void next() {
    SyncTask task = queue.poll();
    turns.add(task.project());
    if (task.turn() == null) {
      rereads.read(task);
    } else {
      resync.turn(task);
    }
  }

  /** The first run, to its end. */
  void load() {
    syncs.started(project());
    work();
  }

  /** The same time later, with whatever is due then. */
  void after(Duration time) {
    clock.advance(time);
    syncs.announceDue();
    work();
  }

  SyncState state() {
    return states.find(PROJECT, INTEGRATION).orElseThrow();
  }

  List<SyncFault.Code> faults() {
    return faults.of(project()).stream().map(SyncFault::code).toList();
  }

  MirroredRecord copy(RecordKind kind, String id) {
    return mirror.find(PROJECT, INTEGRATION, kind, id).orElseThrow();
  }

  /** What the hub holds to be in the CRM, by kind and id. */
  Map<String, CrmRecord> present() {
    Map<String, CrmRecord> all = new TreeMap<>();
    for (RecordKind kind : List.of(RecordKind.CONTACT, RecordKind.LEAD, RecordKind.DEAL)) {
      mirror.each(
          PROJECT,
          INTEGRATION,
          kind,
          null,
          null,
          copy -> {
            if (copy.present()) {
              all.put(kind + "#" + copy.record().ref().id(), copy.record());
            }
          });
    }
    return all;
  }
}
