package dev.patchbay.simulation;

import static dev.patchbay.simulation.Evidence.interaction;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.scenario.PlannedStep;
import dev.patchbay.simulation.CrmBook.Record;
import dev.patchbay.simulation.Violation.Kind;

/** A call has one note, and it says what was reported last, a late recording included. */
final class TextAudit {

  private final World world;
  private final Evidence evidence;

  TextAudit(World world, Evidence evidence) {
    this.world = world;
    this.evidence = evidence;
  }

  void audit() {
    for (JournalEntry entry : evidence.entries.values()) {
      evidence.hub.crmsOf(entry.project()).forEach(crm -> hasOneNote(entry, crm.book));
      CrmBook book = evidence.crm(entry).book;
      if (entry.state() == InteractionState.SENT && !Evidence.staysElsewhere(entry)) {
        evidence
            .plan(entry)
            .ifPresent(plan -> plan.steps().forEach(step -> saysWhatIsPlanned(entry, step, book)));
      }
    }
  }

  private void hasOneNote(JournalEntry entry, CrmBook book) {
    long notes =
        book.records()
            .filter(record -> record.kind() == RecordKind.NOTE && record.marker() != null)
            .filter(record -> interaction(record.marker()).equals(entry.id()))
            .count();
    if (notes > 1) {
      world.violated(Kind.DOUBLE_EFFECT, entry.id() + " has " + notes + " notes");
    }
  }

  /** A task to call back is left out: a later call completes it with words of its own. */
  private void saysWhatIsPlanned(JournalEntry entry, PlannedStep step, CrmBook book) {
    if (step.key().equals("task-missed")) {
      return;
    }
    String wanted = CrmBook.text(step.action());
    Record record = book.byMarker(entry.id() + ":" + step.key()).orElse(null);
    String said = record == null ? null : book.text(record.ref().id());
    if (wanted != null && record != null && !wanted.equals(said) && !foundDeleted(entry, step)) {
      world.violated(
          Kind.STALE_TEXT,
          "%s:%s says\n%s\ninstead of\n%s".formatted(entry.id(), step.key(), said, wanted));
    }
  }

  private static boolean foundDeleted(JournalEntry entry, PlannedStep step) {
    return entry.ledger().stream()
        .anyMatch(
            done ->
                done.key().startsWith(step.key() + "-update-")
                    && done.finished()
                    && done.ref() == null);
  }
}
