package dev.patchbay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.Failure;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.builtin.BuiltinRecord;
import dev.patchbay.delivery.FaultyCrms.Fault;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.interaction.CallEvent.Result;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.journal.LedgerStep;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is reported after a call is written changes what was written. */
class LateReportsTest {

  private final Hub hub = new Hub();

  @Test
  void a_late_recording_is_written_into_the_note_and_the_task_that_are_there() {
    String id = sent(Hub.completed("c1"));
    assertThat(note()).contains("Recording: none");
    accept(recording("https://r.example/1"));
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.SENT);
    assertThat(note()).contains("https://r.example/1");
    assertThat(hub.crm(RecordKind.NOTE)).hasSize(1);
    assertThat(hub.crm(RecordKind.TASK))
        .singleElement()
        .satisfies(task -> assertThat(task.text()).contains("https://r.example/1"));
    assertThat(updates(id)).hasSize(2).allMatch(LedgerStep::finished);
    assertThat(hub.crms.lookups).isEqualTo(1);
  }

  @Test
  void the_same_recording_again_changes_nothing() {
    String id = sent(Hub.completed("c1"));
    accept(recording("https://r.example/1"));
    List<LedgerStep> before = hub.entry(id).ledger();
    accept(recording("https://r.example/1"));
    assertThat(hub.entry(id).ledger()).isEqualTo(before);
  }

  @Test
  void a_recording_that_comes_before_the_call_is_written_needs_no_update() {
    hub.accept(Hub.completed("c1"));
    String id = hub.accept(recording("https://r.example/1"));
    hub.deliver();
    assertThat(note()).contains("https://r.example/1");
    assertThat(updates(id)).isEmpty();
  }

  @Test
  void only_the_latest_of_what_could_not_be_written_yet_is_written() {
    String id = sent(Hub.completed("c1"));
    hub.crms.actionFailures.add(new Failure.Unavailable("down"));
    accept(Hub.event("c1", Phase.COMPLETED, Result.ANSWERED, Hub.CLIENT, 70));
    accept(Hub.event("c1", Phase.COMPLETED, Result.ANSWERED, Hub.CLIENT, 80));
    hub.pass(Duration.ofMinutes(1));
    assertThat(note()).contains("talk 0:01:20");
    assertThat(updates(id)).hasSize(2).allMatch(LedgerStep::finished);
  }

  @Test
  void an_update_whose_answer_was_lost_is_done_again_without_looking_for_it() {
    String id = sent(Hub.completed("c1"));
    hub.crms.faults.add(Fault.LOST_BEFORE_COMMIT);
    accept(recording("https://r.example/1"));
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.RETRYING);
    hub.pass(Duration.ofMinutes(1));
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.SENT);
    assertThat(note()).contains("https://r.example/1");
    assertThat(hub.crms.recoveries).isZero();
  }

  @Test
  void a_newer_text_waits_until_a_lost_older_one_cannot_arrive_any_more() {
    String id = sent(Hub.completed("c1"));
    hub.crms.faults.add(Fault.LOST_BEFORE_COMMIT);
    accept(Hub.event("c1", Phase.COMPLETED, Result.ANSWERED, Hub.CLIENT, 70));
    hub.clock.advance(Duration.ofSeconds(6));
    accept(Hub.event("c1", Phase.COMPLETED, Result.ANSWERED, Hub.CLIENT, 80));
    assertThat(note()).contains("talk 0:01:00");
    assertThat(hub.entry(id).reason()).contains("an older text may still arrive");
    hub.pass(Duration.ofMinutes(1));
    assertThat(note()).contains("talk 0:01:20");
  }

  @Test
  void a_note_that_somebody_deleted_is_left_alone() {
    String id = sent(Hub.completed("c1"));
    hub.crms.actionFailures.add(new Failure.Refused("no such note", 404));
    accept(recording("https://r.example/1"));
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.SENT);
    assertThat(updates(id).getFirst())
        .satisfies(
            update -> {
              assertThat(update.finished()).isTrue();
              assertThat(update.ref()).isNull();
              assertThat(update.reason()).contains("deleted");
            });
    accept(recording("https://r.example/2"));
    assertThat(note()).contains("Recording: none");
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.SENT);
  }

  @Test
  void a_call_that_turns_out_to_be_answered_completes_the_task_to_call_back() {
    String id = sent(Hub.event("c1", Phase.COMPLETED, Result.MISSED, Hub.CLIENT, 0));
    assertThat(hub.crm(RecordKind.TASK)).singleElement().matches(task -> !task.done());
    accept(Hub.event("c1", Phase.COMPLETED, Result.ANSWERED, Hub.CLIENT, 60));
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.SENT);
    assertThat(hub.crm(RecordKind.TASK)).hasSize(2).allMatch(BuiltinRecord::done);
    assertThat(hub.crm(RecordKind.NOTE)).hasSize(1);
    assertThat(note()).contains("Incoming call, answered");
  }

  @Test
  void a_note_in_doubt_gets_its_update_after_it_was_found() {
    hub.crms.faults.addAll(List.of(Fault.NONE, Fault.NONE, Fault.NONE, Fault.LOST_AFTER_COMMIT));
    String id = sent(Hub.completed("c1"));
    accept(recording("https://r.example/1"));
    hub.pass(Duration.ofMinutes(3));
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.SENT);
    assertThat(hub.crm(RecordKind.NOTE)).hasSize(1);
    assertThat(note()).contains("https://r.example/1");
  }

  private String sent(CallEvent event) {
    String id = hub.accept(event);
    hub.deliver();
    return id;
  }

  private void accept(CallEvent event) {
    hub.accept(event);
    hub.deliver();
  }

  private String note() {
    return hub.crm(RecordKind.NOTE).getFirst().text();
  }

  private List<LedgerStep> updates(String id) {
    return hub.entry(id).ledger().stream().filter(step -> step.action().repeatable()).toList();
  }

  private static CallEvent recording(String url) {
    return new CallEvent(
        "generic",
        "c1",
        Phase.RECORDED,
        null,
        null,
        null,
        Hub.CLIENT,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        url,
        Map.of());
  }
}
