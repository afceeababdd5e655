package dev.patchbay.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.journal.Origin;
import dev.patchbay.sync.FailingTable.Killed;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The worker dies at each call of the table, of the CRM and of the queue in turn. */
class CrashTest {

  private static final Instant MORNING = Instant.parse("2026-11-30T09:00:00Z");
  private static final Origin CALL =
      new Origin("i1", "call", "ringostat", "call", null, null, null, Map.of(), MORNING);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void the_first_import_is_whole_wherever_it_was_killed(boolean afterTheEffect) {
    int point = 0;
    while (killed(point, afterTheEffect, CrashTest::seed)) {
      point++;
    }
    assertThat(point).isGreaterThan(60);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_full_run_finds_everything_wherever_it_was_killed(boolean afterTheEffect) {
    int point = 0;
    while (killed(point, afterTheEffect, CrashTest::loadedAndChanged)) {
      point++;
    }
    assertThat(point).isGreaterThan(60);
  }

  /** Whether the work was long enough to be killed there. */
  private static boolean killed(int point, boolean afterTheEffect, Consumer<SyncHub> before) {
    SyncHub hub = new SyncHub();
    before.accept(hub);
    hub.table.killAt(point, afterTheEffect);
    boolean killed = false;
    try {
      hub.work();
    } catch (Killed e) {
      killed = true;
    }
    hub.table.heal();
    // The message is gone with the worker: the tick finds the turn when its lease is over.
    for (int minute = 0; minute < 5; minute++) {
      hub.after(Duration.ofMinutes(1));
    }
    assertThat(hub.state().run()).as("killed at %d", point).isNull();
    assertThat(hub.present()).as("killed at %d", point).isEqualTo(hub.book.records);
    assertThat(hub.copy(RecordKind.DEAL, "d1").origin()).as("killed at %d", point).isEqualTo(CALL);
    return killed;
  }

  private static void seed(SyncHub hub) {
    hub.book.put(BookCrm.contact("c1", "+380500000001", MORNING));
    RecordRef deal = new RecordRef(RecordKind.DEAL, "d1", null);
    hub.book.put(BookCrm.with(BookCrm.deal(RecordKind.LEAD, "l1", "done", MORNING), null, deal));
    for (int i = 1; i <= 5; i++) {
      hub.book.put(BookCrm.deal(RecordKind.DEAL, "d" + i, "new", MORNING.plusSeconds(i)));
    }
    hub.origins.keep(
        SyncHub.PROJECT, SyncHub.INTEGRATION, new RecordRef(RecordKind.LEAD, "l1", null), CALL);
    hub.syncs.started(hub.project());
  }

  private static void loadedAndChanged(SyncHub hub) {
    seed(hub);
    hub.work();
    hub.clock.advance(Duration.ofMinutes(10));
    hub.book.remove(new RecordRef(RecordKind.DEAL, "d2", null), null);
    hub.book.remove(
        new RecordRef(RecordKind.DEAL, "d3", null), new RecordRef(RecordKind.DEAL, "d4", null));
    hub.book.put(BookCrm.deal(RecordKind.DEAL, "d5", "done", hub.clock.instant()));
    hub.syncs.ask(hub.project(), SyncKind.FULL, null);
  }
}
