package dev.patchbay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.builtin.BuiltinRecord;
import dev.patchbay.delivery.FaultyCrms.Fault;
import dev.patchbay.delivery.Redrive.Doubt;
import dev.patchbay.duplicate.Candidate;
import dev.patchbay.duplicate.DuplicateRule;
import dev.patchbay.duplicate.Verdict;
import dev.patchbay.intake.interaction.FormSubmission.Wishes;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.Origins;
import dev.patchbay.project.DuplicateSettings;
import dev.patchbay.project.DuplicateSettings.Extended;
import dev.patchbay.project.ProjectSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Forms that repeat others, from the intake to the CRM. */
class DuplicateDeliveryTest {

  private static final String OTHER_PHONE = "+380500000002";
  private static final DuplicateSettings BY_EMAIL =
      new DuplicateSettings(
          null,
          null,
          null,
          null,
          null,
          null,
          new Extended(true, false, true, true, true, 30, null, null));

  private final Hub hub = new Hub();

  @Test
  void the_same_data_within_the_hour_makes_nothing_and_asks_no_crm() {
    String first = delivered(Forms.ANNA, "f1");
    int lookups = hub.crms.lookups;
    hub.clock.advance(Duration.ofMinutes(59));

    JournalEntry second = hub.entry(delivered(Forms.ANNA, "f2"));

    assertThat(second.state()).isEqualTo(InteractionState.DUPLICATE);
    assertThat(second.reason()).startsWith("duplicate: rule one-hour: The lead " + first);
    assertThat(second.duplicate().record()).isEqualTo(leadOf(first));
    assertThat(second.ledger()).isEmpty();
    assertThat(hub.crm(RecordKind.LEAD)).hasSize(1);
    assertThat(hub.crms.lookups).isEqualTo(lookups);
    assertThat(hub.workLeft()).isZero();
  }

  @Test
  void a_repeat_counts_from_the_first_and_not_from_another_repeat() {
    delivered(Forms.ANNA, "f1");
    hub.clock.advance(Duration.ofMinutes(50));
    assertThat(rule(delivered(Forms.ANNA, "f2"))).isEqualTo(DuplicateRule.ONE_HOUR);
    hub.clock.advance(Duration.ofMinutes(50));
    assertThat(rule(delivered(Forms.ANNA, "f3"))).isEqualTo(DuplicateRule.RECEIVED);
    hub.clock.advance(Duration.ofHours(11));
    assertThat(rule(delivered(Forms.ANNA, "f4"))).isEqualTo(DuplicateRule.IN_WORK);
  }

  @Test
  void another_title_is_another_lead() {
    delivered(Forms.ANNA, "f1");
    assertThat(hub.entry(delivered(Forms.ANNA.title("Question"), "f2")).state())
        .isEqualTo(InteractionState.SENT);
  }

  @Test
  void a_repeat_that_says_something_new_leaves_its_comment_unless_the_form_wants_silence() {
    String first = delivered(Forms.ANNA, "f1");
    JournalEntry silent =
        hub.entry(delivered(Forms.ANNA.comment("Hurry").wishes(null, false), "f2"));
    assertThat(silent.state()).isEqualTo(InteractionState.DUPLICATE);
    assertThat(silent.ledger()).isEmpty();

    JournalEntry news = hub.entry(delivered(Forms.ANNA.comment("Please call at six"), "f3"));
    assertThat(news.duplicate().rule()).isEqualTo(DuplicateRule.ONE_HOUR);
    assertThat(hub.crm(RecordKind.NOTE))
        .filteredOn(note -> note.text() != null && note.text().contains("Please call at six"))
        .singleElement()
        .satisfies(
            note -> assertThat(note.links()).containsEntry(RecordKind.LEAD, leadOf(first).id()));
    assertThat(hub.crm(RecordKind.LEAD)).hasSize(1);
  }

  @Test
  void a_form_of_a_client_whose_lead_is_in_work_leaves_its_comment_there() {
    String first = delivered(Forms.ANNA, "f1");
    hub.clock.advance(Duration.ofDays(3));

    JournalEntry second = hub.entry(delivered(Forms.ANNA, "f2"));

    assertThat(second.duplicate().rule()).isEqualTo(DuplicateRule.IN_WORK);
    assertThat(second.ledger()).extracting("key").containsExactly("duplicate-note");
    assertThat(second.duplicate().record().id()).isEqualTo(leadOf(first).id());
    assertThat(hub.entry(delivered(Forms.ANNA.wishes(null, false), "f3")).ledger()).isEmpty();
  }

