package dev.patchbay.delivery;

import dev.patchbay.crm.Action;
import dev.patchbay.crm.CallTrace;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Recovery;
import dev.patchbay.crm.Target;
import dev.patchbay.journal.Attempt;
import dev.patchbay.journal.LedgerStep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings a ledger into the CRM, each step at most once: the intention is written before the call; a
 * step whose answer was lost is looked for before it is done again.
 */
public final class StepRunner {

  /**
   * A request may still take effect when nobody waits for its answer any more, so that only after
   * this time and the CRM's own a look-up tells the truth. Well above the time-out of a call.
   */
  private static final Duration LONGEST_CALL = Duration.ofSeconds(30);

  private final Clock clock;

  public StepRunner(Clock clock) {
    this.clock = clock;
  }

  /** How a run over the ledger ended. */
  public sealed interface Result {

    record AllDone() implements Result {}

    record Failed(Outcome outcome) implements Result {}

    /**
     * Not long enough ago to tell whether a step took effect, or out of time: go on then. No try is
     * used up.
     */
    record Later(Instant at, String reason) implements Result {}

    record Undecidable(String step, String reason) implements Result {}
  }

  /**
   * @param deadline after which no further call is begun
   */
  public Result run(LedgerSession session, CrmAccess.Session crm, Instant deadline) {
    while (true) {
      List<LedgerStep> open = session.ledger().stream().filter(step -> !step.finished()).toList();
      if (open.isEmpty()) {
        return new Result.AllDone();
      }
      if (clock.instant().isAfter(deadline)) {
        return new Result.Later(clock.instant(), "the worker's time was over");
      }
      Optional<Result> stopped =
          mustBeLookedFor(open.getFirst())
              ? recover(session, crm, open.getFirst())
              : perform(session, crm, open);
      if (stopped.isPresent()) {
        return stopped.get();
      }
    }
  }

  private Optional<Result> recover(LedgerSession session, CrmAccess.Session crm, LedgerStep step) {
    Instant settled = settled(step, crm.settleTime());
    if (clock.instant().isBefore(settled)) {
      return Optional.of(
          new Result.Later(settled, step.key() + ": the CRM may not show yet what was made"));
    }
    Instant began = clock.instant();
    Recovery answer = crm.crm().recover(command(session, step), step.intendedAt());
    session.attempted(attempts(crm, began, step.key(), "look-up", name(answer), detail(answer)));
    return switch (answer) {
      case Recovery.Happened happened -> {
        session.change(step.key(), s -> s.done(happened.ref()));
        yield Optional.empty();
      }
      case Recovery.NeverHappened _ -> {
        session.change(step.key(), s -> s.notDone(null));
        yield Optional.empty();
      }
      case Recovery.Undecidable undecidable -> {
        session.change(step.key(), s -> s.inDoubt(undecidable.reason()));
        yield Optional.of(new Result.Undecidable(step.key(), undecidable.reason()));
      }
      case Recovery.Failed failed -> Optional.of(new Result.Failed(failed.failure()));
    };
  }

  private Optional<Result> perform(
      LedgerSession session, CrmAccess.Session crm, List<LedgerStep> open) {
    Instant free = free(session, open.getFirst());
    if (clock.instant().isBefore(free)) {
      return Optional.of(
          new Result.Later(free, open.getFirst().key() + ": an older text may still arrive"));
    }
    boolean update = open.getFirst().action().repeatable();
    List<Command> commands =
        open.stream()
            .takeWhile(step -> update || !step.uncertain() && !step.action().repeatable())
            .limit(update ? 1 : open.size())
            .map(step -> command(session, step))
            .toList();
    List<Command> batch = crm.crm().batches(commands).getFirst();
    Instant began = clock.instant();
    session.intend(batch.stream().map(Command::step).toList(), began);
    List<Outcome> outcomes = crm.crm().perform(batch);
    Optional<Result> stopped = Optional.empty();
    for (int i = 0; i < batch.size(); i++) {
      String step = batch.get(i).step();
      Outcome outcome = outcomes.get(i);
      session.attempted(attempts(crm, began, step, null, name(outcome), detail(outcome)));
      session.change(step, s -> after(s, outcome));
      if (stopped.isEmpty() && !successful(batch.get(i).action(), outcome)) {
        stopped = Optional.of(new Result.Failed(judged(batch.get(i).action(), outcome)));
      }
    }
    return stopped;
  }

  /** A repeatable action is simply done again. */
  private static boolean mustBeLookedFor(LedgerStep step) {
    return step.uncertain() && !step.action().repeatable();
  }

