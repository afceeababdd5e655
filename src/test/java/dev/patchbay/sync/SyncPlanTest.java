package dev.patchbay.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.project.CrmSettings;
import dev.patchbay.sync.SyncState.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SyncPlanTest {

  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
  private static final Set<RecordKind> KINDS = Set.of(RecordKind.LEAD, RecordKind.DEAL);
  private static final CrmSettings SETTINGS = new CrmSettings(null, null, 15, 30);

  private final SyncState fresh = SyncState.first("demo", "i", NOON);

  @Test
  void the_first_run_imports_the_chosen_past() {
    SyncRun run = next(fresh, NOON);

    assertThat(run.kind()).isEqualTo(SyncKind.IMPORT);
    assertThat(run.since()).containsOnlyKeys(KINDS);
    assertThat(run.since().values()).containsOnly(NOON.minus(Duration.ofDays(30)));
    assertThat(run.phase()).isEqualTo(SyncPhase.STATUSES);
  }

  @Test
  void a_person_may_choose_another_past() {
    Instant january = Instant.parse("2026-01-01T00:00:00Z");
    SyncRun run = next(fresh.asking(new Asked("r", SyncKind.CHANGES, january, NOON)), NOON);

    assertThat(run.id()).isEqualTo("r");
    assertThat(run.kind()).isEqualTo(SyncKind.IMPORT);
    assertThat(run.since().values()).containsOnly(january);
  }

  @Test
  void later_runs_ask_for_what_was_changed_since_the_last_began_and_ten_minutes_before() {
    SyncState imported = done(fresh, NOON, NOON.plusSeconds(600));
    SyncRun run = next(imported, NOON.plus(Duration.ofHours(1)));

    assertThat(run.kind()).isEqualTo(SyncKind.CHANGES);
    assertThat(run.since().values()).containsOnly(NOON.minus(Duration.ofMinutes(10)));
  }

  @Test
  void once_a_day_everything_that_was_ever_loaded_is_listed() {
    SyncState imported = done(fresh, NOON, NOON);
    SyncRun run = next(imported, NOON.plus(Duration.ofDays(1)));

    assertThat(run.kind()).isEqualTo(SyncKind.FULL);
    assertThat(run.since().values()).containsOnly(NOON.minus(Duration.ofDays(30)));
    SyncState full = done(imported, NOON.plus(Duration.ofDays(1)), NOON.plus(Duration.ofDays(1)));
    assertThat(next(full, NOON.plus(Duration.ofHours(25))).kind()).isEqualTo(SyncKind.CHANGES);
  }

  @Test
  void a_kind_that_was_refused_is_asked_for_as_if_that_run_had_not_been() {
    SyncRun leads = next(fresh, NOON).at(null).at(null);
    assertThat(leads.phase()).isEqualTo(SyncPhase.LEADS);
    SyncRun without = leads.withoutThis();
    assertThat(without.phase()).isEqualTo(SyncPhase.DEALS);

    SyncState state = fresh.running(without.at(null)).finished(NOON);
    SyncRun run = next(state, NOON.plus(Duration.ofHours(1)));

    assertThat(run.since().get(RecordKind.LEAD)).isEqualTo(NOON.minus(Duration.ofDays(30)));
    assertThat(run.since().get(RecordKind.DEAL)).isEqualTo(NOON.minus(Duration.ofMinutes(10)));
  }

  @Test
  void only_a_full_run_looks_for_what_is_gone_and_only_among_what_the_crm_has() {
    SyncRun run = SyncRun.begin("r", SyncKind.FULL, next(fresh, NOON).since(), NOON);
    for (int i = 0; i < 4; i++) {
      run = run.at(null);
    }
    assertThat(run.phase()).isEqualTo(SyncPhase.REMOVED_LEADS);
    assertThat(run.at("more").phase()).isEqualTo(SyncPhase.REMOVED_LEADS);
    assertThat(run.at(null).at(null).phase()).isNull();
  }

  @Test
  void the_next_run_is_due_an_interval_after_this_began_and_never_in_the_past() {
    assertThat(SyncPlan.nextDue(NOON, SETTINGS, NOON.plusSeconds(60)))
        .isEqualTo(NOON.plus(Duration.ofMinutes(15)));
    Instant late = NOON.plus(Duration.ofHours(2));
    assertThat(SyncPlan.nextDue(NOON, SETTINGS, late)).isEqualTo(late);
    assertThat(SyncPlan.nextDue(NOON, new CrmSettings(null, null, 1, null), NOON))
        .isEqualTo(NOON.plus(Duration.ofMinutes(5)));
  }

  @Test
  void a_crm_that_does_not_answer_is_left_alone_longer_and_longer_up_to_an_hour() {
    assertThat(SyncPlan.pauseAfter(1)).isEqualTo(Duration.ofMinutes(1));
    assertThat(SyncPlan.pauseAfter(4)).isEqualTo(Duration.ofMinutes(8));
    assertThat(SyncPlan.pauseAfter(40)).isEqualTo(Duration.ofHours(1));
  }

  private static SyncRun next(SyncState state, Instant now) {
    return SyncPlan.next(state, SETTINGS, KINDS, now);
  }

  private static SyncState done(SyncState state, Instant began, Instant ended) {
    return state.running(next(state, began)).finished(ended);
  }
}
