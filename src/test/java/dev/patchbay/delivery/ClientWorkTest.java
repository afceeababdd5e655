package dev.patchbay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.Failure;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.delivery.FaultyCrms.Fault;
import dev.patchbay.delivery.Redrive.Doubt;
import dev.patchbay.delivery.Worklist.WorkItem;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.store.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several interactions of one client, in the orders and at the moments that went wrong once. */
class ClientWorkTest {

  private final Hub hub = new Hub();

  @Test
  void a_call_that_was_begun_is_finished_before_an_earlier_one_that_ends_only_now() {
    hub.accept(Hub.event("early", Phase.RINGING, null, Hub.CLIENT, null));
    hub.deliver();
    hub.clock.advance(Duration.ofSeconds(1));
    hub.accept(Hub.completed("late"));
    hub.crms.faults.addAll(List.of(Fault.NONE, Fault.LOST_BEFORE_COMMIT));
    hub.deliver();
    hub.accept(Hub.completed("early"));
    hub.pass(Duration.ofMinutes(5));
    assertThat(hub.crm(RecordKind.CONTACT)).hasSize(1);
    assertThat(hub.crm(RecordKind.LEAD)).hasSize(1);
    assertThat(hub.crm(RecordKind.NOTE)).hasSize(2);
  }

  @Test
  void what_an_intake_left_that_died_does_not_change_the_order() {
    hub.worklist.add(item(Hub.CLIENT, id("second"), "left", hub.clock.instant()));
    hub.clock.advance(Duration.ofSeconds(1));
    String first = hub.accept(Hub.completed("first"));
    hub.clock.advance(Duration.ofSeconds(1));
    hub.accept(Hub.completed("second"));
    hub.deliver();
    assertThat(hub.entry(first).decision().row()).isEqualTo("row-1");
  }

  @Test
  void what_an_intake_left_under_a_number_that_the_call_never_got_goes_away() {
    String id = hub.accept(Hub.event("c1", Phase.COMPLETED, null, "anonymous", 0));
    hub.worklist.add(item(Hub.CLIENT, id, "left", hub.clock.instant()));
    hub.pass(Duration.ofMinutes(10));
    assertThat(hub.workLeft()).isZero();
  }

  @Test
  void a_call_whose_number_changes_before_it_is_decided_is_worked_on_as_the_new_clients() {
    String id = hub.accept(Hub.event("c1", Phase.RINGING, null, "+380500000002", null));
    hub.deliver();
    hub.accept(Hub.completed("c1"));
    hub.pass(Duration.ofMinutes(5));
    assertThat(hub.entry(id).client()).isEqualTo(Hub.CLIENT);
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.SENT);
    assertThat(hub.crm(RecordKind.CONTACT)).hasSize(1);
    assertThat(hub.workLeft()).isZero();
    assertThat(hub.worklist.of(new ClientKey("demo", "+380500000002"))).isEmpty();
  }

  @Test
  void all_calls_of_a_client_are_held_while_no_crm_takes_work() {
    hub.projects.updateIntegration("demo", integration -> integration.held("a person's decision"));
    String first = hub.accept(Hub.completed("c1"));
    hub.clock.advance(Duration.ofSeconds(1));
    String second = hub.accept(Hub.completed("c2"));
    hub.deliver();
    assertThat(hub.entry(first).state()).isEqualTo(InteractionState.HELD);
    assertThat(hub.entry(second).state()).isEqualTo(InteractionState.HELD);
  }

  @Test
  void calls_behind_one_that_waits_for_its_next_try_are_not_announced_meanwhile() {
    hub.accept(Hub.completed("c1"));
    hub.clock.advance(Duration.ofSeconds(1));
    hub.accept(Hub.completed("c2"));
    hub.crms.lookupFailures.add(new Failure.Throttled("tomorrow", Duration.ofHours(20)));
    hub.deliver();
    hub.clock.advance(Duration.ofMinutes(25));
    assertThat(hub.sweeper.sweep(Duration.ZERO)).isZero();
    hub.pass(Duration.ofHours(22));
    assertThat(hub.crm(RecordKind.NOTE)).hasSize(2);
  }

  @Test
  void a_redrive_stays_listed_when_a_worker_clears_up_at_the_same_moment() {
    hub.crms.actionFailures.add(new Failure.Refused("a field is missing", 422));
    String id = hub.accept(Hub.completed("c1"));
    hub.deliver();
    Stored<JournalEntry> before = hub.journal.find("demo", id).orElseThrow();
    hub.redrive.one("demo", id, Doubt.LOOK_AGAIN);
    hub.announced.clear();
    // A worker that read the entry before the redrive removes what the entry's events account for.
    hub.worklist.of(new ClientKey("demo", Hub.CLIENT)).stream()
        .filter(item -> before.value().events().containsKey(item.value().event()))
        .forEach(hub.worklist::remove);
    hub.pass(Duration.ofMinutes(5));
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.SENT);
    assertThat(hub.workLeft()).isZero();
  }

  @Test
  void an_answer_that_was_lost_is_not_looked_for_while_the_request_may_still_run() {
    hub.crms.settleTime = Duration.ofSeconds(10);
    hub.crms.faults.add(Fault.LOST_BEFORE_COMMIT);
    hub.accept(Hub.completed("c1"));
    hub.deliver();
    hub.clock.advance(Duration.ofSeconds(39));
    hub.announced.add(new ClientKey("demo", Hub.CLIENT));
    hub.deliver();
    assertThat(hub.crms.recoveries).isZero();
    hub.clock.advance(Duration.ofSeconds(2));
    hub.announced.add(new ClientKey("demo", Hub.CLIENT));
    hub.deliver();
    assertThat(hub.crms.recoveries).isEqualTo(1);
  }

  private static String id(String callId) {
    return Ids.hash("demo", "generic", callId);
  }

  private static WorkItem item(String client, String interaction, String event, Instant at) {
    return new WorkItem("demo", client, interaction, event, at, at.plusSeconds(60));
  }
}
