package dev.patchbay.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.Failure;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.metrics.Metrics.Metric;
import dev.patchbay.sync.SyncFault.Code;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SetbacksTest {

  private static final Instant MORNING = Instant.parse("2026-11-30T09:00:00Z");

  private final SyncHub hub = new SyncHub();

  SetbacksTest() {
    hub.book.put(BookCrm.deal(RecordKind.DEAL, "d1", "new", MORNING));
    hub.book.put(BookCrm.deal(RecordKind.LEAD, "l1", "new", MORNING));
  }

  @Test
  void a_throttled_run_waits_as_long_as_the_crm_says_and_goes_on_where_it_was() {
    hub.book.failures.add(new Failure.Throttled("too many", Duration.ofMinutes(7)));

    hub.load();
    assertThat(hub.state().turn().due()).isEqualTo(hub.clock.instant().plus(Duration.ofMinutes(7)));
    hub.after(Duration.ofMinutes(6));
    assertThat(hub.present()).isEmpty();
    hub.after(Duration.ofMinutes(1));

    assertThat(hub.present()).hasSize(2);
    assertThat(hub.faults()).containsExactly(Code.STATUSES_NOT_FILED);
  }

  @Test
  void refused_credentials_hold_the_integration_until_it_is_connected_again() {
    hub.book.failures.add(new Failure.Unauthorized("the token is old"));

    hub.load();

    assertThat(hub.project().integration().heldReason()).startsWith("credentials:");
    assertThat(hub.faults()).contains(Code.CREDENTIALS);
    assertThat(hub.counted).contains(Metric.INTEGRATION_HELD, Metric.SYNC_FAILED);
    hub.after(Duration.ofHours(2));
    assertThat(hub.book.asked).isEmpty();

    hub.connected(SyncHub.PROJECT);
    hub.load();

    assertThat(hub.present()).hasSize(2);
    assertThat(hub.faults()).doesNotContain(Code.CREDENTIALS);
  }

  @Test
  void a_kind_that_may_not_be_read_is_passed_over_and_named_and_asked_for_again() {
    hub.book.refused.put(RecordKind.LEAD, 403);

    hub.load();

    assertThat(hub.present()).containsOnlyKeys("DEAL#d1");
    assertThat(hub.faults()).contains(Code.RIGHTS);
    assertThat(hub.counted).contains(Metric.SYNC_FAILED);
    hub.book.refused.clear();
    hub.after(Duration.ofHours(1));
    assertThat(hub.present()).hasSize(2);
    assertThat(hub.faults()).doesNotContain(Code.RIGHTS);
  }

  @Test
  void rights_that_stay_away_raise_one_alarm() {
    hub.book.refused.put(RecordKind.LEAD, 403);
    hub.load();
    hub.counted.clear();

    hub.after(Duration.ofHours(1));

    assertThat(hub.faults()).contains(Code.RIGHTS);
    assertThat(hub.counted).doesNotContain(Metric.SYNC_FAILED);
  }

  @Test
  void a_crm_that_does_not_answer_is_asked_less_often_and_named_after_the_third_time() {
    for (int i = 0; i < 3; i++) {
      hub.book.failures.add(new Failure.Unavailable("no answer"));
    }
    hub.load();
    assertThat(hub.state().turn().tries()).isOne();
    assertThat(hub.faults()).isEmpty();
    hub.after(Duration.ofMinutes(1));
    hub.after(Duration.ofMinutes(2));
    assertThat(hub.faults()).containsExactly(Code.CRM_UNAVAILABLE);

    hub.after(Duration.ofMinutes(4));

    assertThat(hub.present()).hasSize(2);
    assertThat(hub.faults()).containsExactly(Code.STATUSES_NOT_FILED);
  }

  @Test
  void a_page_that_is_refused_for_another_reason_begins_anew() {
    hub.book.failures.add(new Failure.Refused("the cursor is too old", 400));

    hub.load();
    hub.after(Duration.ofMinutes(1));

    assertThat(hub.present()).hasSize(2);
  }

  @Test
  void an_import_that_finds_nothing_says_so_until_something_comes() {
    hub.book.records.clear();
    hub.load();
    assertThat(hub.faults()).contains(Code.NOTHING_LOADED);

    hub.after(Duration.ofHours(1));
    assertThat(hub.faults()).contains(Code.NOTHING_LOADED);
    hub.book.put(BookCrm.deal(RecordKind.DEAL, "d1", "new", hub.clock.instant()));
    hub.after(Duration.ofHours(1));

    assertThat(hub.faults()).doesNotContain(Code.NOTHING_LOADED);
  }

  @Test
  void a_project_that_was_disconnected_meanwhile_is_left_alone() {
    hub.syncs.started(hub.project());
    hub.projects.updateIntegration(SyncHub.PROJECT, integration -> integration.disconnected());

    hub.work();

    assertThat(hub.book.asked).isEmpty();
    assertThat(hub.state().turn().due()).isNull();
  }
}
