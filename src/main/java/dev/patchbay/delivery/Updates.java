package dev.patchbay.delivery;

import dev.patchbay.crm.Action;
import dev.patchbay.crm.Target;
import dev.patchbay.journal.LedgerStep;
import dev.patchbay.scenario.PlannedStep;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Brings notes and tasks that were written up to what a later plan says, as when the recording
 * comes after the call: the written step stays done, and an update step follows it. The update's
 * key names its content, so that the same text is not written twice.
 */
final class Updates {

  private static final String UPDATE = "-update-";
  private static final String COMPLETED = UPDATE + "completed";
  private static final int DIGITS = 8;

  private final List<LedgerStep> ledger;

  /**
   * @param ledger is changed: updates are appended, those that are outdated are closed
   */
  Updates(List<LedgerStep> ledger) {
    this.ledger = ledger;
  }

  /** Has the record that this step made say what is planned now. */
  void rewrite(LedgerStep written, PlannedStep planned) {
    Texts wanted = Texts.of(planned.action());
    if (wanted == null || unreachable(written)) {
      return;
    }
    Texts current = Texts.of(written.action());
    for (LedgerStep update : updatesOf(written)) {
      current = current.changedBy(update.action());
    }
    if (!current.equals(wanted)) {
      String hash = Ids.hash(wanted.subject(), wanted.text()).substring(0, DIGITS);
      add(written, UPDATE + hash, wanted.update(written), planned.rule(), "The call says more now");
    }
  }

  /** Completes an open task that a later plan would not make any more. */
  void complete(LedgerStep written) {
    String key = written.key() + COMPLETED;
    boolean known = ledger.stream().anyMatch(step -> step.key().equals(key));
    if (!known
        && !unreachable(written)
        && written.action() instanceof Action.CreateTask task
        && !task.done()) {
      add(
          written,
          COMPLETED,
          new Action.UpdateTask(record(written), null, null, true),
          written.rule(),
          "What was reported later leaves nothing to do");
    }
  }

  /** Whether the step changes what the other one made. */
  static boolean sameRecord(LedgerStep one, LedgerStep other) {
    return base(one).equals(base(other));
  }

  private static String base(LedgerStep step) {
    int at = step.key().indexOf(UPDATE);
    return at < 0 ? step.key() : step.key().substring(0, at);
  }

  private void add(LedgerStep written, String suffix, Action action, String rule, String why) {
    String key = written.key() + suffix;
    List<LedgerStep> earlier = updatesOf(written);
    ledger.replaceAll(
        step ->
            step.uncertain() && earlier.contains(step)
                ? step.done(written.ref(), "no answer came; a newer text follows")
                : step);
    ledger.removeIf(step -> step.key().equals(key));
    ledger.add(LedgerStep.planned(new PlannedStep(key, action, rule, why)));
  }

  private List<LedgerStep> updatesOf(LedgerStep written) {
    return ledger.stream().filter(step -> step.key().startsWith(written.key() + UPDATE)).toList();
  }

  /** Nobody knows the record, or an update found it deleted: that one is done without a record. */
  private boolean unreachable(LedgerStep written) {
    return Stream.concat(Stream.of(written), updatesOf(written).stream())
        .anyMatch(step -> step.finished() && step.ref() == null);
  }

  /** By its step: an answer that was lost may still have to be looked for. */
  private static Target record(LedgerStep written) {
    return new Target.MadeBy(written.action().makes(), written.key());
  }

  /**
   * @param subject empty for a note
   */
  private record Texts(String subject, String text) {

    /** Null for what has no texts that can be changed later. */
    static Texts of(Action action) {
      return switch (action) {
        case Action.AddNote note -> new Texts("", note.text());
        case Action.CreateTask task -> new Texts(task.subject(), task.text());
        default -> null;
      };
    }

    Texts changedBy(Action action) {
      return switch (action) {
        case Action.UpdateNote note -> new Texts(subject, note.text());
        case Action.UpdateTask task ->
            new Texts(
                Objects.requireNonNullElse(task.subject(), subject),
                Objects.requireNonNullElse(task.text(), text));
        default -> this;
      };
    }

    Action update(LedgerStep written) {
      return written.action() instanceof Action.AddNote note
          ? new Action.UpdateNote(record(written), note.on(), text)
          : new Action.UpdateTask(record(written), subject, text, null);
    }
  }
}
