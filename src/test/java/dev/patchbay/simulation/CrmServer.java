package dev.patchbay.simulation;

import dev.patchbay.crm.Command;
import dev.patchbay.crm.CrmStop;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.simulation.CrmBook.Record;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One of a project's CRMs on its own machine: what it commits, it commits whether or not anybody
 * still waits for the answer. Counts every request against its budget.
 */
final class CrmServer {

  private static final Duration CLIENT_TIMEOUT = Duration.ofSeconds(10);

  /** A request that nobody waits for any more may still take effect. */
  private static final Duration LATEST_EFFECT = Duration.ofSeconds(20);

  final String project;
  final String integration;
  final Duration settleTime;
  final Set<RecordKind> unmarked;
  final CrmBudget budget;
  final CrmBook book;
  private final World world;
  private final List<Write> writes = new ArrayList<>();
  private Instant lockedFrom = Instant.MAX;
  private Instant lockedUntil = Instant.MAX;
  private boolean left;
  private Instant lastCall = Instant.MIN;

  CrmServer(World world, String project, String integration) {
    Dice dice = world.dice;
    this.world = world;
    this.project = project;
    this.integration = integration;
    this.settleTime = dice.chance(0.5) ? Duration.ZERO : Duration.ofSeconds(dice.between(2, 20));
    this.budget = new CrmBudget(world, integration);
    this.book = new CrmBook(world, integration, settleTime);
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

  /**
   * The project has left it for another, or none: nobody may ask it anything from then on.
   *
   * @param from just now, or a moment ago
   */
  void leave(Instant from) {
    left = true;
    if (lastCall.isAfter(from)) {
      world.violated(
          Violation.Kind.CALLED_AFTER_CHANGE, integration + " at " + lastCall + ", left " + from);
    }
  }

  /** The project uses it again. */
  void open() {
    left = false;
  }

  List<Write> writes() {
    return writes;
  }

  /** A search: shows what its index knows by now. */
  <T> T read(Supplier<T> answer) {
    return request("read", false, answer);
  }

  Record write(Command command) {
    Write write = new Write(world.scheduler.actor(), command.marker(), world.now());
    return request("write " + command.marker(), true, () -> book.commit(command), write);
  }

  boolean remove(String id) {
    return request("remove " + id, true, () -> book.remove(id));
  }

  /** The one thing that may be asked of a CRM that is not the project's yet. */
  <T> T greet(Supplier<T> answer) {
    return request("connect", false, false, answer, null);
  }

  /** A record whole, by its id: also for those who carry over what a CRM has that was left. */
  <T> T open(Supplier<T> answer) {
    boolean carries = world.scheduler.actor().startsWith(Hub.CARRY);
    return request("open", false, !carries, answer, null);
  }

  private <T> T request(String what, boolean writes, Supplier<T> effect) {
    return request(what, writes, effect, null);
  }

  private <T> T request(String what, boolean writing, Supplier<T> effect, Write write) {
    return request(what, writing, true, effect, write);
  }

  private <T> T request(
      String what, boolean writing, boolean ofProject, Supplier<T> effect, Write write) {
    budget.count();
    if (ofProject) {
      lastCall = world.now();
    }
    if (ofProject && left) {
      world.violated(Violation.Kind.CALLED_AFTER_CHANGE, integration + ": " + what);
    }
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
      budget.throttled(pause);
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
                integration,
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
    world.note("CRM %s %s: %s".formatted(integration, what, failure));
    return new CrmStop(failure);
  }

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
