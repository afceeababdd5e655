package dev.patchbay.crm;

import dev.patchbay.crm.CrmMetadata.Limit;
import dev.patchbay.crm.Pacer.Permit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The calls of one unit of work to one CRM. Made by {@link PacedCallsFactory}; used by one thread.
 */
public final class PacedCalls implements CrmCalls {

  private static final Logger LOG = Logger.getLogger(PacedCalls.class);

  private final Account account;
  private final Secrets secrets;
  private final List<Limit> limits;
  private final Pacer pacer;
  private final Sleeper sleeper;
  private final Clock clock;
  private final Instant until;
  private final Lease lease;
  private final List<CallTrace> calls = new ArrayList<>();
  private int waits;

  /**
   * @param until when no further call is begun
   * @param lease within which calls are begun
   */
  PacedCalls(
      Account account,
      Secrets secrets,
      List<Limit> limits,
      Pacer pacer,
      Sleeper sleeper,
      Clock clock,
      Instant until,
      Lease lease) {
    this.account = account;
    this.secrets = secrets;
    this.limits = limits;
    this.pacer = pacer;
    this.sleeper = sleeper;
    this.clock = clock;
    this.until = until;
    this.lease = lease;
  }

  PacedCalls(
      Account account,
      Secrets secrets,
      List<Limit> limits,
      Pacer pacer,
      Sleeper sleeper,
      Clock clock) {
    this(account, secrets, limits, pacer, sleeper, clock, Instant.MAX, Lease.NONE);
  }

  /** The requests sent so far, in order. One that the budget held back is not among them. */
  public List<CallTrace> calls() {
    return List.copyOf(calls);
  }

  /** How often a call had to wait for the budget, or was put off because of it. */
  public int waits() {
    return waits;
  }

  @Override
  public <T> T read(String what, Cost cost, Supplier<T> request) {
    return call(what, cost, request, Failure.Unavailable::new);
  }

  @Override
  public <T> T write(String what, Cost cost, Supplier<T> request) {
    return call(what, cost, request, Outcome.InDoubt::new);
  }

  private <T> T call(
      String what, Cost cost, Supplier<T> request, Function<String, Outcome> whenLost) {
    awaitTurn(what, cost);
    Instant start = clock.instant();
    try {
      T answer = request.get();
      record(start, what, 200);
      return answer;
    } catch (CrmStop judged) {
      record(start, what, judged.getCause() instanceof CrmHttpException http ? http.status() : 200);
      pauseIfThrottled(judged.outcome());
      throw new CrmStop(secrets.removedFrom(judged.outcome()));
    } catch (RuntimeException failed) {
      record(start, what, failed instanceof CrmHttpException http ? http.status() : 0);
      Outcome outcome = FailedCalls.judge(what, failed, whenLost);
      pauseIfThrottled(outcome);
      throw new CrmStop(outcome);
    }
  }

  private void pauseIfThrottled(Outcome outcome) {
    if (outcome instanceof Failure.Throttled throttled && !limits.isEmpty()) {
      pacer.pause(account.project(), account.integration(), throttled.retryAfter());
    }
  }

  /**
   * The lease is renewed before the wait for the turn: to read something after it would take so
   * long that the call came too late for its turn. Where that happens all the same, or the machine
   * stood still, the turn stays spent, and another one is needed.
   */
  private void awaitTurn(String what, Cost cost) {
    boolean missed;
    do {
      lease.check();
      Instant turn = turn(what, cost);
      if (!lease.lastsTo(turn)) {
        lease.renew();
      }
      Duration left = Duration.between(clock.instant(), turn);
      if (left.isPositive()) {
        sleeper.sleep(left);
      }
      missed = clock.instant().isAfter(turn.plus(Spending.LATENESS));
    } while (missed || !lease.lastsTo(clock.instant()));
  }

  /** When the call may be made. */
  private Instant turn(String what, Cost cost) {
    Duration left = Duration.between(clock.instant(), until);
    if (left.isNegative()) {
      throw tooLate(what);
    }
    return switch (pacer.acquire(account.project(), account.integration(), limits, cost)) {
      case Permit.Granted(Duration delay) -> {
        if (delay.isPositive()) {
          waits++;
          if (delay.compareTo(left) > 0) {
            throw tooLate(what);
          }
        }
        yield clock.instant().plus(delay);
      }
      case Permit.Exhausted(Duration retryAfter) -> {
        waits++;
        throw new CrmStop(
            new Failure.Throttled(what + ": the CRM's budget is used up for now", retryAfter));
      }
    };
  }

  private static CrmStop tooLate(String what) {
    return new CrmStop(new Failure.Unavailable(what + ": nobody waits for the answer any more"));
  }

  private void record(Instant start, String what, int status) {
    long millis = Duration.between(start, clock.instant()).toMillis();
    calls.add(new CallTrace(start, what, status, millis));
    LOG.infof("%s answered %d in %d ms", what, status, millis);
  }
}
