package dev.patchbay.sync;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.sync.SyncFault.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How the copies of one integration are kept up to date, and how far that is. Pure.
 *
 * @param turn whose turn it is, and when
 * @param asked what a person wants next; null for nothing but the schedule
 * @param run what is going on; null between two runs
 * @param reach how far the copies reach
 * @param finished the last runs that came to their end, the latest first
 * @param faults what is wrong now
 */
public record SyncState(
    String project,
    String integration,
    Turn turn,
    Asked asked,
    SyncRun run,
    Reach reach,
    List<SyncRun> finished,
    List<SyncFault> faults) {

  private static final int FINISHED_KEPT = 5;

  public SyncState {
    finished = finished == null ? List.of() : List.copyOf(finished);
    faults = faults == null ? List.of() : List.copyOf(faults);
  }

  /** Of an integration whose records were never asked for. */
  static SyncState first(String project, String integration, Instant due) {
    return new SyncState(
        project,
        integration,
        new Turn(0, null, due, 0),
        null,
        null,
        new Reach(Map.of(), null, null),
        List.of(),
        List.of());
  }

  SyncState with(Turn other) {
    return new SyncState(project, integration, other, asked, run, reach, finished, faults);
  }

  SyncState asking(Asked other) {
    return new SyncState(project, integration, turn, other, run, reach, finished, faults);
  }

  SyncState running(SyncRun other) {
    return new SyncState(project, integration, turn, asked, other, reach, finished, faults);
  }

  SyncState withFaults(List<SyncFault> others) {
    return new SyncState(project, integration, turn, asked, run, reach, finished, others);
  }

  boolean has(Code code) {
    return faults.stream().anyMatch(fault -> fault.code() == code);
  }

  /** With a fault that keeps the time at which it was found first. */
  SyncState failing(Code code, String message, Instant now) {
    Instant since =
        faults.stream().filter(f -> f.code() == code).map(SyncFault::at).findFirst().orElse(now);
    List<SyncFault> all = new ArrayList<>(without(code).faults);
    all.add(new SyncFault(code, message, since));
    return withFaults(all);
  }

  SyncState without(Code... codes) {
    List<Code> gone = List.of(codes);
    return withFaults(faults.stream().filter(fault -> !gone.contains(fault.code())).toList());
  }

  /** After the present run has come to its end. */
  SyncState finished(Instant now) {
    SyncRun ended = run.ended(now);
    List<SyncRun> last =
        Stream.concat(Stream.of(ended), finished.stream()).limit(FINISHED_KEPT).toList();
    return new SyncState(project, integration, turn, asked, null, reach.after(ended), last, faults);
  }

  /**
   * Whose turn it is.
   *
   * @param number counts the turns: a message is for one turn, so that a repeated one does nothing
   * @param busyUntil how long the worker of this turn may still be at work; null when there is none
   * @param due when somebody must look, if nobody did before; null while the integration rests
   * @param tries failed tries since the last page
   */
  public record Turn(int number, Instant busyUntil, Instant due, int tries) {

    boolean busy(Instant now) {
      return busyUntil != null && busyUntil.isAfter(now);
    }

    Turn taken(Instant until) {
      return new Turn(number + 1, until, until, tries);
    }

    Turn over(Instant nextDue, int failed) {
      return new Turn(number, null, nextDue, failed);
    }

    /** Of which nobody who has an earlier one keeps anything. */
    Turn anew(Instant nextDue) {
      return new Turn(number + 1, null, nextDue, 0);
    }

    Turn dueAt(Instant other) {
      return new Turn(number, busyUntil, other, tries);
    }

    Turn tried(int failed) {
      return new Turn(number, busyUntil, due, failed);
    }
  }

  /**
   * @param id that the run will have
   * @param from null for what the kind says by itself
   */
  public record Asked(String id, SyncKind kind, Instant from, Instant at) {}

  /**
   * @param upTo when the last complete run of each kind began: what was changed before is here
   * @param from the earliest change that was ever asked for; null before the first import
   * @param fullAt when the last run began after which every copy was known to be there or not
   */
  public record Reach(Map<RecordKind, Instant> upTo, Instant from, Instant fullAt) {

    /**
     * What is asked for again of the time before the last run: clocks differ, and a CRM's list of
     * changes may lag by minutes. What is read twice changes nothing.
     */
    static final Duration OVERLAP = Duration.ofMinutes(10);

    public Reach {
      upTo = upTo == null ? Map.of() : Map.copyOf(upTo);
    }

    private Reach after(SyncRun run) {
      Map<RecordKind, Instant> further = new HashMap<>(upTo);
      Instant earliest = from;
      for (var kind : run.since().entrySet()) {
        if (!run.refuses(kind.getKey())) {
          further.put(kind.getKey(), run.startedAt());
          earliest =
              earliest == null || kind.getValue().isBefore(earliest) ? kind.getValue() : earliest;
        }
      }
      Instant full = run.kind() == SyncKind.CHANGES ? fullAt : run.startedAt();
      return new Reach(further, earliest, full);
    }
  }
}
