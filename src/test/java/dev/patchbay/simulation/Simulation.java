package dev.patchbay.simulation;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.project.DuplicateSettings;
import dev.patchbay.project.Employee;
import dev.patchbay.project.Integration;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.simulation.CrmBook.Record;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * One run: some projects with their clients and CRMs, half an hour of calls while things go wrong,
 * then time without faults until nothing is left to do, then the audit.
 */
final class Simulation {

  /** How many of the projects change their CRM. */
  private static final double CHANGES = 0.4;

  static final List<Employee> EMPLOYEES =
      List.of(
          new Employee("olena", "Olena", null, "u-1", List.of("101"), null, null, null),
          new Employee("ihor", "Ihor", null, "u-2", List.of("102"), null, null, null),
          new Employee("iryna", "Iryna", null, "u-3", null, null, null, null));

  private static final Duration LONGEST = Duration.ofHours(72);

  private final long seed;
  private final Mix mix;
  private final World world;
  private final Hub hub;
  private final Operator operator;
  private final List<String> projects = new ArrayList<>();
  private final List<CrmChanges> admins = new ArrayList<>();
  private final List<Client> clients = new ArrayList<>();

  private Simulation(long seed, Boundary boundary, Mix mix) {
    this.mix = mix;
    this.seed = seed;
    this.world = new World(seed);
    this.hub = new Hub(world, boundary);
    this.operator = new Operator(world, hub);
  }

  static Report run(long seed, Boundary boundary) {
    return run(seed, boundary, Mix.ANY);
  }

  static Report run(long seed, Boundary boundary, Mix mix) {
    return new Simulation(seed, boundary, mix).run();
  }

  /** How many take part. Few at once meet more often. */
  enum Mix {
    ANY,
    /** One client of one project, within a minute. */
    ONE_CLIENT,
    /** Five clients of one project, within a minute. */
    ONE_PROJECT
  }

  private Report run() {
    Dice dice = world.dice;
    int people = mix == Mix.ONE_CLIENT ? 1 : mix == Mix.ONE_PROJECT ? 5 : dice.between(1, 5);
    for (int i = 1; i <= people; i++) {
      clients.add(new Client("+38067123400" + i, "client-" + i + "@example.com"));
    }
    int shops = mix == Mix.ANY ? dice.between(1, 3) : 1;
    for (int i = 1; i <= shops; i++) {
      open("shop-" + i);
    }
    hub.begin();
    Telephony telephony = new Telephony(world, hub, clients.stream().map(Client::phone).toList());
    Sites sites = new Sites(world, hub, clients);
    // A rush brings many calls of one client at once.
    boolean rush = mix != Mix.ANY || dice.chance(0.3);
    Duration busy = rush ? dice.seconds(10, 60) : dice.seconds(300, 1_800);
    int events = dice.between(4, 16);
    for (int i = 0; i < events; i++) {
      String project = dice.pick(projects);
      Instant begins = World.START.plus(dice.seconds(1, (int) busy.toSeconds()));
      switch (dice.between(1, 10)) {
        case 1, 2, 3, 4, 5 -> telephony.call(project, begins);
        case 6, 7, 8, 9 -> sites.form(project, begins);
        default -> sites.contact(project, begins);
      }
    }
    world.unleash();
    Instant calm = World.START.plus(busy).plus(dice.seconds(60, 3_600));
    live(calm);
    world.calmDown();
    Instant end = World.START.plus(LONGEST);
    liveOnUntilQuiet(end);
    if (dice.chance(0.5)) {
      projects.forEach(id -> hub.person("operator", () -> operator.redriveFailed(id)));
      live(world.now().plusSeconds(120));
      liveOnUntilQuiet(end.plus(LONGEST));
    }
    if (admins.stream().anyMatch(CrmChanges::busy)) {
      world.violated(Violation.Kind.UNFINISHED, "a super admin does not get on");
    }
    new Auditor(world, new Evidence(hub, operator.redriven())).audit();
    return new Report(seed, world.violations, world.trace(), hub.accepted.size());
  }

