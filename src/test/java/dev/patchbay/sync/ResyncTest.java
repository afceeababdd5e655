package dev.patchbay.sync;

import static dev.patchbay.sync.SyncHub.INTEGRATION;
import static dev.patchbay.sync.SyncHub.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.ChangesQuery;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.CrmSchema.Stage;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.journal.Origin;
import dev.patchbay.statusgroup.FiledStatus;
import dev.patchbay.statusgroup.StatusGroup;
import dev.patchbay.sync.SyncFault.Code;
import dev.patchbay.sync.SyncRun.Counts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResyncTest {

  private static final Instant MORNING = Instant.parse("2026-11-30T09:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Origin CALL =
      new Origin("i1", "call", "ringostat", "call", null, null, null, Map.of(), MORNING);

  private final SyncHub hub = new SyncHub();

  @Test
  void the_first_import_takes_the_chosen_past_page_by_page() {
    hub.book.put(BookCrm.contact("c1", "+380500000001", MORNING));
    for (int i = 1; i <= 5; i++) {
      hub.book.put(BookCrm.deal(RecordKind.DEAL, "d" + i, "new", MORNING.plusSeconds(i)));
    }
    hub.book.put(BookCrm.deal(RecordKind.DEAL, "old", "new", MORNING.minus(Duration.ofDays(91))));

    hub.load();

    assertThat(hub.present()).hasSize(6).doesNotContainKey("DEAL#old");
    SyncRun run = hub.state().finished().getFirst();
    assertThat(run.kind()).isEqualTo(SyncKind.IMPORT);
    assertThat(run.counted(RecordKind.DEAL)).isEqualTo(new Counts(5, 5, 0, 0));
    assertThat(hub.managers.of(PROJECT, INTEGRATION).orElseThrow().users())
        .extracting(user -> user.name())
        .containsExactly("Olena");
    assertThat(hub.state().turn().due()).isEqualTo(hub.clock.instant().plus(HOUR));
  }

  @Test
  void a_past_before_the_import_is_loaded_on_demand() {
    hub.book.put(BookCrm.deal(RecordKind.DEAL, "old", "new", MORNING.minus(Duration.ofDays(200))));
    hub.load();

    hub.syncs.ask(hub.project(), SyncKind.CHANGES, MORNING.minus(Duration.ofDays(300)));
    hub.work();

    assertThat(hub.present()).containsOnlyKeys("DEAL#old");
    assertThat(hub.state().reach().from()).isEqualTo(MORNING.minus(Duration.ofDays(300)));
  }

  @Test
  void a_change_that_the_list_showed_late_is_found_by_the_overlap() {
    hub.load();
    Instant began = hub.clock.instant();
    hub.book.put(BookCrm.deal(RecordKind.DEAL, "late", "new", began.minus(Duration.ofMinutes(9))));

    hub.after(HOUR);

    assertThat(hub.present()).containsOnlyKeys("DEAL#late");
    assertThat(hub.book.asked)
        .filteredOn(query -> query.kind() == RecordKind.DEAL)
        .last()
        .extracting(ChangesQuery::since)
        .isEqualTo(began.minus(Duration.ofMinutes(10)));
  }

  @Test
  void nothing_is_written_for_what_is_the_same() {
    hub.book.put(BookCrm.deal(RecordKind.DEAL, "d1", "new", hub.clock.instant()));
    hub.load();
    MirroredRecord before = hub.copy(RecordKind.DEAL, "d1");

    hub.after(Duration.ofMinutes(5));
    hub.after(HOUR);

    assertThat(hub.copy(RecordKind.DEAL, "d1")).isEqualTo(before);
    assertThat(hub.state().finished()).hasSize(2);
    assertThat(hub.state().finished().getFirst().counted(RecordKind.DEAL))
        .isEqualTo(new Counts(1, 0, 0, 0));
  }

  @Test
  void statuses_that_are_renamed_added_or_deleted_between_two_runs_are_followed() {
    hub.load();
    hub.book.stages =
        List.of(
            new Stage("new", "Fresh", DealState.OPEN),
            new Stage("done", "Finished", DealState.WON),
            new Stage("paid", "Paid at once", DealState.WON));
    hub.book.put(BookCrm.deal(RecordKind.DEAL, "d1", "paid", hub.clock.instant().plusSeconds(60)));

    hub.after(HOUR);

    var filing = hub.filings.of(PROJECT, INTEGRATION);
    assertThat(status("deal:main:new").name()).isEqualTo("Fresh");
    assertThat(status("deal:main:off").removedAt()).isNotNull();
    assertThat(status("deal:main:paid").fresh()).isTrue();
    assertThat(filing.groupOf(hub.copy(RecordKind.DEAL, "d1").record()))
        .isEqualTo(StatusGroup.PAID);
    assertThat(hub.faults()).contains(Code.STATUSES_NOT_FILED);
  }

  private FiledStatus status(String id) {
    return hub.filings.of(PROJECT, INTEGRATION).statuses().stream()
        .filter(status -> status.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void what_the_crm_has_no_more_is_found_by_the_daily_full_run_and_kept_as_removed() {
    RecordRef gone = new RecordRef(RecordKind.DEAL, "d1", null);
    RecordRef merged = new RecordRef(RecordKind.DEAL, "d2", null);
    RecordRef into = new RecordRef(RecordKind.DEAL, "d3", null);
    for (String id : List.of("d1", "d2", "d3")) {
      hub.book.put(BookCrm.deal(RecordKind.DEAL, id, "new", MORNING));
    }
    hub.origins.keep(PROJECT, INTEGRATION, merged, CALL);
    hub.load();
    hub.book.remove(gone, null);
    hub.book.remove(merged, into);

    hub.after(Duration.ofHours(25));

    assertThat(hub.state().finished().getFirst().kind()).isEqualTo(SyncKind.FULL);
    assertThat(hub.present()).containsOnlyKeys("DEAL#d3");
    assertThat(hub.copy(RecordKind.DEAL, "d1").mergedInto()).isNull();
    assertThat(hub.copy(RecordKind.DEAL, "d2").mergedInto()).isEqualTo(into);
    assertThat(hub.copy(RecordKind.DEAL, "d3").origin()).isEqualTo(CALL);
    assertThat(hub.book.read).extracting(RecordRef::id).containsExactlyInAnyOrder("d1", "d2");
    assertThat(hub.state().finished().getFirst().counted(RecordKind.DEAL).removed()).isEqualTo(2);
  }

  @Test
  void a_reopened_deal_and_a_converted_lead_are_followed() {
    RecordRef deal = new RecordRef(RecordKind.DEAL, "d2", null);
    RecordRef lead = new RecordRef(RecordKind.LEAD, "l1", null);
    hub.book.put(BookCrm.deal(RecordKind.DEAL, "d1", "done", MORNING));
    hub.book.put(BookCrm.deal(RecordKind.LEAD, "l1", "new", MORNING));
    hub.origins.keep(PROJECT, INTEGRATION, lead, CALL);
    hub.load();
    Instant later = hub.clock.instant().plusSeconds(60);
    hub.book.put(BookCrm.deal(RecordKind.DEAL, "d1", "new", later));
    hub.book.put(BookCrm.with(BookCrm.deal(RecordKind.LEAD, "l1", "done", later), null, deal));
    hub.book.put(BookCrm.deal(RecordKind.DEAL, "d2", "new", later));

    hub.after(HOUR);

    assertThat(hub.copy(RecordKind.DEAL, "d1").record().closedAt()).isNull();
    assertThat(hub.copy(RecordKind.LEAD, "l1").record().convertedTo()).isEqualTo(deal);
    assertThat(hub.copy(RecordKind.DEAL, "d2").origin()).isEqualTo(CALL);
  }

  @Test
  void a_deal_that_was_loaded_before_its_lead_was_converted_still_gets_the_origin() {
    RecordRef deal = new RecordRef(RecordKind.DEAL, "d2", null);
    hub.book.put(BookCrm.deal(RecordKind.DEAL, "d2", "new", MORNING));
    hub.book.put(BookCrm.deal(RecordKind.LEAD, "l1", "new", MORNING));
    hub.origins.keep(PROJECT, INTEGRATION, new RecordRef(RecordKind.LEAD, "l1", null), CALL);
    hub.load();
    assertThat(hub.copy(RecordKind.DEAL, "d2").origin()).isNull();
    Instant later = hub.clock.instant().plusSeconds(60);
    hub.book.put(BookCrm.with(BookCrm.deal(RecordKind.LEAD, "l1", "done", later), null, deal));

    hub.after(HOUR);

    assertThat(hub.copy(RecordKind.DEAL, "d2").origin()).isEqualTo(CALL);
  }

  @Test
  void a_stopped_integration_rests_and_goes_on_from_where_it_was() {
    hub.load();
    Instant began = hub.clock.instant();
    hub.syncs.stopped(PROJECT, INTEGRATION);
    hub.after(Duration.ofHours(3));
    assertThat(hub.state().finished()).hasSize(1);

    hub.load();

    assertThat(hub.state().finished()).hasSize(2);
    assertThat(hub.book.asked.getLast().since()).isEqualTo(began.minus(Duration.ofMinutes(10)));
  }

  @Test
  void a_message_of_a_turn_that_is_over_does_nothing() {
    hub.syncs.started(hub.project());
    SyncTask first = hub.queue.peek();
    hub.work();
    int calls = hub.book.asked.size();

    hub.queue.add(first);
    hub.after(Duration.ofMinutes(2));

    assertThat(hub.book.asked).hasSize(calls);
  }

  @Test
  void two_projects_have_their_turns_in_turn() {
    hub.connected("other");
    for (int i = 1; i <= 8; i++) {
      hub.book.put(BookCrm.deal(RecordKind.DEAL, "d" + i, "new", MORNING.plusSeconds(i)));
    }
    // Each call takes longer than half a turn.
    hub.book.atCall = () -> hub.clock.advance(Duration.ofSeconds(6));
    hub.syncs.started(hub.project());
    hub.syncs.started(hub.projects.find("other").orElseThrow());

    hub.work();

    assertThat(hub.turns.subList(0, 6))
        .containsExactly("demo", "other", "demo", "other", "demo", "other");
    assertThat(hub.state().finished()).hasSize(1);
    assertThat(hub.states.find("other", "i-other").orElseThrow().finished()).hasSize(1);
  }

  @Test
  void what_is_asked_for_during_a_run_is_done_after_it() {
    hub.book.put(BookCrm.deal(RecordKind.DEAL, "d1", "new", MORNING));
    hub.book.atCall =
        () -> {
          if (hub.state().asked() == null && hub.state().finished().isEmpty()) {
            hub.syncs.ask(hub.project(), SyncKind.FULL, null);
          }
        };

    hub.load();

    assertThat(hub.state().finished())
        .extracting(SyncRun::kind)
        .containsExactly(SyncKind.FULL, SyncKind.IMPORT);
    assertThat(hub.state().asked()).isNull();
  }
}
