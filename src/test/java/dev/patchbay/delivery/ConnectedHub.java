package dev.patchbay.delivery;

import dev.patchbay.caller.ClientFiles;
import dev.patchbay.crm.Account;
import dev.patchbay.crm.Credentials;
import dev.patchbay.crm.CrmCatalogue;
import dev.patchbay.crm.CrmUnderTest;
import dev.patchbay.crm.EgressGuard;
import dev.patchbay.crm.Integrations;
import dev.patchbay.crm.SharedPacing;
import dev.patchbay.crm.Sleeper;
import dev.patchbay.intake.interaction.CallAssembler;
import dev.patchbay.intake.interaction.InteractionEvent;
import dev.patchbay.intake.phone.PhoneNumbers;
import dev.patchbay.journal.BroughtAlong;
import dev.patchbay.journal.Journal;
import dev.patchbay.journal.Journal.RawEvent;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.Origins;
import dev.patchbay.metrics.Metrics;
import dev.patchbay.project.Employee;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Project;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.project.Projects;
import dev.patchbay.scenario.Scenario;
import dev.patchbay.scenario.text.Phrasebook;
import dev.patchbay.store.Json;
import dev.patchbay.store.MemoryTable;
import dev.patchbay.store.secret.Vault;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The hub as it is deployed, its table in memory, connected to one CRM by the product's own
 * connector, pacing and credentials.
 */
public final class ConnectedHub {

  private static final String PROJECT = "demo";
  private static final String INTEGRATION = "i-1";

  private final Clock clock;
  private final Projects projects;
  private final Journal journal;
  private final Inbox inbox;
  private final Deliverer deliverer;
  private final Sweeper sweeper;
  private final String token;
  private final Queue<ClientKey> announced = new ConcurrentLinkedQueue<>();
  private final AtomicInteger calls = new AtomicInteger();

  /**
   * @param sleeper how it waits for the CRM's budget
   */
  public ConnectedHub(
      CrmUnderTest crm, MemoryTable table, Vault vault, Clock clock, Sleeper sleeper) {
    this.clock = clock;
    Json json = new Json();
    this.projects = new Projects(table, json, clock);
    this.journal = new Journal(table, json);
    Worklist worklist = new Worklist(table, json);
    Credentials credentials = new Credentials(table, json, vault);
    ClientQueue queue = (client, occasion) -> announced.add(client);
    Metrics metrics = this::count;
    Integrations integrations =
        new Integrations(
            new CrmCatalogue(List.of(crm.connector())),
            new EgressGuard(true),
            credentials,
            projects,
            SharedPacing.factory(table, sleeper, clock),
            clock);
    PhoneNumbers phones = new PhoneNumbers();
    Scenario scenario =
        new Scenario(new Phrasebook(), kind -> crm.connector().metadata().capabilities());
    this.inbox = new Inbox(journal, worklist, queue, phones, metrics, clock);
    this.sweeper = new Sweeper(worklist, queue, metrics, clock);
    this.deliverer =
        new Deliverer(
            journal,
            worklist,
            projects,
            new Decider(new CallAssembler(phones), scenario),
            RealCrms.of(integrations, projects, metrics),
            new ClientFiles(table, json, clock),
            new LeadHistory(table, json),
            new Origins(table, json),
            BroughtAlong.NOTHING,
            queue,
            metrics,
            clock);
    credentials.save(new Account(PROJECT, INTEGRATION, crm.fields()));
    projects.save(PROJECT, "Demo", ProjectSettings.defaults(null, null));
    this.token = projects.rotateIngestToken(PROJECT);
    String kind = crm.connector().metadata().kind();
    projects.saveIntegration(
        PROJECT,
        new Integration(
            INTEGRATION,
            kind,
            Integration.State.CONNECTED,
            clock.instant(),
            Map.of(),
            null,
            null,
            List.of()));
  }

  public void project(ProjectSettings settings, List<Employee> employees) {
    projects.saveSettings(PROJECT, settings);
    projects.saveEmployees(PROJECT, employees);
  }

  /** Takes an event in as a function does. */
  public String accept(InteractionEvent event) {
    Project project = projects.authenticate(PROJECT, token).orElseThrow();
    RawEvent raw = new RawEvent(clock.instant(), "generic", "application/json", Map.of(), "{}");
    return inbox.accept(project, event, raw);
  }

  /** Delivers everything that is announced now. */
  public void deliver() {
    while (!announced.isEmpty()) {
      deliver(announced.poll());
    }
  }

  /** Delivers what is announced or due, all clients at once. */
  public void deliverTogether() {
    sweeper.sweep(Duration.ZERO);
    Set<ClientKey> clients = new HashSet<>();
    while (!announced.isEmpty()) {
      clients.add(announced.poll());
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      clients.forEach(client -> threads.submit(() -> deliver(client)));
    }
  }

  public JournalEntry entry(String id) {
    return journal.find(PROJECT, id).orElseThrow().value();
  }

  /** How many requests to the CRM were counted. */
  public int calls() {
    return calls.get();
  }

  private void deliver(ClientKey client) {
    deliverer.deliver(client, clock.instant().plus(Duration.ofSeconds(30)));
  }

  private void count(Metrics.Metric metric, String project, long amount) {
    if (metric == Metrics.Metric.CRM_CALLS) {
      calls.addAndGet((int) amount);
    }
  }
}
