package dev.patchbay.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** What all simulated parts share: time, chance, faults, and a memory of what happened last. */
final class World {

  static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final int REMEMBERED = Integer.getInteger("patchbay.simulation.trace", 200);

  final Dice dice;
  final Scheduler scheduler;
  final List<Violation> violations = new ArrayList<>();
  private final Deque<Happening> trace = new ArrayDeque<>();
  private Faults faults = Faults.NONE;

  World(long seed) {
    this.dice = new Dice(seed);
    this.scheduler = new Scheduler(dice, START);
  }

  Instant now() {
    return scheduler.now();
  }

  Faults faults() {
    return faults;
  }

  /** From now on things go wrong. */
  void unleash() {
    faults = Faults.of(dice);
  }

  void calmDown() {
    faults = Faults.NONE;
  }

  /**
   * One action of a process on the outside world. Others may act before it; the process may be
   * killed before it and after it.
   */
  <T> T act(Duration latency, Supplier<T> effect) {
    scheduler.pause(latency);
    mayDie("before");
    T result = effect.get();
    mayDie("after");
    return result;
  }

  void mayDie(String when) {
    if (dice.chance(faults.killed())) {
      note("killed " + when + " the next line");
      throw new Killed(when);
    }
  }

  void note(String what) {
    trace.add(new Happening(scheduler.now(), scheduler.actor(), what));
    if (trace.size() > REMEMBERED) {
      trace.removeFirst();
    }
  }

  void violated(Violation.Kind kind, String what) {
    violations.add(new Violation(kind, what));
    note("VIOLATION " + kind + ": " + what);
  }

  List<Happening> trace() {
    return List.copyOf(trace);
  }

  record Happening(Instant at, String actor, String what) {
    @Override
    public String toString() {
      return "%s %-14s %s".formatted(at, actor, what);
    }
  }
}