  /**
   * When a change of a record may be made: an older one whose answer was lost must not arrive after
   * it.
   */
  private static Instant free(LedgerSession session, LedgerStep step) {
    return session.ledger().stream()
        .filter(other -> step.action().repeatable() && Updates.sameRecord(other, step))
        .filter(other -> other.action().repeatable() && !other.key().equals(step.key()))
        .filter(other -> other.intendedAt() != null)
        .filter(other -> other.attempts() > 1 || other.reason() != null)
        .map(other -> other.intendedAt().plus(LONGEST_CALL))
        .max(Instant::compareTo)
        .orElse(Instant.MIN);
  }

  /** An action that can be repeated leaves no doubt, it is only not done yet. */
  private static Outcome judged(Action action, Outcome outcome) {
    return action.repeatable() && outcome instanceof Outcome.InDoubt doubt
        ? new Failure.Unavailable(doubt.reason())
        : outcome;
  }

  private static LedgerStep after(LedgerStep step, Outcome outcome) {
    if (deleted(step.action(), outcome)) {
      return step.done(null, "it was deleted in the CRM meanwhile");
    }
    return switch (outcome) {
      case Outcome.Created created -> step.done(created.ref());
      case Outcome.Found found ->
          step.action().repeatable() ? step.done(found.ref()) : step.found(found.ref());
      case Outcome.InDoubt doubt -> step.inDoubt(doubt.reason());
      case Outcome.Ambiguous ambiguous -> step.refused(ambiguous.reason());
      case Failure.Refused refused -> step.refused(refused.reason());
      case Failure failure -> step.notDone(failure.reason());
    };
  }

  private static boolean successful(Action action, Outcome outcome) {
    return outcome instanceof Outcome.Created
        || outcome instanceof Outcome.Found
        || deleted(action, outcome);
  }

  /** What people have deleted needs no update any more. */
  private static boolean deleted(Action action, Outcome outcome) {
    return action.repeatable() && outcome instanceof Failure.Refused refused && refused.gone();
  }

  /** From when a look-up tells the truth of a step whose answer was lost. */
  public static Instant settled(LedgerStep step, Duration settleTime) {
    return step.intendedAt().plus(LONGEST_CALL).plus(settleTime);
  }

  /** What a step asks of the CRM, on the records that earlier steps have made. */
  public static Command command(LedgerSession session, LedgerStep step) {
    Map<String, RecordRef> made = new HashMap<>();
    session.ledger().stream().filter(LedgerStep::finished).forEach(s -> made.put(s.key(), s.ref()));
    Action action =
        step.action()
            .retargeted(
                target ->
                    target instanceof Target.MadeBy by && made.containsKey(by.step())
                        ? new Target.Existing(made.get(by.step()))
                        : target);
    return new Command(step.key(), session.id() + ":" + step.key(), action);
  }

  private List<Attempt> attempts(
      CrmAccess.Session crm,
      Instant began,
      String step,
      String call,
      String outcome,
      String detail) {
    List<CallTrace> calls = crm.newCalls();
    List<Attempt> attempts = new ArrayList<>();
    for (CallTrace trace : calls) {
      boolean last = trace == calls.getLast();
      attempts.add(
          new Attempt(
              trace.at(),
              step,
              trace.what(),
              last ? outcome : "answered",
              last ? detail : null,
              trace.httpStatus(),
              trace.durationMillis()));
    }
    if (attempts.isEmpty()) {
      long millis = Duration.between(began, clock.instant()).toMillis();
      attempts.add(new Attempt(began, step, call, outcome, detail, 0, millis));
    }
    return attempts;
  }

  private static String name(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Created _ -> "created";
      case Outcome.Found _ -> "found";
      case Outcome.Ambiguous _ -> "ambiguous";
      case Outcome.InDoubt _ -> "in-doubt";
      case Failure.Refused _ -> "refused";
      case Failure.Throttled _ -> "throttled";
      case Failure.Unavailable _ -> "unavailable";
      case Failure.Unauthorized _ -> "unauthorized";
    };
  }

  private static String detail(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Created _, Outcome.Found _ -> null;
      case Outcome.Ambiguous ambiguous -> ambiguous.reason();
      case Outcome.InDoubt doubt -> doubt.reason();
      case Failure failure -> failure.reason();
    };
  }

  private static String name(Recovery recovery) {
    return switch (recovery) {
      case Recovery.Happened _ -> "happened";
      case Recovery.NeverHappened _ -> "never-happened";
      case Recovery.Undecidable _ -> "undecidable";
      case Recovery.Failed failed -> name(failed.failure());
    };
  }

  private static String detail(Recovery recovery) {
    return switch (recovery) {
      case Recovery.Happened _, Recovery.NeverHappened _ -> null;
      case Recovery.Undecidable undecidable -> undecidable.reason();
      case Recovery.Failed failed -> failed.failure().reason();
    };
  }
}