  @Test
  void a_comment_is_left_once_although_its_answer_was_lost() {
    String first = delivered(Forms.ANNA, "f1");
    int notes = hub.crm(RecordKind.NOTE).size();
    String second = hub.accept(Forms.ANNA.wishes(null, true), "f2");
    hub.crms.faults.add(Fault.LOST_AFTER_COMMIT);
    hub.deliver();
    hub.pass(Duration.ofMinutes(5));

    JournalEntry entry = hub.entry(second);
    assertThat(entry.state()).isEqualTo(InteractionState.DUPLICATE);
    assertThat(entry.ledger()).extracting("key").containsExactly("duplicate-note");
    assertThat(hub.crm(RecordKind.NOTE)).hasSize(notes + 1);
    assertThat(hub.crm(RecordKind.NOTE))
        .filteredOn(note -> note.text() != null && note.text().contains("repeated request"))
        .singleElement()
        .satisfies(
            note -> assertThat(note.links()).containsEntry(RecordKind.LEAD, leadOf(first).id()));
  }

  @Test
  void a_comment_that_the_crm_refused_is_a_dead_letter_and_its_redrive_stays_a_duplicate() {
    delivered(Forms.ANNA, "f1");
    int notes = hub.crm(RecordKind.NOTE).size();
    hub.crms.actionFailures.add(new Failure.Refused("no rights", 403));
    String second = delivered(Forms.ANNA.wishes(null, true), "f2");
    assertThat(hub.entry(second).state()).isEqualTo(InteractionState.FAILED);

    hub.clock.advance(Duration.ofDays(3));
    hub.redrive.one("demo", second, Doubt.LOOK_AGAIN);
    hub.deliver();

    assertThat(hub.entry(second).state()).isEqualTo(InteractionState.DUPLICATE);
    assertThat(hub.crm(RecordKind.NOTE)).hasSize(notes + 1);
    assertThat(hub.crm(RecordKind.LEAD)).hasSize(1);
  }

  @Test
  void a_record_that_is_gone_gets_no_comment_and_the_lead_is_a_duplicate_all_the_same() {
    delivered(Forms.ANNA, "f1");
    hub.crms.actionFailures.add(new Failure.Refused("not found", 404));
    JournalEntry second = hub.entry(delivered(Forms.ANNA.wishes(null, true), "f2"));
    assertThat(second.state()).isEqualTo(InteractionState.DUPLICATE);
    assertThat(second.reason()).endsWith("the record is gone.");
  }

  @Test
  void a_lead_that_was_skipped_is_repeated_by_nobody() {
    Forms kept =
        new Forms(
            "Order",
            "Anna",
            Hub.CLIENT,
            "anna@example.com",
            "3168",
            null,
            new Wishes(null, null, true, false, null));
    assertThat(hub.entry(delivered(kept, "f1")).state()).isEqualTo(InteractionState.SKIPPED);
    assertThat(hub.entry(delivered(Forms.ANNA, "f2")).state()).isEqualTo(InteractionState.SENT);
  }

  @Test
  void a_dead_letter_counts_as_received() {
    hub.crms.actionFailures.add(new Failure.Refused("a field is missing", 422));
    String first = delivered(Forms.ANNA, "f1");
    assertThat(hub.entry(first).state()).isEqualTo(InteractionState.FAILED);

    JournalEntry second = hub.entry(delivered(Forms.ANNA, "f2"));

    assertThat(second.state()).isEqualTo(InteractionState.DUPLICATE);
    assertThat(second.duplicate().record()).isNull();
    assertThat(second.reason()).contains("dead letter: redrive it");
  }

  @Test
  void a_comment_on_a_dead_letter_waits_with_it_and_is_made_after_both_are_redriven() {
    hub.crms.actionFailures.add(new Failure.Refused("a field is missing", 422));
    String first = delivered(Forms.ANNA, "f1");
    String second = delivered(Forms.ANNA.wishes(null, true), "f2");
    assertThat(hub.entry(second).state()).isEqualTo(InteractionState.FAILED);
    assertThat(hub.entry(second).reason()).startsWith("duplicate-pending");

    hub.redrive.all("demo", InteractionState.FAILED, null);
    hub.pass(Duration.ofMinutes(5));

    assertThat(hub.entry(first).state()).isEqualTo(InteractionState.SENT);
    assertThat(hub.entry(second).state()).isEqualTo(InteractionState.DUPLICATE);
    assertThat(hub.entry(second).duplicate().record()).isEqualTo(leadOf(first));
    assertThat(hub.crm(RecordKind.LEAD)).hasSize(1);
  }

