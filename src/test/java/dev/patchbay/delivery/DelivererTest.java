package dev.patchbay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.Failure;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.Recovery;
import dev.patchbay.delivery.FaultyCrms.Fault;
import dev.patchbay.delivery.FaultyCrms.Killed;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.interaction.CallEvent.Result;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.LedgerStep;
import dev.patchbay.metrics.Metrics.Metric;
import dev.patchbay.project.ProjectSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DelivererTest {

  private final Hub hub = new Hub();

  @Test
  void a_call_of_a_new_client_becomes_records_once() {
    String id = hub.accept(Hub.completed("c1"));
    hub.deliver();
    JournalEntry entry = hub.entry(id);
    assertThat(entry.state()).isEqualTo(InteractionState.SENT);
    assertThat(entry.ledger())
        .extracting(LedgerStep::key)
        .containsExactly("organization", "contact", "lead", "note", "task-call");
    assertThat(entry.ledger()).allMatch(LedgerStep::finished).allMatch(s -> s.attempts() == 1);
    assertThat(hub.crm(RecordKind.CONTACT)).hasSize(1);
    assertThat(hub.crm(RecordKind.LEAD)).hasSize(1);
    assertThat(hub.workLeft()).isZero();
    assertThat(hub.counts).containsEntry(Metric.ACCEPTED, 1L).containsEntry(Metric.SENT, 1L);
  }

  @Test
  void a_repeat_gets_the_same_id_and_makes_nothing() {
    String id = hub.accept(Hub.completed("c1"));
    hub.deliver();
    assertThat(hub.accept(Hub.completed("c1"))).isEqualTo(id);
    hub.deliver();
    assertThat(hub.crm(RecordKind.LEAD)).hasSize(1);
    assertThat(hub.crm(RecordKind.NOTE)).hasSize(1);
    assertThat(hub.counts).containsEntry(Metric.ACCEPTED, 1L);
    hub.pass(Duration.ofMinutes(2));
    assertThat(hub.workLeft()).as("cleared up by the tick").isZero();
  }

  @Test
  void phases_of_a_call_add_their_steps_to_one_entry() {
    String id = hub.accept(Hub.event("c1", Phase.RINGING, null, Hub.CLIENT, null));
    hub.deliver();
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.RECEIVED);
    assertThat(hub.entry(id).ledger()).isEmpty();

    hub.accept(Hub.event("c1", Phase.ANSWERED, null, Hub.CLIENT, null));
    hub.deliver();
    assertThat(hub.entry(id).ledger())
        .extracting(LedgerStep::key)
        .containsExactly("organization", "contact", "lead");

    hub.accept(Hub.completed("c1"));
    hub.deliver();
    assertThat(hub.entry(id).ledger())
        .extracting(LedgerStep::key)
        .containsExactly("organization", "contact", "lead", "note", "task-call");
    assertThat(hub.crms.lookups).as("the ground of the first decision is kept").isEqualTo(1);
    assertThat(hub.workLeft()).isZero();
  }

  @Test
  void a_late_earlier_phase_changes_nothing_any_more() {
    String id = hub.accept(Hub.completed("c1"));
    hub.deliver();
    hub.accept(Hub.event("c1", Phase.RINGING, null, Hub.CLIENT, null));
    hub.accept(Hub.event("c1", Phase.ANSWERED, null, Hub.CLIENT, null));
    hub.deliver();
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.SENT);
    assertThat(hub.entry(id).ledger()).hasSize(5);
    assertThat(hub.workLeft()).isZero();
  }

  @Test
  void two_calls_of_a_new_client_at_once_make_one_contact_and_one_lead() {
    hub.accept(Hub.completed("c1"));
    hub.clock.advance(Duration.ofMillis(1));
    String second = hub.accept(Hub.completed("c2"));
    hub.deliver();
    assertThat(hub.crm(RecordKind.CONTACT)).hasSize(1);
    assertThat(hub.crm(RecordKind.LEAD)).hasSize(1);
    assertThat(hub.crm(RecordKind.NOTE)).hasSize(2);
    assertThat(hub.entry(second).decision().row()).isEqualTo("row-4");
  }

  @Test
  void a_call_whose_end_is_never_reported_is_finished_after_the_timeout() {
    String id = hub.accept(Hub.event("c1", Phase.ANSWERED, null, Hub.CLIENT, null));
    hub.deliver();
    hub.pass(Duration.ofHours(3));
    assertThat(hub.entry(id).ledger()).hasSize(3);
    hub.pass(Duration.ofMinutes(61));
    assertThat(hub.entry(id).ledger()).extracting(LedgerStep::key).contains("note", "task-call");
    assertThat(hub.workLeft()).isZero();
  }

  @Test
  void a_phone_that_only_rang_ends_as_skipped() {
    String id = hub.accept(Hub.event("c1", Phase.RINGING, null, Hub.CLIENT, null));
    hub.pass(Duration.ofMinutes(242));
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.SKIPPED);
    assertThat(hub.entry(id).reason()).startsWith("end-never-reported");
    assertThat(hub.workLeft()).isZero();
  }

  @Test
  void a_blocked_number_is_skipped_without_asking_the_crm() {
    ProjectSettings old = hub.project().settings();
    hub.projects.saveSettings(
        "demo",
        hub.json.read(
            hub.json
                .write(old)
                .replace("\"blockedNumbers\":[]", "\"blockedNumbers\":[\"" + Hub.CLIENT + "\"]"),
            ProjectSettings.class));
    String id = hub.accept(Hub.completed("c1"));
    hub.deliver();
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.SKIPPED);
    assertThat(hub.entry(id).reason()).startsWith("blocked");
    assertThat(hub.crms.lookups).isZero();
  }

  @Test
  void a_caller_without_a_number_is_skipped_with_the_reason() {
    String id = hub.accept(Hub.event("c1", Phase.COMPLETED, Result.ANSWERED, "anonymous", 60));
    hub.deliver();
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.SKIPPED);
    assertThat(hub.entry(id).reason()).startsWith("no-number");
  }

  @Test
  void a_number_that_only_a_later_phase_tells_brings_the_call_to_its_client() {
    String id = hub.accept(Hub.event("c1", Phase.RINGING, null, null, null));
    hub.deliver();
    assertThat(hub.accept(Hub.completed("c1"))).isEqualTo(id);
    hub.deliver();
    hub.pass(Duration.ofMinutes(15));
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.SENT);
    assertThat(hub.entry(id).client()).isEqualTo(Hub.CLIENT);
    assertThat(hub.worklist.of(new ClientKey("demo", "alone:" + id))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {
        "LOST_BEFORE_COMMIT",
        "LOST_AFTER_COMMIT",
        "KILLED_BEFORE_COMMIT",
        "KILLED_AFTER_COMMIT"
      })
  void a_create_whose_answer_was_lost_is_looked_up_and_done_once(Fault fault) {
    for (int step = 0; step < 5; step++) {
      Hub fresh = new Hub();
      for (int before = 0; before < step; before++) {
        fresh.crms.faults.add(Fault.NONE);
      }
      fresh.crms.faults.add(fault);
      String id = fresh.accept(Hub.completed("c1"));
      try {
        fresh.deliver();
      } catch (Killed expected) {
        assertThat(fault.name()).startsWith("KILLED");
      }
      fresh.pass(Duration.ofMinutes(2));
      assertThat(fresh.entry(id).state()).isEqualTo(InteractionState.SENT);
      assertThat(fresh.crms.recoveries).isEqualTo(1);
      for (RecordKind kind :
          List.of(RecordKind.CONTACT, RecordKind.LEAD, RecordKind.NOTE, RecordKind.TASK)) {
        assertThat(fresh.crm(kind)).as("step %d, %s", step, kind).hasSize(1);
      }
    }
  }

  @Test
  void what_stays_in_doubt_is_left_to_a_person_who_decides() {
    hub.crms.faults.add(Fault.LOST_BEFORE_COMMIT);
    hub.crms.recovery = Optional.of(new Recovery.Undecidable("no way to tell"));
    String id = hub.accept(Hub.completed("c1"));
    hub.deliver();
    hub.pass(Duration.ofMinutes(1));
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.NEEDS_ATTENTION);
    assertThat(hub.entry(id).reason()).contains("organization").contains("no way to tell");
    assertThat(hub.workLeft()).isZero();

    hub.redrive.one("demo", id, Redrive.Doubt.DO_AGAIN);
    hub.deliver();
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.SENT);
    assertThat(hub.crm(RecordKind.CONTACT)).hasSize(1);
  }

  @Test
  void a_step_that_a_person_takes_as_done_needs_the_record_that_later_steps_refer_to() {
    hub.crms.faults.add(Fault.LOST_AFTER_COMMIT);
    hub.crms.recovery = Optional.of(new Recovery.Undecidable("no way to tell"));
    String id = hub.accept(Hub.completed("c1"));
    hub.deliver();
    hub.pass(Duration.ofMinutes(1));
    assertThat(hub.redrive.one("demo", id, Redrive.Doubt.TAKE_AS_DONE))
        .isEqualTo(new Redrive.Result.RecordNeeded());
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.NEEDS_ATTENTION);

    String organization =
        hub.records.list("demo", RecordKind.ORGANIZATION, null, 10, null).records().getFirst().id();
    hub.redrive.one("demo", id, Redrive.Doubt.TAKE_AS_DONE, organization);
    hub.deliver();
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.SENT);
    assertThat(hub.crm(RecordKind.LEAD)).hasSize(1);
    assertThat(hub.records.list("demo", RecordKind.ORGANIZATION, null, 10, null).records())
        .hasSize(1);
  }

  @Test
  void a_bug_uses_up_tries_and_ends_as_a_dead_letter_instead_of_coming_back_every_minute() {
    for (int i = 0; i < 10; i++) {
      hub.crms.faults.add(Fault.BUG);
    }
    String id = hub.accept(Hub.completed("c1"));
    hub.deliver();
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.RETRYING);
    hub.pass(Duration.ofHours(60));
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.FAILED);
    assertThat(hub.entry(id).reason()).contains("IllegalStateException");
    assertThat(hub.workLeft()).isZero();

    hub.redrive.one("demo", id, Redrive.Doubt.LOOK_AGAIN);
    hub.deliver();
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.SENT);
    assertThat(hub.crm(RecordKind.CONTACT)).hasSize(1);
  }

  @Test
  void a_crm_that_is_down_is_tried_for_42_hours_and_then_the_letter_is_dead() {
    for (int i = 0; i < 10; i++) {
      hub.crms.lookupFailures.add(new Failure.Unavailable("down"));
    }
    String id = hub.accept(Hub.completed("c1"));
    hub.deliver();
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.RETRYING);
    hub.pass(Duration.ofHours(41));
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.RETRYING);
    hub.pass(Duration.ofHours(7));
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.FAILED);
    assertThat(hub.entry(id).tries()).isEqualTo(10);
    assertThat(hub.counts).containsEntry(Metric.DEAD, 1L);
    assertThat(hub.workLeft()).isZero();

    assertThat(hub.redrive.all("demo", InteractionState.FAILED, null).redriven())
        .containsExactly(id);
    hub.deliver();
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.SENT);
  }

  @Test
  void later_calls_of_a_client_wait_for_the_one_that_is_tried_again() {
    hub.crms.lookupFailures.add(new Failure.Unavailable("down"));
    String first = hub.accept(Hub.completed("c1"));
    hub.clock.advance(Duration.ofSeconds(1));
    String second = hub.accept(Hub.completed("c2"));
    hub.deliver();
    assertThat(hub.entry(first).state()).isEqualTo(InteractionState.RETRYING);
    assertThat(hub.entry(second).state()).isEqualTo(InteractionState.RECEIVED);
    hub.pass(Duration.ofMinutes(2));
    assertThat(hub.entry(first).decision().row()).isEqualTo("row-1");
    assertThat(hub.entry(second).decision().row()).isEqualTo("row-4");
  }

  @Test
  void a_throttled_crm_uses_up_no_tries() {
    for (int i = 0; i < 30; i++) {
      hub.crms.actionFailures.add(new Failure.Throttled("slow down", Duration.ofSeconds(30)));
    }
    String id = hub.accept(Hub.completed("c1"));
    hub.deliver();
    assertThat(hub.entry(id).tries()).isZero();
    assertThat(hub.entry(id).nextTryAt())
        .isBetween(hub.clock.instant().plusSeconds(30), hub.clock.instant().plusSeconds(34));
    hub.pass(Duration.ofMinutes(40));
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.SENT);
  }

  @Test
  void refused_credentials_hold_the_work_of_the_integration_until_it_is_connected_again() {
    hub.crms.lookupFailures.add(new Failure.Unauthorized("bad key"));
    String first = hub.accept(Hub.completed("c1"));
    hub.deliver();
    String second =
        hub.accept(Hub.event("c9", Phase.COMPLETED, Result.ANSWERED, "+380500000009", 5));
    hub.deliver();
    assertThat(hub.entry(first).state()).isEqualTo(InteractionState.HELD);
    assertThat(hub.entry(second).state()).isEqualTo(InteractionState.HELD);
    assertThat(hub.crms.lookups).isEqualTo(1);
    assertThat(hub.entry(first).tries()).isZero();

    hub.connect();
    hub.pass(Duration.ofMinutes(31));
    assertThat(hub.entry(first).state()).isEqualTo(InteractionState.SENT);
    assertThat(hub.entry(second).state()).isEqualTo(InteractionState.SENT);
  }

  @Test
  void without_a_crm_calls_are_held() {
    hub.projects.updateIntegration("demo", i -> i.held("stopped by a person"));
    String id = hub.accept(Hub.completed("c1"));
    hub.deliver();
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.HELD);
    assertThat(hub.entry(id).reason()).isEqualTo("stopped by a person");
  }

  @Test
  void a_refusal_is_final_until_somebody_redrives_it() {
    hub.crms.actionFailures.add(new Failure.Refused("field \"amount\" is mandatory", 400));
    String id = hub.accept(Hub.completed("c1"));
    hub.deliver();
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.FAILED);
    assertThat(hub.entry(id).reason()).contains("amount");
    hub.pass(Duration.ofHours(1));
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.FAILED);
    hub.redrive.one("demo", id, Redrive.Doubt.LOOK_AGAIN);
    hub.deliver();
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.SENT);
  }

  @Test
  void a_record_that_is_gone_before_anything_was_made_leads_to_a_new_look() {
    hub.crms.actionFailures.add(new Failure.Refused("no such lead", 404));
    String id = hub.accept(Hub.completed("c1"));
    hub.deliver();
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.SENT);
    assertThat(hub.crms.lookups).isEqualTo(2);
  }

  @Test
  void what_is_sent_cannot_be_redriven() {
    String id = hub.accept(Hub.completed("c1"));
    hub.deliver();
    assertThat(hub.redrive.one("demo", id, Redrive.Doubt.LOOK_AGAIN))
        .isEqualTo(new Redrive.Result.NotRedrivable(InteractionState.SENT));
    assertThat(hub.redrive.one("demo", "unknown", Redrive.Doubt.LOOK_AGAIN))
        .isEqualTo(new Redrive.Result.NoSuchEntry());
  }

  @Test
  void a_message_that_was_lost_is_made_up_for_by_the_tick() {
    String id = hub.accept(Hub.completed("c1"));
    hub.announced.clear();
    hub.pass(Duration.ofMinutes(2));
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.SENT);
  }
}
