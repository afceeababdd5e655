package dev.patchbay.delivery;

import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Target;
import dev.patchbay.delivery.Worklist.WorkItem;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.journal.Journal;
import dev.patchbay.journal.Journal.Entries;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.LedgerStep;
import dev.patchbay.store.Stored;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes up again what was given up, what waits for a CRM, and what a person has decided about. */
@Singleton
public class Redrive {

  private static final int AT_ONCE = 100;
  private static final Duration OVERDUE = Duration.ofSeconds(60);

  private final Journal journal;
  private final Worklist worklist;
  private final ClientQueue queue;
  private final Clock clock;

  @Inject
  public Redrive(Journal journal, Worklist worklist, ClientQueue queue, Clock clock) {
    this.journal = journal;
    this.worklist = worklist;
    this.queue = queue;
    this.clock = clock;
  }

  /** How a redrive of one entry ended. */
  public sealed interface Result {
    record Redriven() implements Result {}

    record NoSuchEntry() implements Result {}

    /** Only what failed, is held, waits for a try or needs attention can be redriven. */
    record NotRedrivable(InteractionState state) implements Result {}

    /** A later step refers to the record that the step in doubt has made: its id must be told. */
    record RecordNeeded() implements Result {}
  }

  /** What a person has found out about a step that is in doubt. */
  public enum Doubt {
    /** Nothing is known: the CRM is looked at again. */
    LOOK_AGAIN,
    /** It is not in the CRM: do it again. */
    DO_AGAIN,
    /** It is in the CRM: go on with the next step. */
    TAKE_AS_DONE
  }

  /**
   * @param redriven ids
   * @param more whether further entries match
   */
  public record Batch(List<String> redriven, boolean more) {}

  /** Takes the entry up again with what a person has found out, where no record must be named. */
  public Result one(String project, String id, Doubt doubt) {
    return one(project, id, doubt, null);
  }

  /**
   * @param record the CRM's id of the record that a step to be taken as done has made; null where
   *     no later step refers to it
   */
  public Result one(String project, String id, Doubt doubt, String record) {
    while (true) {
      Stored<JournalEntry> read = journal.find(project, id).orElse(null);
      if (read == null) {
        return new Result.NoSuchEntry();
      }
      JournalEntry entry = read.value();
      if (!redrivable(entry.state())) {
        return new Result.NotRedrivable(entry.state());
      }
      if (doubt == Doubt.TAKE_AS_DONE && record == null && isReferredTo(entry.ledger())) {
        return new Result.RecordNeeded();
      }
      Instant now = clock.instant();
      // Names no event of the entry: whoever works on the client just now must not take it for
      // done.
      String occasion = "redrive-" + now.toEpochMilli();
      ClientKey client = new ClientKey(project, entry.client());
      worklist.add(new WorkItem(project, entry.client(), id, occasion, now, now.plus(OVERDUE)));
      JournalEntry again =
          entry
              .withLedger(
                  entry.ledger().stream().map(step -> decided(step, doubt, record)).toList())
              .withTries(0, now)
              .with(InteractionState.RETRYING, "redriven", now);
      if (journal.replace(read, again).isPresent()) {
        queue.announce(client, id + "#" + occasion);
        return new Result.Redriven();
      }
    }
  }

  /**
   * All entries in the state, the oldest first, at most a hundred at once.
   *
   * @param day only those received on this day (UTC), or null for all
   */
  public Batch all(String project, InteractionState state, LocalDate day) {
    List<String> redriven = new ArrayList<>();
    String cursor = null;
    do {
      Entries page = journal.waiting(project, state, AT_ONCE, cursor);
      for (JournalEntry entry : page.entries()) {
        if (redriven.size() == AT_ONCE) {
          return new Batch(redriven, true);
        }
        boolean matches =
            day == null || LocalDate.ofInstant(entry.receivedAt(), ZoneOffset.UTC).equals(day);
        if (matches && one(project, entry.id(), Doubt.LOOK_AGAIN) instanceof Result.Redriven) {
          redriven.add(entry.id());
        }
      }
      cursor = page.cursor();
    } while (cursor != null);
    return new Batch(redriven, false);
  }

  private static boolean redrivable(InteractionState state) {
    return state.waitsForPeople() || state == InteractionState.RETRYING;
  }

  /** Whether a step that is still to be done needs the record of one that is in doubt. */
  private static boolean isReferredTo(List<LedgerStep> ledger) {
    Set<String> inDoubt =
        ledger.stream()
            .filter(step -> step.uncertain() && !step.action().repeatable())
            .map(LedgerStep::key)
            .collect(Collectors.toSet());
    return ledger.stream()
        .filter(step -> !step.finished())
        .flatMap(step -> step.action().targets())
        .anyMatch(target -> target instanceof Target.MadeBy by && inDoubt.contains(by.step()));
  }

  private static LedgerStep decided(LedgerStep step, Doubt doubt, String record) {
    if (!step.uncertain() || step.action().repeatable()) {
      return step;
    }
    return switch (doubt) {
      case LOOK_AGAIN -> step;
      case DO_AGAIN -> step.notDone("a person found that it is not in the CRM");
      case TAKE_AS_DONE ->
          step.done(record == null ? null : new RecordRef(step.action().makes(), record, null));
    };
  }
}
