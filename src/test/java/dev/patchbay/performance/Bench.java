package dev.patchbay.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.caller.ClientFiles;
import dev.patchbay.crm.Account;
import dev.patchbay.crm.Credentials;
import dev.patchbay.crm.CrmCatalogue;
import dev.patchbay.crm.CrmUnderTest;
import dev.patchbay.crm.EgressGuard;
import dev.patchbay.crm.Integrations;
import dev.patchbay.crm.SharedPacing;
import dev.patchbay.delivery.ClientKey;
import dev.patchbay.delivery.ClientQueue;
import dev.patchbay.delivery.Decider;
import dev.patchbay.delivery.Deliverer;
import dev.patchbay.delivery.Inbox;
import dev.patchbay.delivery.LeadHistory;
import dev.patchbay.delivery.RealCrms;
import dev.patchbay.delivery.Worklist;
import dev.patchbay.intake.interaction.CallAssembler;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.phone.PhoneNumbers;
import dev.patchbay.journal.Journal;
import dev.patchbay.journal.Journal.RawEvent;
import dev.patchbay.journal.JournalEntry;
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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * The hub as it is deployed, its table in memory and connected to one CRM, with everything counted
 * that it asks of others.
 */
final class Bench {

  private static final String PROJECT = "demo";
  private static final String INTEGRATION = "i-1";

  private final Clock clock = Clock.systemUTC();
  private final Json json = new Json();
  private final MemoryTable table;
  private final Projects projects;
  private final Journal journal;
  private final Inbox inbox;
  private final Deliverer deliverer;
  private final String token;
  private final Deque<ClientKey> announced = new ArrayDeque<>();

  private int calls;
  private int intake;
  private int delivery;

  Bench(CrmUnderTest crm, MemoryTable table, Vault vault) {
    this.table = table;
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
            SharedPacing.factory(table, Bench::wait, clock),
            clock);
    PhoneNumbers phones = new PhoneNumbers();
    this.inbox = new Inbox(journal, worklist, queue, phones, metrics, clock);
    this.deliverer =
        new Deliverer(
            journal,
            worklist,
            projects,
            new Decider(new CallAssembler(phones), new Scenario(new Phrasebook())),
            RealCrms.of(integrations, projects, metrics),
            new ClientFiles(table, json, clock),
            new LeadHistory(table, json),
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

  void project(ProjectSettings settings, List<Employee> employees) {
    projects.saveSettings(PROJECT, settings);
    projects.saveEmployees(PROJECT, employees);
  }

  /** Takes an event in as the function does, and delivers what it leads to. */
  JournalEntry take(CallEvent event) {
    int before = table.requests();
    Project project = projects.authenticate(PROJECT, token).orElseThrow();
    RawEvent raw = new RawEvent(clock.instant(), "generic", "application/json", Map.of(), "{}");
    String id = inbox.accept(project, event, raw);
    int accepted = table.requests();
    while (!announced.isEmpty()) {
      deliverer.deliver(announced.poll(), clock.instant().plus(Duration.ofSeconds(30)));
    }
    intake += accepted - before;
    delivery += table.requests() - accepted;
    return journal.find(PROJECT, id).orElseThrow().value();
  }

  Counts counts() {
    return new Counts(intake, delivery, calls);
  }

  private void count(Metrics.Metric metric, String project, long amount) {
    if (metric == Metrics.Metric.CRM_CALLS) {
      calls += (int) amount;
    }
  }

  private static void wait(Duration time) {
    assertThat(time).as("one client's work must not run into a budget").isZero();
  }

  /**
   * @param intake requests to the table until an event's 202
   * @param delivery requests to the table from the queue's message to the end
   * @param calls requests to the CRM
   */
  record Counts(int intake, int delivery, int calls) {}
}