  @Test
  void a_lead_of_another_number_waits_until_the_one_that_it_repeats_has_its_record() {
    hub.duplicates(BY_EMAIL);
    hub.crms.actionFailures.add(new Failure.Unavailable("down"));
    String first = delivered(Forms.ANNA, "f1");
    assertThat(hub.entry(first).state()).isEqualTo(InteractionState.RETRYING);

    String second = delivered(Forms.ANNA.phone(OTHER_PHONE).title("Question"), "f2");
    assertThat(hub.entry(second).state()).isEqualTo(InteractionState.RECEIVED);
    assertThat(hub.entry(second).reason()).startsWith("duplicate-pending: rule extended");
    assertThat(hub.entry(second).settled()).isFalse();

    hub.pass(Duration.ofMinutes(5));

    JournalEntry entry = hub.entry(second);
    assertThat(hub.entry(first).state()).isEqualTo(InteractionState.SENT);
    assertThat(entry.state()).isEqualTo(InteractionState.DUPLICATE);
    assertThat(entry.duplicate().record()).isEqualTo(leadOf(first));
    assertThat(entry.ledger())
        .extracting("key")
        .containsExactly("duplicate-note", "duplicate-task");
    assertThat(hub.crm(RecordKind.LEAD)).hasSize(1);
    assertThat(tasks()).hasSize(1);
  }

  @Test
  void a_lead_is_an_original_after_all_when_the_one_before_was_skipped_meanwhile() {
    hub.duplicates(BY_EMAIL);
    hub.crms.actionFailures.add(new Failure.Unavailable("down"));
    String first = delivered(Forms.ANNA, "f1");
    String second = delivered(Forms.ANNA.phone(OTHER_PHONE), "f2");
    assertThat(hub.entry(second).state()).isEqualTo(InteractionState.RECEIVED);
    block(Hub.CLIENT);
    hub.pass(Duration.ofMinutes(5));
    assertThat(hub.entry(first).state()).isEqualTo(InteractionState.SKIPPED);
    assertThat(hub.entry(second).state()).isEqualTo(InteractionState.SENT);
  }

  @Test
  void what_a_search_may_not_show_yet_is_read_by_its_id() {
    hub.duplicates(BY_EMAIL);
    hub.crms.settleTime = Duration.ofMinutes(5);
    String first = delivered(Forms.ANNA, "f1");
    hub.clock.advance(Duration.ofMinutes(1));
    delivered(Forms.ANNA.phone(OTHER_PHONE).title("Question"), "f2");
    assertThat(hub.crms.asked.recent()).contains(leadOf(first));
  }

  @Test
  void while_no_crm_takes_work_a_repeat_is_held_like_its_first() {
    hub.duplicates(BY_EMAIL);
    hub.projects.updateIntegration("demo", integration -> integration.held("a person's decision"));
    String first = delivered(Forms.ANNA, "f1");
    String second = delivered(Forms.ANNA, "f2");
    assertThat(hub.entry(first).state()).isEqualTo(InteractionState.HELD);
    assertThat(hub.entry(second).state()).isEqualTo(InteractionState.HELD);

    hub.connect();
    hub.redrive.all("demo", InteractionState.HELD, null);
    hub.pass(Duration.ofMinutes(5));

    assertThat(List.of(hub.entry(first).state(), hub.entry(second).state()))
        .containsExactlyInAnyOrder(InteractionState.SENT, InteractionState.DUPLICATE);
    assertThat(hub.crm(RecordKind.LEAD)).hasSize(1);
  }

  @Test
  void a_lead_that_is_held_for_days_is_still_the_first() {
    hub.duplicates(BY_EMAIL);
    hub.crms.actionFailures.add(new Failure.Unauthorized("no such key"));
    String first = delivered(Forms.ANNA, "f1");
    assertThat(hub.entry(first).state()).isEqualTo(InteractionState.HELD);
    hub.clock.advance(Duration.ofDays(5));
    hub.connect();

    String second = delivered(Forms.ANNA.phone(OTHER_PHONE).title("Question"), "f2");
    assertThat(hub.entry(second).reason()).startsWith("duplicate-pending");
    hub.redrive.one("demo", first, Doubt.LOOK_AGAIN);
    hub.pass(Duration.ofMinutes(5));

    assertThat(hub.entry(first).state()).isEqualTo(InteractionState.SENT);
    assertThat(hub.entry(second).state()).isEqualTo(InteractionState.DUPLICATE);
  }

