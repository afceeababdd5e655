package dev.patchbay.switching.carry;

import dev.patchbay.caller.ClientFiles;
import dev.patchbay.crm.Account;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.Credentials;
import dev.patchbay.crm.Crm;
import dev.patchbay.crm.CrmCalls;
import dev.patchbay.crm.CrmCatalogue;
import dev.patchbay.crm.CrmConnector;
import dev.patchbay.crm.CrmMetadata;
import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.CrmSchemas;
import dev.patchbay.crm.EgressGuard;
import dev.patchbay.crm.Integrations;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.SharedPacing;
import dev.patchbay.delivery.RealCrms;
import dev.patchbay.journal.Origins;
import dev.patchbay.project.Employee;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Project;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.project.Projects;
import dev.patchbay.statusgroup.Filings;
import dev.patchbay.store.Json;
import dev.patchbay.store.MemoryTable;
import dev.patchbay.store.secret.Vaults;
import dev.patchbay.switching.carry.BringAlong.Action;
import dev.patchbay.switching.carry.BringAlong.Answer;
import dev.patchbay.switching.carry.CarriedChange.Passage;
import dev.patchbay.switching.carry.ToyServer.Rec;
import dev.patchbay.sync.Mirror;
import dev.patchbay.sync.MirroredRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A project between two CRMs, everything real but the table, the queue, the clock and the CRMs. */
final class CarryHub {

  static final String PROJECT = "demo";

  final Time clock = new Time();
  final Hazard hazard = new Hazard();
  final MortalTable table = new MortalTable(new MemoryTable(), hazard);
  final ToyServer old = new ToyServer("old", clock);
  final ToyServer fresh = new ToyServer("new", clock);
  final ToyCrm.Line oldLine = new ToyCrm.Line(hazard);
  final ToyCrm.Line newLine = new ToyCrm.Line(hazard);
  final Set<Capability> oldCan = EnumSet.allOf(Capability.class);
  final Set<Capability> newCan = EnumSet.allOf(Capability.class);
  final Json json = new Json();
  final Projects projects = new Projects(table, json, clock);
  final Origins origins = new Origins(table, json);
  final Mirror mirror = new Mirror(table, json);
  final Pairs pairs = new Pairs(table, json, projects);
  final Items items = new Items(table, json);
  String change = "change-1";
  final BringAlong desk;
  final CarryView view;
  private final Carries carries = new Carries(table, json);
  private final CarryWorker worker;
  private final Set<CarryTask> announced = new java.util.LinkedHashSet<>();
  private final CarryQueue queue = (task, occasion) -> announced.add(task);

  CarryHub() {
    CrmCatalogue catalogue =
        new CrmCatalogue(
            List.of(
                connector("old", old, oldLine, oldCan), connector("new", fresh, newLine, newCan)));
    Integrations integrations =
        new Integrations(
            catalogue,
            new EgressGuard(true),
            new Credentials(table, json, Vaults.in(java.nio.file.Path.of("target"))),
            projects,
            SharedPacing.factory(table, wait -> {}, clock),
            clock);
    CarriedChange changes =
        project ->
            Optional.of(new Passage(change, integration("i-old", "old"), Map.of("u-old", "anna")));
    worker =
        new CarryWorker(
            carries,
            items,
            new Claims(table, json),
            pairs,
            mirror,
            origins,
            new ClientFiles(table, json, clock),
            projects,
            integrations,
            catalogue,
            RealCrms.of(integrations, projects, (metric, project, amount) -> {}),
            new CrmSchemas(integrations, table, json),
            new Filings(table, json, clock),
            queue,
            clock);
    desk = new BringAlong(changes, carries, items, catalogue, queue, clock);
    view = new CarryView(changes, carries, items, desk);
    projects.save(PROJECT, "Demo", ProjectSettings.defaults("UA", ZoneId.of("Europe/Kyiv")));
    projects.saveEmployees(
        PROJECT, List.of(new Employee("anna", "Anna", null, "u-new", null, null, null, null)));
    projects.saveIntegration(PROJECT, integration("i-new", "new"));
  }

