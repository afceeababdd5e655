package dev.patchbay.simulation;

import dev.patchbay.caller.ClientFiles;
import dev.patchbay.crm.Credentials;
import dev.patchbay.crm.CrmCatalogue;
import dev.patchbay.crm.CrmConnector;
import dev.patchbay.crm.EgressGuard;
import dev.patchbay.crm.Fence;
import dev.patchbay.crm.Integrations;
import dev.patchbay.crm.Pacer;
import dev.patchbay.crm.SharedPacing;
import dev.patchbay.delivery.ClientKey;
import dev.patchbay.delivery.Connections;
import dev.patchbay.delivery.CrmAccess;
import dev.patchbay.delivery.Decider;
import dev.patchbay.delivery.Deliverer;
import dev.patchbay.delivery.Inbox;
import dev.patchbay.delivery.LeadHistory;
import dev.patchbay.delivery.RealCrms;
import dev.patchbay.delivery.Redrive;
import dev.patchbay.delivery.Sweeper;
import dev.patchbay.delivery.Worklist;
import dev.patchbay.intake.interaction.CallAssembler;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEventKey;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.intake.interaction.InteractionEvent;
import dev.patchbay.intake.interaction.MessengerContact;
import dev.patchbay.intake.phone.PhoneNumbers;
import dev.patchbay.journal.Journal;
import dev.patchbay.journal.Journal.RawEvent;
import dev.patchbay.journal.Origins;
import dev.patchbay.metrics.Metrics;
import dev.patchbay.project.EarlierIntegrations;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import dev.patchbay.scenario.Scenario;
import dev.patchbay.scenario.text.Phrasebook;
import dev.patchbay.statusgroup.Filings;
import dev.patchbay.store.Json;
import dev.patchbay.store.StoreUnavailable;
import dev.patchbay.store.Table;
import dev.patchbay.store.secret.Vault;
import dev.patchbay.switching.RealChanges;
import dev.patchbay.switching.carry.CarryTask;
import dev.patchbay.switching.carry.Pairs;
import dev.patchbay.switching.carry.RealCarries;
import dev.patchbay.sync.Mirror;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The product, wired as it is deployed, in surroundings that are simulated. */
final class Hub {

  /** What processes are called that bring records along. */
  static final String CARRY = "carry";

  private static final Duration BUDGET = Duration.ofSeconds(30);
  private static final Duration DELIVER_TIMEOUT = Duration.ofSeconds(120);
  private static final Duration OTHER_TIMEOUT = Duration.ofSeconds(60);

  final World world;
  final SimTable stored;
  final SimQueue queue;
  final Json json = new Json();
  final Projects projects;
  final Journal journal;
  final Redrive redrive;
  final Decider decider;
  final Credentials credentials;
  final Mirror mirror;
  final SimQueue carries;

  /** Once all CRMs are there. */
  RealChanges change;

  RealCarries bringAlong;

  /** By the integration's id; the first of a project is the one that it is connected to first. */
  final Map<String, CrmServer> crms = new LinkedHashMap<>();

  final List<Accepted> accepted = new ArrayList<>();
  private final Boundary boundary;
  private final Table table;
  private final Clock clock;
  private final Worklist worklist;
  private final Metrics metrics = (metric, project, amount) -> {};
  private final Inbox inbox;
  private final Sweeper sweeper;
  private final EarlierIntegrations earlier;
  private Deliverer deliverer;
  private int changes;
  private int bystanders = 1_000;
  private int processes;
  private int awaited;

  Hub(World world, Boundary boundary) {
    this.world = world;
    this.boundary = boundary;
    this.stored = new SimTable(world);
    this.queue = new SimQueue(world, boundary.grouping());
    this.carries = new SimQueue(world, message -> message.client.project());
    this.clock = world.scheduler.clock();
    this.table = boundary.table().apply(stored);
    PhoneNumbers phones = new PhoneNumbers();
    projects = new Projects(table, json, clock);
    journal = new Journal(table, json);
    worklist = new Worklist(table, json);
    mirror = new Mirror(table, json);
    earlier = new EarlierIntegrations(table, json);
    credentials = new Credentials(table, json, new Vault(new ClearKeys()));
    decider = new Decider(new CallAssembler(phones), new Scenario(new Phrasebook()));
    inbox = new Inbox(journal, worklist, queue, phones, metrics, clock);
    redrive = new Redrive(journal, worklist, queue, clock);
    sweeper = new Sweeper(worklist, boundary.sweeps().apply(queue), metrics, clock);
    queue.receiver(this::deliver);
    carries.receiver(this::carry);
    stored.watchedBy(new CrmWatch(world, this)::stored);
  }

  /** What needs the CRMs, once all of them are there. */
  void begin() {
    CrmCatalogue catalogue =
        new CrmCatalogue(
            crms.values().stream()
                .<CrmConnector>map(crm -> new SimConnector(crm, boundary.crm()))
                .toList());
    Pacer pacer = boundary.pacer().apply(SharedPacing.pacer(table, clock));
    Integrations integrations =
        new Integrations(
            catalogue,
            new EgressGuard(true),
            credentials,
            projects,
            SharedPacing.factory(pacer, world.scheduler::pause, clock),
            clock);
    CrmAccess access = boundary.access().apply(RealCrms.of(integrations, projects, metrics));
    deliverer =
        new Deliverer(
            journal,
            worklist,
            projects,
            decider,
            access,
            new ClientFiles(table, json, clock),
            new LeadHistory(table, json),
            new Filings(table, json, clock),
            new Origins(table, json),
            new Pairs(table, json, projects),
            queue,
            metrics,
            clock,
            world.dice.random());
    change =
        new RealChanges(
            table,
            json,
            projects,
            catalogue,
            integrations,
            credentials,
            new Connections(integrations, projects, redrive),
            new Fence(projects, credentials, boundary.patience().apply(world.scheduler::pause)),
            clock,
            () -> "change-" + ++changes);
    bringAlong =
        new RealCarries(
            table,
            json,
            change.latest,
            projects,
            integrations,
            catalogue,
            access,
            (task, occasion) ->
                carries.announce(new ClientKey(task.project(), task.carry()), occasion),
            clock);
  }

