package dev.patchbay.switching;

import static dev.patchbay.switching.SwitchHub.PROJECT;
import static dev.patchbay.switching.SwitchHub.reached;
import static dev.patchbay.switching.SwitchHub.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.ConnectResult;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.project.Employee;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Project.CrmState;
import dev.patchbay.switching.Change.State;
import dev.patchbay.switching.ChangeOfCrm.Result;
import dev.patchbay.switching.ChangeRequest.Choice;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChangeOfCrmTest {

  private static final ChangeRequest KEEP = to("beta", Choice.KEEP_EVERYTHING);

  private final SwitchHub hub = new SwitchHub();

  @Test
  void a_confirmed_change_waits_for_the_next_crm_and_its_mapping() {
    Integration old = hub.project().integration();

    Change done = hub.change(KEEP);

    assertThat(done.state()).isEqualTo(State.DONE);
    assertThat(done.steps())
        .extracting(Change.Step::name)
        .containsExactly("recorded", "closed", "archived", "applied", "gated", "done");
    assertThat(hub.project().crmState()).isEqualTo(CrmState.AWAITING_SETUP);
    assertThat(hub.project().gate().sessionsFrom()).isEqualTo(done.confirmedAt());
    assertThat(hub.credentials.read(PROJECT, old.id())).isEmpty();

    assertThat(hub.connect("alpha", "a1"))
        .isInstanceOfSatisfying(
            ConnectResult.Conflict.class,
            conflict -> assertThat(conflict.code()).isEqualTo("other-target"));
    hub.connect("beta", "b1");
    assertThat(hub.project().crmState()).isEqualTo(CrmState.AWAITING_SETUP);
    assertThat(hub.project().integration().takesWork()).as("not mapped yet").isFalse();
    assertThat(hub.project().integration().createdAt()).isAfter(old.createdAt());

    hub.fieldMappings.save(hub.project(), SwitchHub.mandatory());
    assertThat(hub.project().crmState()).isEqualTo(CrmState.CONNECTED);
    assertThat(hub.project().integration().takesWork()).isTrue();
  }

  @Test
  void another_digest_is_refused_with_the_preview_as_it_is_now() {
    String digest = hub.preview(KEEP).digest();
    hub.mirrored(1, 0);

    Result result = hub.changes.confirm(hub.project(), KEEP, digest, "boss");

    assertThat(result)
        .isInstanceOfSatisfying(
            Result.Outdated.class,
            outdated -> assertThat(outdated.preview()).isEqualTo(hub.preview(KEEP)));
    assertThat(hub.project().crmState()).isEqualTo(CrmState.CONNECTED);
    assertThat(hub.changes.history(PROJECT)).isEmpty();
  }

  @Test
  void confirming_the_same_again_gives_the_same_answer() {
    String digest = hub.preview(KEEP).digest();
    Change first = reached(hub.changes.confirm(hub.project(), KEEP, digest, "boss"));
    Change again = reached(hub.changes.confirm(hub.project(), KEEP, digest, "boss"));
    assertThat(again).isEqualTo(first);
    assertThat(hub.changes.history(PROJECT)).containsExactly(first);
  }

  @Test
  void leaving_once_more_what_was_connected_again_is_another_change() {
    ChangeRequest none = to(null, Choice.KEEP_EVERYTHING);
    Change first = hub.change(none);
    hub.connect("alpha", "a1");
    Change second = hub.change(none);

    assertThat(second.digest()).isEqualTo(first.digest());
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(hub.project().integration().state()).isEqualTo(Integration.State.DISCONNECTED);
  }

  @Test
  void a_change_needs_a_crm_to_leave() {
    hub.change(to(null, Choice.KEEP_EVERYTHING));
    assertThat(hub.changes.preview(hub.project(), KEEP)).isInstanceOf(Result.NotConnected.class);
    assertThat(hub.changes.confirm(hub.project(), KEEP, "x", "boss"))
        .isInstanceOf(Result.NotConnected.class);
    assertThat(hub.changes.disconnect(hub.project(), "boss"))
        .isInstanceOf(Result.NotConnected.class);
  }

  @Test
  void the_same_account_comes_back_as_the_integration_that_it_was_with_a_new_creation_date() {
    Integration old = hub.project().integration();
    hub.fieldMappings.save(hub.project(), SwitchHub.mandatory());
    hub.change(to(null, Choice.KEEP_EVERYTHING));
    hub.pass(Duration.ofHours(1));

    hub.connect("alpha", "a1");

    Integration back = hub.project().integration();
    assertThat(back.id()).isEqualTo(old.id());
    assertThat(back.createdAt()).isAfter(old.createdAt());
    assertThat(hub.earlier.of(PROJECT)).isEmpty();
    assertThat(hub.project().mapping().entries()).as("only offered").isEmpty();
    assertThat(hub.fieldMappings.read(hub.project()))
        .isInstanceOfSatisfying(
            FieldMappings.Result.Mapped.class,
            mapped -> assertThat(mapped.suggested()).isEqualTo(SwitchHub.mandatory()));
  }

  @Test
  void another_account_of_the_same_kind_is_a_change_while_connected_and_a_new_one_after_it() {
    String old = hub.project().integration().id();
    assertThat(hub.connect("alpha", "a2"))
        .isInstanceOfSatisfying(
            ConnectResult.Conflict.class,
            conflict -> assertThat(conflict.code()).isEqualTo("change-needs-preview"));
    assertThat(hub.connect("beta", "b1")).isInstanceOf(ConnectResult.Conflict.class);

    hub.change(to("alpha", Choice.KEEP_EVERYTHING));
    hub.setUp("alpha", "a2");

    assertThat(hub.project().integration().id()).isNotEqualTo(old);
    assertThat(hub.project().crmState()).isEqualTo(CrmState.CONNECTED);
  }

  @Test
  void an_undo_brings_everything_back_with_equal_counts() {
    hub.settings(
        """
        {"taskDueHours": 9, "scenario": {"stages": [{"kind": "deal", "stage": "s1"}]},
         "forms": {"mapping": [{"from": "city", "to": {"kind": "deal", "field": "note"}},
                               {"from": "fio", "to": {"property": "name"}}]},
         "duplicates": {"extended": {"enabled": true, "statuses": ["st1"]}}}
        """);
    hub.fieldMappings.save(hub.project(), SwitchHub.mandatory());
    hub.mirrored(5, 3);
    var before = hub.project();
    Preview preview = hub.preview(to("beta", Choice.START_OVER));

    hub.change(to("beta", Choice.START_OVER));
    hub.setUp("beta", "b1");
    assertThat(hub.shown(RecordKind.DEAL)).isZero();
    assertThat(hub.project().settings().taskDueHours()).isEqualTo(4);
    Change undone = hub.undo();

    assertThat(undone.state()).isEqualTo(State.UNDONE);
    assertThat(hub.project().integration()).isEqualTo(before.integration());
    assertThat(hub.project().settings()).isEqualTo(before.settings());
    assertThat(hub.project().employees()).isEqualTo(before.employees());
    assertThat(hub.project().mapping()).isEqualTo(before.mapping());
    assertThat(hub.project().crmState()).isEqualTo(CrmState.CONNECTED);
    assertThat(hub.shown(RecordKind.DEAL)).isEqualTo(5);
    assertThat(hub.shown(RecordKind.LEAD)).isEqualTo(3);
    assertThat(hub.credentials.read(PROJECT, before.integration().id())).isPresent();
    assertThat(hub.preview(to("beta", Choice.START_OVER)).counts()).isEqualTo(preview.counts());
  }

  @Test
  void what_people_set_meanwhile_in_parts_that_the_change_left_alone_stays_after_an_undo() {
    hub.change(KEEP);
    hub.settings(
        "{\"taskDueHours\": 7, \"scenario\": {\"stages\": [{\"kind\": \"deal\", \"stage\": \"b\"}]}}");
    hub.undo();
    assertThat(hub.project().settings().taskDueHours()).isEqualTo(7);
    assertThat(hub.project().settings().scenario().stages()).as("ids of beta").isEmpty();
  }

  @Test
  void two_changes_are_taken_back_one_after_the_other() {
    Integration first = hub.project().integration();
    hub.change(KEEP);
    hub.setUp("beta", "b1");
    Integration second = hub.project().integration();
    Change later = hub.change(to("alpha", Choice.KEEP_EVERYTHING));
    hub.setUp("alpha", "a3");

    assertThat(hub.undo().id()).isEqualTo(later.id());
    assertThat(hub.project().integration()).isEqualTo(second);
    assertThat(reached(hub.changes.undo(PROJECT, later.id(), "boss")).id())
        .as("a repeated request takes back no other")
        .isEqualTo(later.id());
    hub.undo();

    assertThat(hub.project().integration()).isEqualTo(first);
    assertThat(hub.earlier.of(PROJECT)).hasSize(2);
    assertThat(hub.changes.undo(PROJECT, null, "boss")).isInstanceOf(Result.NothingToUndo.class);
    hub.change(KEEP);
    assertThat(hub.changes.history(PROJECT)).hasSize(3);
  }

  @Test
  void credentials_that_are_refused_after_an_undo_hold_the_integration_with_all_data_back() {
    hub.mirrored(2, 0);
    hub.change(KEEP);
    hub.alpha.refuses = true;
    hub.undo();
    assertThat(hub.project().integration().heldReason()).contains("the token was revoked");
    assertThat(hub.shown(RecordKind.DEAL)).isEqualTo(2);
    assertThat(hub.project().employees()).extracting(Employee::crmUser).contains("alpha-1");
  }

  @Test
  void after_30_days_nothing_is_taken_back_and_what_a_fresh_start_put_away_is_erased() {
    hub.mirrored(3, 2);
    String old = hub.project().integration().id();
    Change done = hub.change(to(null, Choice.START_OVER));

    hub.pass(Duration.ofDays(29));
    hub.changes.resume();
    assertThat(hub.table.table.all()).anyMatch(d -> d.key().partition().contains("MIRROR#" + old));
    hub.pass(Duration.ofDays(2));
    assertThat(hub.changes.undo(PROJECT, done.id(), "boss")).isInstanceOf(Result.TooLate.class);
    hub.changes.resume();
    hub.changes.resume();

    assertThat(hub.table.table.all()).noneMatch(d -> d.key().partition().contains("MIRROR#" + old));
    assertThat(hub.changes.history(PROJECT).getFirst().has(Change.PURGED)).isTrue();
    assertThat(hub.table.table.all())
        .filteredOn(d -> d.key().sort().startsWith("CREDENTIALS#" + old))
        .allMatch(d -> d.expiresAt() != null);
  }

  @Test
  void earlier_deals_can_be_shown_at_any_time_but_those_of_a_fresh_start() {
    hub.mirrored(4, 0);
    hub.change(KEEP);
    assertThat(hub.shown(RecordKind.DEAL)).isZero();
    hub.settings("{\"crm\": {\"earlierDeals\": true}}");
    assertThat(hub.shown(RecordKind.DEAL)).isEqualTo(4);
    hub.setUp("beta", "b1");
    hub.change(to(null, Choice.START_OVER));
    hub.settings("{\"crm\": {\"earlierDeals\": true}}");
    assertThat(hub.shown(RecordKind.DEAL)).isZero();
    hub.undo();
    assertThat(hub.shown(RecordKind.DEAL)).isEqualTo(4);
  }
}
