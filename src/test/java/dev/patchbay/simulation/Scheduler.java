package dev.patchbay.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Virtual time and the actors in it. The product's code blocks, so each actor has a thread, but
 * exactly one of all threads runs at a time: it hands over whenever it waits, and whoever has the
 * earliest moment goes on. Equal moments are decided by the dice, so a seed replays exactly.
 */
final class Scheduler {

  private final Dice dice;
  private final PriorityQueue<Turn> agenda = new PriorityQueue<>();
  private final Semaphore back = new Semaphore(0);
  private Instant now;
  private Actor current;
  private int running;

  Scheduler(Dice dice, Instant start) {
    this.dice = dice;
    this.now = start;
  }

  Instant now() {
    return now;
  }

  /** The name of who is acting. */
  String actor() {
    return current == null ? "world" : current.name;
  }

  int running() {
    return running;
  }

  /** Something of the world itself that happens at a moment and does not wait. */
  void at(Instant moment, Runnable happening) {
    agenda.add(new Turn(moment, dice.random().nextLong(), happening));
  }

  /**
   * A process that begins now.
   *
   * @param lifetime after which it is killed
   * @param ended told how it ended: null for well, a {@link Killed}, or what it threw
   */
  void start(String name, Duration lifetime, Runnable body, Consumer<Throwable> ended) {
    Actor actor = new Actor(name, now.plus(lifetime), body, ended);
    running++;
    at(now, () -> resume(actor));
  }

  /** The acting process waits; others go on meanwhile. Outside of processes no time passes. */
  void pause(Duration wait) {
    Actor self = current;
    if (self == null) {
      return;
    }
    Instant until = now.plus(wait);
    Turn next = agenda.peek();
    if (next == null || next.at.isAfter(until)) {
      now = until;
    } else {
      at(until, () -> resume(self));
      back.release();
      self.go.acquireUninterruptibly();
    }
    if (now.isAfter(self.end)) {
      throw new Killed("out of time");
    }
  }

  /** Runs what is due until the moment, or until nothing is left. */
  void runUntil(Instant end) {
    while (!agenda.isEmpty() && !agenda.peek().at.isAfter(end)) {
      Turn turn = agenda.poll();
      now = turn.at.isAfter(now) ? turn.at : now;
      turn.what.run();
    }
    now = end.isAfter(now) ? end : now;
  }

  private void resume(Actor actor) {
    current = actor;
    actor.go.release();
    back.acquireUninterruptibly();
    current = null;
    if (actor.over) {
      running--;
      actor.ended.accept(actor.ending);
    }
  }

  Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return now;
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
      }
    };
  }

  private record Turn(Instant at, long order, Runnable what) implements Comparable<Turn> {
    @Override
    public int compareTo(Turn other) {
      int byTime = at.compareTo(other.at);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private final class Actor {
    final String name;
    final Instant end;
    final Consumer<Throwable> ended;
    final Semaphore go = new Semaphore(0);
    Throwable ending;
    boolean over;

    Actor(String name, Instant end, Runnable body, Consumer<Throwable> ended) {
      this.name = name;
      this.end = end;
      this.ended = ended;
      Thread.ofVirtual()
          .name(name)
          .start(
              () -> {
                go.acquireUninterruptibly();
                try {
                  body.run();
                } catch (Throwable thrown) {
                  ending = thrown;
                }
                over = true;
                back.release();
              });
    }
  }
}
