package dev.patchbay.simulation;

import dev.patchbay.crm.Action;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.CrmMetadata.Limit;
import dev.patchbay.crm.CrmMetadata.Unit;
import dev.patchbay.crm.CrmStop;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One project's CRM on its own machine: what it commits, it commits whether or not anybody still
 * waits for the answer. Counts every request against its budget.
 */
final class CrmServer {

  private static final Duration CLIENT_TIMEOUT = Duration.ofSeconds(10);

  /** A request that nobody waits for any more may still take effect. */
  private static final Duration LATEST_EFFECT = Duration.ofSeconds(20);

  /** For calls that were granted before, and for a slow table. */
  private static final Duration WORD_GETS_AROUND = Duration.ofSeconds(6);

  final String project;
  final List<Limit> limits;
  final Duration settleTime;
  final Set<RecordKind> unmarked;
  private final World world;
  private final Map<String, Record> records = new LinkedHashMap<>();
  private final List<Write> writes = new ArrayList<>();
  private final Set<String> refused = new HashSet<>();
  private final List<Instant> arrivals = new ArrayList<>();
  private Instant lockedFrom = Instant.MAX;
  private Instant lockedUntil = Instant.MAX;
  private Instant closedFrom = Instant.MIN;
  private Instant closedUntil = Instant.MIN;
  private boolean lenient;
  private int lastId;

  CrmServer(World world, String project) {
    Dice dice = world.dice;
    this.world = world;
    this.project = project;
    this.settleTime = dice.chance(0.5) ? Duration.ZERO : Duration.ofSeconds(dice.between(2, 20));
    this.limits =
        List.of(
            new Limit(Unit.REQUESTS, dice.between(2, 8), Duration.ofSeconds(1)),
            new Limit(Unit.REQUESTS, dice.between(40, 120), Duration.ofMinutes(1)));
    this.unmarked =
        dice.chance(0.3)
            ? EnumSet.of(RecordKind.NOTE, RecordKind.TASK)
            : EnumSet.noneOf(RecordKind.class);
  }

  /** Refuses the credentials for this time. */
  void lock(Instant from, Instant until) {
    lockedFrom = from;
    lockedUntil = until;
  }

  boolean locked() {
    return !world.now().isBefore(lockedFrom) && world.now().isBefore(lockedUntil);
  }

  /** What was refused so far is accepted from now on. */
  void acceptEverything() {
    lenient = true;
  }

  boolean everRefused(String interaction) {
    return refused.stream().anyMatch(marker -> marker.startsWith(interaction + ":"));
  }

  Stream<Record> records() {
    return records.values().stream();
  }

  List<Write> writes() {
    return writes;
  }

  Optional<Record> byMarker(String marker) {
    return records().filter(record -> marker.equals(record.marker)).findFirst();
  }

  /** A record that people made before the hub came. */
  Record known(RecordKind kind, String phone, boolean converted, Record contact, String owner) {
    return store(
        new Record(
            newId(kind), kind, null, phone, converted, contact, owner, World.START, World.START));
  }

  /** A search: shows what its index knows by now. */
  <T> T read(Supplier<T> answer) {
    return request("read", false, answer);
  }

  Record write(Command command) {
    Write write = new Write(world.scheduler.actor(), command.marker(), world.now());
    return request("write " + command.marker(), true, () -> commit(command), write);
  }

  boolean shows(Record record) {
    return !record.visibleAt.isAfter(world.now());
  }

  Record byId(String id) {
    return records.get(id);
  }

  private <T> T request(String what, boolean writes, Supplier<T> effect) {
    return request(what, writes, effect, null);
  }

  private <T> T request(String what, boolean writing, Supplier<T> effect, Write write) {
    count();
    if (write != null) {
      writes.add(write);
    }
    Dice dice = world.dice;
    if (locked()) {
      throw fails(what, new Failure.Unauthorized("the key was revoked"), 60);
    }
    if (dice.chance(world.faults().crmUnreachable())) {
      throw fails(what, new Failure.Unavailable("no connection"), 3_000);
    }
    if (dice.chance(world.faults().crmThrottles())) {
      Duration pause =
          dice.chance(0.3) ? Duration.ofMinutes(dice.between(1, 20)) : dice.seconds(1, 30);
      throttled(pause);
      throw fails(what, new Failure.Throttled("too many", pause), 60);
    }
    boolean times = dice.chance(world.faults().crmTimesOut());
    boolean breaks = dice.chance(world.faults().crmBreaks());
    boolean slow = dice.chance(world.faults().crmIsSlow());
    Duration answer =
        times ? CLIENT_TIMEOUT : slow ? dice.millis(500, 9_000) : dice.millis(10, 120);
    boolean happens = !(times || breaks) || dice.chance(0.5);
    Duration last = answer;
    var answered = new Answer<T>();
    if (happens) {
      Duration within = dice.millis(1, (int) (times ? LATEST_EFFECT : answer).toMillis());
      world.scheduler.at(world.now().plus(within), () -> answered.take(effect));
      last = within.compareTo(answer) > 0 ? within : answer;
    }
    if (write != null) {
      write.end = world.now().plus(last);
    }
    world.mayDie("after sending");
    world.scheduler.pause(answer.plusMillis(1));
    world.note(
        "CRM %s %s: %s%s"
            .formatted(
                project,
                what,
                happens ? answered.failure == null ? "done" : "refused" : "not done",
                times ? ", no answer in time" : breaks ? ", answered 500" : ""));
    if (times || breaks) {
      String reason = times ? "no answer in time" : "500";
      throw new CrmStop(writing ? new Outcome.InDoubt(reason) : new Failure.Unavailable(reason));
    }
    if (answered.failure != null) {
      throw answered.failure;
    }
    return answered.value;
  }

