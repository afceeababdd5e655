package dev.patchbay.switching;

import dev.patchbay.crm.Action;
import dev.patchbay.crm.Target;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.journal.Journal;
import dev.patchbay.journal.Journal.Entries;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.LedgerStep;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts what is in a project's journal, the newest first, up to a limit. */
final class JournalTally {

  /** What a preview may read. */
  static final int MOST_ENTRIES = 5_000;

  static final int MOST_DAYS = 400;

  private static final int PAGE = 200;

  private final Set<String> clients = new HashSet<>();
  private final Set<String> visits = new HashSet<>();
  private int entries;
  private int calls;
  private int sent;
  private int queued;
  private int held;
  private int openTasks;
  private boolean more;

  private JournalTally() {}

  static JournalTally of(Journal journal, String project, LocalDate first, LocalDate last) {
    JournalTally tally = new JournalTally();
    LocalDate day = last;
    for (int days = 0; !day.isBefore(first); days++, day = day.minusDays(1)) {
      if (days == MOST_DAYS || !tally.day(journal, project, day)) {
        tally.more = true;
        break;
      }
    }
    return tally;
  }

  /** False where the limit was reached. */
  private boolean day(Journal journal, String project, LocalDate day) {
    String cursor = null;
    do {
      Entries page = journal.onDay(project, day, PAGE, cursor);
      page.entries().forEach(this::add);
      cursor = page.cursor();
      if (entries >= MOST_ENTRIES) {
        return false;
      }
    } while (cursor != null);
    return true;
  }

  private void add(JournalEntry entry) {
    entries++;
    clients.add(entry.client());
    entry.events().values().stream()
        .map(told -> told.event() instanceof FormSubmission form ? form.visit() : null)
        .filter(Objects::nonNull)
        .forEach(visits::add);
    calls += entry.kind().equals("call") ? 1 : 0;
    openTasks += openTasks(entry);
    InteractionState state = entry.state();
    sent += state == InteractionState.SENT || state == InteractionState.DUPLICATE ? 1 : 0;
    held += state == InteractionState.HELD ? 1 : 0;
    queued +=
        switch (state) {
          case RECEIVED, WORKING, RETRYING -> 1;
          default -> 0;
        };
  }

  /** Those that the hub made and has not completed. */
  private static int openTasks(JournalEntry entry) {
    Set<Object> completed =
        entry.ledger().stream()
            .filter(LedgerStep::finished)
            .map(LedgerStep::action)
            .filter(action -> action instanceof Action.UpdateTask update && isDone(update))
            .flatMap(Action::targets)
            .map(target -> target instanceof Target.MadeBy made ? made.step() : target)
            .collect(Collectors.toSet());
    return (int)
        entry.ledger().stream()
            .filter(LedgerStep::finished)
            .filter(step -> step.action() instanceof Action.CreateTask task && !task.done())
            .filter(
                step ->
                    !completed.contains(step.key())
                        && !completed.contains(new Target.Existing(step.ref())))
            .count();
  }

  private static boolean isDone(Action.UpdateTask update) {
    return Boolean.TRUE.equals(update.done());
  }

  Count calls() {
    return new Count(calls, more);
  }

  Count clients() {
    return new Count(clients.size(), more);
  }

  Count visits() {
    return new Count(visits.size(), more);
  }

  Count sent() {
    return new Count(sent, more);
  }

  Count queued() {
    return new Count(queued, more);
  }

  Count held() {
    return new Count(held, more);
  }

  Count openTasks() {
    return new Count(openTasks, more);
  }
}