  private void open(String id) {
    Dice dice = world.dice;
    projects.add(id);
    CrmServer crm = crm(id, "crm-of-" + id);
    boolean changes = dice.chance(CHANGES);
    for (int i = changes ? dice.between(1, 2) : 0; i > 0; i--) {
      crm(id, "other-" + i + "-of-" + id);
    }
    DuplicateSettings duplicates = Sites.duplicates(dice);
    hub.projects.save(id, id, settings(List.of(), duplicates));
    hub.projects.saveEmployees(id, EMPLOYEES);
    for (Client client : clients) {
      Client known = dice.chance(0.5) ? client : new Client(client.phone(), null);
      switch (dice.between(1, 6)) {
        case 1 -> crm.book.known(RecordKind.CONTACT, known, false, null, "u-1");
        case 2 -> lead(crm, known, false);
        case 3 -> lead(crm, known, true);
        default -> {}
      }
    }
    if (changes) {
      hub.crmsOf(id).forEach(hub::had);
      hub.crmsOf(id).forEach(each -> Copies.keep(world, hub, each));
      operator.connect(id);
      CrmChanges admin = new CrmChanges(world, hub, id);
      admins.add(admin);
      admin.begin();
    }
    switch (changes ? 0 : dice.between(1, 10)) {
      case 0, 1 -> {}
      case 2, 3 -> later("operator", () -> operator.connect(id));
      case 4 -> {
        operator.connect(id);
        later("operator", () -> operator.disconnect(id));
        later("operator", () -> operator.connect(id));
      }
      default -> operator.connect(id);
    }
    if (dice.chance(0.3)) {
      Instant from = soon();
      crm.lock(
          from, !changes && dice.chance(0.2) ? Instant.MAX : from.plus(dice.seconds(60, 3_600)));
    }
    if (dice.chance(0.3)) {
      List<String> blocked = List.of(dice.pick(clients).phone());
      later("admin", () -> hub.projects.saveSettings(id, settings(blocked, duplicates)));
    }
  }

  private CrmServer crm(String project, String integration) {
    CrmServer crm = new CrmServer(world, project, integration);
    hub.crms.put(integration, crm);
    return crm;
  }

  private void later(String who, Runnable deed) {
    world.scheduler.at(soon(), () -> hub.person(who, deed));
  }

  private static ProjectSettings settings(List<String> blocked, DuplicateSettings duplicates) {
    return new ProjectSettings(
        "UA",
        ZoneId.of("Europe/Kyiv"),
        "iryna",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        blocked,
        null,
        null,
        null,
        null,
        null,
        null,
        duplicates,
        null,
        null);
  }

  private static void lead(CrmServer crm, Client client, boolean converted) {
    Record contact = crm.book.known(RecordKind.CONTACT, client, false, null, "u-2");
    crm.book.known(RecordKind.LEAD, client, converted, contact, "u-2");
  }

  private Instant soon() {
    return World.START.plus(world.dice.seconds(1, 1_200));
  }

  /** A tick every minute, and people who look every ten. */
  private void live(Instant end) {
    while (world.now().isBefore(end)) {
      long minute = Duration.between(World.START, world.now()).toMinutes();
      hub.tick();
      if (minute % 10 == 9) {
        projects.forEach(id -> hub.person("operator", () -> operator.look(id)));
      }
      world.scheduler.runUntil(World.START.plus(Duration.ofMinutes(minute + 1)));
    }
  }

  private void liveOnUntilQuiet(Instant end) {
    while (world.now().isBefore(end) && !quiet()) {
      live(world.now().plus(Duration.ofMinutes(10)));
    }
  }

  private boolean quiet() {
    return !hub.awaitsPosts()
        && admins.stream().noneMatch(CrmChanges::busy)
        && world.scheduler.running() == 0
        && hub.queue.isEmpty()
        && hub.carries.isEmpty()
        && projects.stream().noneMatch(this::carries)
        && hub.stored.all().stream()
            .filter(document -> document.key().sort().startsWith("WORK#"))
            .allMatch(document -> heldForGood(document.key().sort().split("#")[1]));
  }

  /** Whether records are being brought along; not while their CRM is held. */
  private boolean carries(String project) {
    return Carried.busy(hub, project)
        && hub.projects.integration(project).filter(Integration::takesWork).isPresent();
  }

  private boolean heldForGood(String interaction) {
    return hub.stored.all().stream()
        .filter(document -> document.key().sort().equals("ENTRY"))
        .map(document -> hub.json.read(document.body(), JournalEntry.class))
        .filter(entry -> entry.id().equals(interaction))
        .anyMatch(
            entry ->
                entry.state() == InteractionState.HELD
                    && hub.projects.find(entry.project()).map(p -> !p.takesWork()).orElse(false));
  }

  /**
   * @param accepted events that were answered 202
   */
  record Report(long seed, List<Violation> violations, List<World.Happening> trace, int accepted) {

    boolean shows(Violation.Kind kind) {
      return violations.stream().anyMatch(violation -> violation.kind() == kind);
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder("seed " + seed + "\n");
      trace.forEach(line -> text.append("  ").append(line).append('\n'));
      violations.forEach(violation -> text.append("* ").append(violation).append('\n'));
      return text.append(
              "Again: ./mvnw test -Dtest=FaultSimulationTest -Dpatchbay.simulation.seed=")
          .append(seed)
          .toString();
    }
  }
}