  /** An event that was answered 202. */
  record Accepted(
      String project, String id, String key, InteractionEvent event, Instant answeredAt) {}

  /**
   * Somebody posts the event at a moment; some senders try again when the answer was not 202.
   *
   * @param more how often at most
   */
  void post(String project, InteractionEvent event, Instant at, int more) {
    awaited++;
    world.scheduler.at(
        at,
        () -> {
          awaited--;
          post(
              project,
              event,
              accepted -> {
                if (!accepted && more > 0 && world.dice.chance(0.7)) {
                  post(project, event, world.now().plus(world.dice.seconds(1, 60)), more - 1);
                }
              });
        });
  }

  /** Whether somebody is still going to post something. */
  boolean awaitsPosts() {
    return awaited > 0;
  }

  /**
   * A POST of one event.
   *
   * @param answer told whether it was a 202
   */
  private void post(String project, InteractionEvent event, Consumer<Boolean> answer) {
    start(
        "intake",
        OTHER_TIMEOUT,
        () -> {
          Project to = projects.find(project).orElseThrow();
          RawEvent raw = new RawEvent(world.now(), event.source(), "json", Map.of(), "{}");
          String id = inbox.accept(to, event, raw);
          accepted.add(new Accepted(project, id, key(event), event, world.now()));
          world.note("202 " + id + " " + told(event));
        },
        ending -> answer.accept(ending == null));
  }

  private static String key(InteractionEvent event) {
    return switch (event) {
      case CallEvent call -> CallEventKey.of(call);
      case FormSubmission _ -> "form";
      case MessengerContact _ -> "messenger";
    };
  }

  private static String told(InteractionEvent event) {
    return switch (event) {
      case CallEvent call -> call.phase() + " of " + call.client();
      case FormSubmission form ->
          "form %s of %s %s".formatted(form.title(), form.phone(), form.clientEmail());
      case MessengerContact contact -> "contact in " + contact.messenger();
    };
  }

  void tick() {
    start(
        "tick",
        OTHER_TIMEOUT,
        () -> {
          sweeper.sweep(Duration.ZERO);
          bringAlong.sweeper.sweep();
          change.changes.resume();
        },
        ending -> {});
  }

  void person(String name, Runnable deed) {
    person(name, deed, ending -> {});
  }

  /**
   * @param ended told how it ended: null for well
   */
  void person(String name, Runnable deed, Consumer<Throwable> ended) {
    start(name, OTHER_TIMEOUT, deed, ended);
  }

  List<CrmServer> crmsOf(String project) {
    return crms.values().stream().filter(crm -> crm.project.equals(project)).toList();
  }

  /** As a project is connected: the credentials first. */
  void connect(CrmServer crm, Instant now) {
    credentials.bringBack(crm.project, crm.integration);
    credentials.save(SimConnector.account(crm));
    projects.saveIntegration(
        crm.project, SimConnector.integration(crm, Integration.State.CONNECTED, now));
  }

  /** The last four digits of somebody's number. */
  int nextBystander() {
    return bystanders++;
  }

  /** The project has had this CRM long ago: its connection has a name already. */
  void had(CrmServer crm) {
    Integration left = SimConnector.integration(crm, Integration.State.DISCONNECTED, World.START);
    earlier.keep(crm.project, new EarlierIntegrations.Left(left, World.START, false));
  }

  private void deliver(SimQueue.Message message) {
    start(
        "deliver",
        DELIVER_TIMEOUT,
        () -> deliverer.deliver(message.client, world.now().plus(BUDGET)),
        ending -> queue.ended(message, !(ending instanceof Killed)));
  }

  private void carry(SimQueue.Message message) {
    CarryTask task = new CarryTask(message.client.project(), message.client.client());
    start(
        CARRY,
        DELIVER_TIMEOUT,
        () -> bringAlong.worker.work(task, world.now().plus(BUDGET)),
        ending -> carries.ended(message, !(ending instanceof Killed)));
  }

  private void start(String name, Duration timeout, Runnable body, Consumer<Throwable> ended) {
    world.scheduler.start(
        name + "-" + ++processes,
        timeout,
        body,
        ending -> {
          boolean expected =
              ending == null
                  || ending instanceof Killed
                  || ending instanceof StoreUnavailable
                  || ending instanceof SimQueue.Unavailable;
          if (!expected) {
            world.violated(Violation.Kind.EXCEPTION, name + ": " + withPlace(ending));
          }
          ended.accept(ending);
        });
  }

  private static String withPlace(Throwable thrown) {
    StringBuilder text = new StringBuilder(thrown.toString());
    for (StackTraceElement element : thrown.getStackTrace()) {
      if (element.getClassName().startsWith("dev.patchbay")) {
        text.append("\n      at ").append(element);
      }
    }
    return text.toString();
  }
}