  @Test
  void a_worker_that_dies_after_the_verdict_and_before_the_first_step_leaves_an_original() {
    String id = hub.accept(Forms.ANNA, "f1");
    JournalEntry entry = hub.entry(id);
    Candidate candidate = Candidate.of(id, entry.receivedAt(), Forms.ANNA.submission("f1"));
    assertThat(hub.judge.trial(hub.project(), candidate).enter()).isTrue();

    hub.deliver();

    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.SENT);
    assertThat(rule(delivered(Forms.ANNA, "f2"))).isEqualTo(DuplicateRule.ONE_HOUR);
    assertThat(hub.crm(RecordKind.LEAD)).hasSize(1);
  }

  @Test
  void a_worker_that_dies_in_the_first_step_leaves_an_original_too() {
    hub.crms.faults.add(Fault.KILLED_AFTER_COMMIT);
    String id = hub.accept(Forms.ANNA, "f1");
    try {
      hub.deliver();
    } catch (FaultyCrms.Killed killed) {
      // As a Lambda that is gone.
    }
    String second = hub.accept(Forms.ANNA, "f2");
    hub.pass(Duration.ofMinutes(5));
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.SENT);
    assertThat(hub.entry(second).state()).isEqualTo(InteractionState.DUPLICATE);
    assertThat(hub.crm(RecordKind.LEAD)).hasSize(1);
  }

  @Test
  void a_project_that_does_not_check_sends_everything() {
    hub.duplicates(new DuplicateSettings(false, null, null, null, null, null, null));
    delivered(Forms.ANNA, "f1");
    assertThat(hub.entry(delivered(Forms.ANNA, "f2")).state()).isEqualTo(InteractionState.SENT);
  }

  @Test
  void the_same_client_in_work_is_enough_where_the_form_says_so() {
    String first = delivered(Forms.ANNA, "f1");
    JournalEntry second =
        hub.entry(delivered(Forms.ANNA.title("Question").wishes(true, null), "f2"));
    assertThat(second.duplicate().rule()).isEqualTo(DuplicateRule.CLIENT_IN_WORK);
    assertThat(second.duplicate().record().id()).isEqualTo(leadOf(first).id());
  }

  @Test
  void erasing_a_client_takes_his_leads_out_of_the_history_of_his_email_too() {
    String mine = delivered(Forms.ANNA, "f1");
    String other = delivered(Forms.ANNA.phone(OTHER_PHONE).title("Question"), "f2");
    new Erasure(hub.journal, hub.leads, new Origins(hub.table, hub.json), hub.table, hub.clock)
        .erase(hub.project(), Hub.CLIENT, null, null, hub.clock.instant().plusSeconds(10));

    assertThat(hub.table.all()).noneMatch(document -> document.body().contains(mine + "\""));
    assertThat(hub.table.all())
        .anyMatch(d -> d.key().sort().equals("LEADS") && d.body().contains(other));
  }

  @Test
  void erasing_an_email_finds_what_came_with_a_number() {
    String id = delivered(Forms.ANNA, "f1");
    new Erasure(hub.journal, hub.leads, new Origins(hub.table, hub.json), hub.table, hub.clock)
        .erase(hub.project(), null, "anna@example.com", null, hub.clock.instant().plusSeconds(10));
    assertThat(hub.journal.find("demo", id)).isEmpty();
    assertThat(hub.table.all()).noneMatch(document -> document.key().sort().equals("LEADS"));
  }

  private String delivered(Forms form, String submission) {
    String id = hub.accept(form, submission);
    hub.deliver();
    hub.clock.advance(Duration.ofMillis(1));
    return id;
  }

  private DuplicateRule rule(String id) {
    Verdict.Duplicate duplicate = hub.entry(id).duplicate();
    return duplicate == null ? null : duplicate.rule();
  }

  private RecordRef leadOf(String id) {
    return hub.entry(id).ledger().stream()
        .filter(step -> step.finished() && step.ref().kind() == RecordKind.LEAD)
        .findFirst()
        .orElseThrow()
        .ref();
  }

  private List<BuiltinRecord> tasks() {
    return hub.records.list("demo", RecordKind.TASK, null, 200, null).records();
  }

  private void block(String number) {
    var settings = hub.json.mapper().<ObjectNode>valueToTree(hub.project().settings());
    settings.putArray("blockedNumbers").add(number);
    hub.projects.saveSettings(
        "demo", hub.json.mapper().convertValue(settings, ProjectSettings.class));
  }
}
