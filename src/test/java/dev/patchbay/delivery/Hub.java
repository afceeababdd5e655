package dev.patchbay.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.caller.ClientFiles;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.builtin.BuiltinConnector;
import dev.patchbay.crm.builtin.BuiltinRecord;
import dev.patchbay.crm.builtin.BuiltinRecords;
import dev.patchbay.intake.interaction.CallAssembler;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.interaction.CallEvent.Result;
import dev.patchbay.intake.phone.PhoneNumbers;
import dev.patchbay.journal.BroughtAlong;
import dev.patchbay.journal.Journal;
import dev.patchbay.journal.Journal.RawEvent;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.Origins;
import dev.patchbay.metrics.Metrics;
import dev.patchbay.project.DuplicateSettings;
import dev.patchbay.project.Employee;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Project;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.project.Projects;
import dev.patchbay.scenario.Scenario;
import dev.patchbay.scenario.text.Phrasebook;
import dev.patchbay.store.Json;
import dev.patchbay.store.MemoryTable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The hub without a cloud: everything real but the table, the queue, the clock and the line to the
 * CRM.
 */
final class Hub {

  static final String CLIENT = "+380500000001";

  final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T10:00:00Z"));
  final MemoryTable table = new MemoryTable();
  final Json json = new Json();
  final Projects projects = new Projects(table, json, clock);
  final Journal journal = new Journal(table, json);
  final Worklist worklist = new Worklist(table, json);
  final Deque<ClientKey> announced = new ArrayDeque<>();
  final Map<Metrics.Metric, Long> counts = new EnumMap<>(Metrics.Metric.class);
  final Metrics metrics = (metric, project, amount) -> counts.merge(metric, amount, Long::sum);
  final FaultyCrms crms =
      new FaultyCrms(new BuiltinConnector(table, json, projects, clock), projects);
  final BuiltinRecords records = new BuiltinRecords(table, json, clock);
  final ClientQueue queue = (client, occasion) -> announced.add(client);
  final PhoneNumbers phones = new PhoneNumbers();
  final Decider decider = new Decider(new CallAssembler(phones), new Scenario(new Phrasebook()));
  final Inbox inbox = new Inbox(journal, worklist, queue, phones, metrics, clock);
  BroughtAlong brought = BroughtAlong.NOTHING;
  final LeadHistory leads = new LeadHistory(table, json);
  final DuplicateJudge judge = new DuplicateJudge(journal, leads, clock);
  final Deliverer deliverer =
      new Deliverer(
          journal,
          worklist,
          projects,
          decider,
          crms,
          new ClientFiles(table, json, clock),
          leads,
          new Origins(table, json),
          (project, integration, ref) -> brought.pair(project, integration, ref),
          queue,
          metrics,
          clock);
  final Sweeper sweeper = new Sweeper(worklist, queue, metrics, clock);
  final Redrive redrive = new Redrive(journal, worklist, queue, clock);

  Hub() {
    projects.save("demo", "Demo", ProjectSettings.defaults("UA", ZoneId.of("Europe/Kyiv")));
    projects.saveEmployees(
        "demo",
        List.of(new Employee("anna", "Anna", null, "anna", List.of("101"), null, null, null)));
    connect();
  }

  void connect() {
    connect("i1");
  }

  /** Other integrations than the first keep their records under their own name. */
  void connect(String integration) {
    if (!integration.equals("i1")) {
      crms.books.put(integration, integration);
    }
    projects.saveIntegration(
        "demo",
        new Integration(
            integration,
            "builtin",
            Integration.State.CONNECTED,
            clock.instant(),
            Map.of(),
            null,
            null,
            null));
  }

  Project project() {
    return projects.find("demo").orElseThrow();
  }

  String accept(Forms form, String id) {
    return inbox.accept(
        project(),
        form.submission(id),
        new RawEvent(clock.instant(), "form", "application/json", Map.of(), "{}"));
  }

  void duplicates(DuplicateSettings duplicates) {
    ObjectNode settings = json.mapper().valueToTree(project().settings());
    settings.set("duplicates", json.mapper().valueToTree(duplicates));
    projects.saveSettings("demo", json.mapper().convertValue(settings, ProjectSettings.class));
  }

  String accept(CallEvent event) {
    return inbox.accept(
        project(),
        event,
        new RawEvent(clock.instant(), "generic", "application/json", Map.of(), "{}"));
  }

  /** Delivers everything that is announced now. */
  void deliver() {
    while (!announced.isEmpty()) {
      deliverer.deliver(announced.poll(), clock.instant().plus(Duration.ofSeconds(30)));
    }
  }

  /** Lets time pass with a tick every minute, or every five where it is long. */
  void pass(Duration time) {
    Instant end = clock.instant().plus(time);
    Duration step = Duration.ofMinutes(time.compareTo(Duration.ofHours(5)) > 0 ? 5 : 1);
    while (clock.instant().isBefore(end)) {
      clock.advance(step);
      sweeper.sweep(Duration.ZERO);
      deliver();
    }
  }

  JournalEntry entry(String id) {
    return journal.find("demo", id).orElseThrow().value();
  }

  /** What another integration's CRM has of the client. */
  List<BuiltinRecord> crm(String integration, RecordKind kind) {
    return records.list(integration, kind, CLIENT, 200, null).records();
  }

  List<BuiltinRecord> crm(RecordKind kind) {
    return records.list("demo", kind, CLIENT, 200, null).records();
  }

  int workLeft() {
    return worklist.of(new ClientKey("demo", CLIENT)).size();
  }

  static CallEvent completed(String callId) {
    return event(callId, Phase.COMPLETED, Result.ANSWERED, CLIENT, 60);
  }

  static CallEvent event(
      String callId, Phase phase, Result result, String client, Integer talkSeconds) {
    return new CallEvent(
        "generic",
        callId,
        phase,
        Direction.INCOMING,
        null,
        result,
        client,
        null,
        "+380440000001",
        List.of("101"),
        Instant.parse("2026-11-22T09:59:00Z"),
        talkSeconds,
        talkSeconds,
        null,
        null,
        Map.of());
  }
}