  private CrmStop fails(String what, Failure failure, int mostMillis) {
    world.scheduler.pause(world.dice.millis(5, mostMillis));
    world.note("CRM %s %s: %s".formatted(project, what, failure));
    return new CrmStop(failure);
  }

  /** Whoever was told may have died of it, or failed to write it down: then nobody knows. */
  private void throttled(Duration pause) {
    Faults faults = world.faults();
    Instant until = world.now().plus(pause);
    if (faults.killed() == 0 && faults.tableFails() == 0 && until.isAfter(closedUntil)) {
      closedFrom = world.now().plus(WORD_GETS_AROUND);
      closedUntil = until;
    }
  }

  private void count() {
    arrivals.add(world.now());
    if (world.now().isAfter(closedFrom) && world.now().isBefore(closedUntil)) {
      world.violated(
          Violation.Kind.OVER_BUDGET,
          "%s asked for no requests until %s".formatted(project, closedUntil));
    }
    for (Limit limit : limits) {
      Instant from = world.now().minus(limit.window());
      int spent = 0;
      for (int i = arrivals.size() - 1; i >= 0 && arrivals.get(i).isAfter(from); i--) {
        spent++;
      }
      if (spent > limit.capacity()) {
        world.violated(
            Violation.Kind.OVER_BUDGET,
            "%s: %d requests in %s, allowed are %d"
                .formatted(project, spent, limit.window(), limit.capacity()));
      }
    }
  }

  private Record commit(Command command) {
    Action action = command.action();
    if (!lenient
        && (refused.contains(command.marker()) || world.dice.chance(world.faults().crmRefuses()))) {
      refused.add(command.marker());
      throw new CrmStop(new Failure.Refused("a mandatory field is missing", 422));
    }
    if (world.dice.chance(world.faults().recordGone())) {
      refused.add(command.marker());
      throw new CrmStop(new Failure.Refused("no such record", 404));
    }
    List<Record> targets =
        action.targets().map(target -> records.get(((Target.Existing) target).ref().id())).toList();
    if (targets.contains(null)) {
      throw new CrmStop(new Failure.Refused("no such record here", 404));
    }
    Record contact =
        targets.stream().filter(r -> r.kind == RecordKind.CONTACT).findFirst().orElse(null);
    String phone =
        switch (action) {
          case Action.CreateContact made -> made.phone();
          case Action.CreateLead made -> made.phone();
          default ->
              targets.stream().map(r -> r.phone).filter(p -> p != null).findFirst().orElse(null);
        };
    Duration lag =
        settleTime.isZero() ? Duration.ZERO : world.dice.millis(0, (int) settleTime.toMillis() - 1);
    return store(
        new Record(
            newId(action.makes()),
            action.makes(),
            command.marker(),
            phone,
            false,
            contact,
            null,
            world.now(),
            world.now().plus(lag)));
  }

  private Record store(Record record) {
    records.put(record.ref.id(), record);
    return record;
  }

  private RecordRef newId(RecordKind kind) {
    return new RecordRef(kind, project + "-" + ++lastId, null);
  }

  record Record(
      RecordRef ref,
      RecordKind kind,
      String marker,
      String phone,
      boolean converted,
      Record contact,
      String owner,
      Instant createdAt,
      Instant visibleAt) {}

  /** A request that changes something, from its arrival until it can change nothing any more. */
  static final class Write {
    final String writer;
    final String marker;
    final Instant begin;
    Instant end;

    Write(String writer, String marker, Instant begin) {
      this.writer = writer;
      this.marker = marker;
      this.begin = begin;
      this.end = begin;
    }
  }

  private static final class Answer<T> {
    T value;
    CrmStop failure;

    void take(Supplier<T> effect) {
      try {
        value = effect.get();
      } catch (CrmStop refused) {
        failure = refused;
      }
    }
  }
}