  private static CrmConnector connector(
      String kind, ToyServer server, ToyCrm.Line line, Set<Capability> can) {
    return new CrmConnector() {
      @Override
      public CrmMetadata metadata() {
        return new CrmMetadata(kind, kind, List.of(), can, List.of(), Duration.ZERO);
      }

      @Override
      public Crm open(Account account, CrmCalls calls) {
        return new ToyCrm(server, line);
      }
    };
  }

  static Integration integration(String id, String kind) {
    return new Integration(
        id, kind, Integration.State.CONNECTED, Instant.EPOCH, Map.of(), kind, null, List.of());
  }

  Project project() {
    return projects.find(PROJECT).orElseThrow();
  }

  /** A deal or lead of the old CRM with a note and a task, known to the hub. */
  void open(RecordKind kind, String id, String contact, String organization) {
    old.put(
        kind,
        id,
        "Order " + id,
        "u-old",
        contact,
        organization,
        null,
        null,
        Map.of("amount", 12, "currency", "UAH"));
    old.put(RecordKind.NOTE, id + "-n", "said " + id, "u-old", null, null, id, null, Map.of());
    old.put(RecordKind.TASK, id + "-t", "call " + id, "u-old", null, null, id, null, Map.of());
    Rec rec = old.records.get(id);
    CrmRecord record =
        new CrmRecord(
            rec.ref(),
            rec.title(),
            null,
            null,
            DealState.OPEN,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            rec.createdAt(),
            rec.createdAt(),
            null);
    mirror.change(
        PROJECT,
        "i-old",
        kind,
        id,
        rec.createdAt(),
        before ->
            new MirroredRecord(
                "i-old", record, rec.createdAt(), null, clock.instant(), null, null));
    clock.pass(Duration.ofSeconds(1));
  }

  void contact(String id, String phone, String organization) {
    old.put(
        RecordKind.CONTACT, id, "Client " + id, "u-old", null, organization, null, phone, Map.of());
  }

  void organization(String id, String name) {
    old.put(RecordKind.ORGANIZATION, id, name, "u-old", null, null, null, null, Map.of());
  }

  Answer ask(Action action) {
    return desk.ask(project(), action);
  }

  CarryState state() {
    return view.of(project(), 1, null).orElseThrow().state();
  }

  CarryView.Status status() {
    return view.of(project(), 200, null).orElseThrow();
  }

  /** Asks, and works until nobody is at work any more. */
  CarryState run(Action action) {
    Answer answer = ask(action);
    if (!(answer instanceof Answer.Accepted)) {
      throw new AssertionError(answer);
    }
    return work();
  }

  /** Turns and ticks, through deaths, for a day at most. */
  CarryState work() {
    CarrySweeper sweeper = new CarrySweeper(carries, queue, clock);
    for (int turn = 0; turn < 1440 && state().busy(); turn++) {
      for (CarryTask task : List.copyOf(announced)) {
        announced.remove(task);
        hazard.arm(true);
        try {
          worker.work(task, clock.instant().plus(Duration.ofSeconds(30)));
        } catch (Hazard.Killed died) {
          // The tick finds what it has left.
        } finally {
          hazard.arm(false);
        }
      }
      clock.pass(Duration.ofMinutes(1));
      sweeper.sweep();
    }
    return state();
  }

  /** One turn, and whether it has died. */
  boolean dies() {
    hazard.arm(true);
    try {
      turn(Duration.ofSeconds(30));
      return false;
    } catch (Hazard.Killed died) {
      return true;
    } finally {
      hazard.arm(false);
    }
  }

  /** One turn of a given length, without a tick. */
  void turn(Duration length) {
    for (CarryTask task : List.copyOf(announced)) {
      announced.remove(task);
      worker.work(task, clock.instant().plus(length));
    }
  }

  /** A clock that stands still unless told otherwise. */
  static final class Time extends Clock {
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    /** How much time every look at it takes. */
    Duration drift = Duration.ZERO;

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      now = now.plus(drift);
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneId.of("UTC");
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
