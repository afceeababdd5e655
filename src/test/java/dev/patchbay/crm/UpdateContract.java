package dev.patchbay.crm;

import static dev.patchbay.crm.ContractSupport.existing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.Action.AddNote;
import dev.patchbay.crm.Action.UpdateNote;
import dev.patchbay.crm.Action.UpdateTask;
import dev.patchbay.crm.CrmUnderTest.Topic;
import dev.patchbay.crm.CrmUnderTest.Traffic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes to notes and tasks that the hub made before. */
interface UpdateContract extends ContractSupport {

  @Test
  default void the_text_of_a_note_is_replaced() {
    needs(Topic.NOTE_UPDATES);
    var on = seedSubject();
    var note = create("m:note", new AddNote(existing(on), "Answered, no recording yet"));
    var changed =
        update("m:update", updated(note, on, "Answered & \"recorded\" <here>\nsecond line"));
    assertThat(changed.id()).isEqualTo(note.id());
    assertThat(changed.kind()).isEqualTo(RecordKind.NOTE);
    assertThat(count(RecordKind.NOTE)).isEqualTo(1);
    assertThat(stored(note).text())
        .contains("Answered & \"recorded\" <here>")
        .contains("second line")
        .doesNotContain("no recording yet");
    assertThat(stored(note).linked()).contains(on.id());
  }

  @Test
  default void the_texts_of_a_task_are_replaced_and_the_rest_stays() {
    needs(Topic.TASKS);
    var assignee = crm().seedUser("Ivan Koval", "ivan@example.com");
    var on = seedSubject();
    var task = create("m:task", ContractSupport.task(List.of(existing(on)), assignee, false));
    update("m:update", new UpdateTask(existing(task), "Call back twice", "New\ntext", null));
    var stored = stored(task);
    assertThat(stored.title()).isEqualTo("Call back twice");
    assertThat(stored.text()).contains("New").contains("text").doesNotContain("Missed at noon");
    assertThat(stored.done()).isFalse();
    assertThat(stored.due()).isEqualTo(DUE);
    assertThat(stored.owner()).isEqualTo(assignee);
    assertThat(stored.linked()).contains(on.id());
    assertThat(count(RecordKind.TASK)).isEqualTo(1);
  }

  @Test
  default void a_task_is_completed_and_keeps_its_texts() {
    needs(Topic.TASKS);
    var task =
        create("m:task", ContractSupport.task(List.of(existing(seedSubject())), null, false));
    var before = stored(task);
    var changed = update("m:update", new UpdateTask(existing(task), null, null, true));
    assertThat(changed.id()).isEqualTo(task.id());
    assertThat(stored(task).done()).isTrue();
    assertThat(stored(task).title()).isEqualTo(before.title());
    assertThat(stored(task).text()).isEqualTo(before.text());
  }

  @Test
  default void an_update_of_a_note_that_somebody_deleted_is_refused_as_gone() {
    needs(Topic.NOTE_UPDATES);
    var on = seedSubject();
    var note = create("m:note", new AddNote(existing(on), "Answered"));
    crm().remove(note);
    assertGone(updated(note, on, "Recorded"));
    assertThat(count(RecordKind.NOTE)).isZero();
  }

  @Test
  default void an_update_of_a_task_that_somebody_deleted_is_refused_as_gone() {
    needs(Topic.TASKS);
    var task =
        create("m:task", ContractSupport.task(List.of(existing(seedSubject())), null, false));
    crm().remove(task);
    assertGone(new UpdateTask(existing(task), null, null, true));
    assertThat(count(RecordKind.TASK)).isZero();
  }

  @Test
  default void a_repeated_update_is_harmless() {
    everyUpdate()
        .forEach(
            action -> {
              update("m:update", action);
              var once = crm().stored(action.makes());
              update("m:update", action);
              assertThat(crm().stored(action.makes())).isEqualTo(once);
            });
  }

  @Test
  default void an_update_whose_answer_was_lost_may_be_repeated_without_asking() {
    needs(Topic.NETWORK);
    everyUpdate()
        .forEach(
            action -> {
              crm().failNext(Traffic.WRITE, new Fault.CutAfterCommit());
              var command = new Command("step", "m:update", action);
              assertThat(perform(command)).isInstanceOf(Outcome.InDoubt.class);
              var calls = crm().calls();
              assertThat(crm().open().recover(command, crm().clock().instant()))
                  .isInstanceOf(Recovery.NeverHappened.class);
              assertThat(crm().calls()).isEqualTo(calls);
              update("m:update", action);
            });
  }

  private List<Action> everyUpdate() {
    var on = seedSubject();
    var updates = new ArrayList<Action>();
    if (has(Topic.NOTE_UPDATES)) {
      var note = create("m:note", new AddNote(existing(on), "Answered"));
      updates.add(updated(note, on, "Recorded"));
    }
    if (has(Topic.TASKS)) {
      var task = create("m:task", ContractSupport.task(List.of(existing(on)), null, false));
      updates.add(new UpdateTask(existing(task), "Done", "by phone", true));
    }
    return updates;
  }

  private void assertGone(Action action) {
    assertThat(perform(new Command("step", "m:update", action)))
        .isInstanceOfSatisfying(
            Failure.Refused.class, refused -> assertThat(refused.gone()).isTrue());
  }

  private static UpdateNote updated(RecordRef note, RecordRef on, String text) {
    return new UpdateNote(existing(note), existing(on), text);
  }
}
