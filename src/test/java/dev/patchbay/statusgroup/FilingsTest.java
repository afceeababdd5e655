package dev.patchbay.statusgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.CrmSchema;
import dev.patchbay.crm.CrmSchema.Stage;
import dev.patchbay.store.Document;
import dev.patchbay.store.Json;
import dev.patchbay.store.MemoryTable;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilingsTest {

  private static final CrmSchema SCHEMA =
      FilingTest.deals(
          new Stage("open", "Open", DealState.OPEN), new Stage("won", "Won", DealState.WON));

  private final MemoryTable table = new MemoryTable();
  private final Json json = new Json();
  private final Clock clock = Clock.fixed(Instant.parse("2026-11-30T10:00:00Z"), ZoneOffset.UTC);
  private final Filings filings = new Filings(table, json, clock);
  private final FilingHistory history = new FilingHistory(table, json);

  @Test
  void the_history_names_who_moved_what_from_where_to_where() {
    filings.observe("p", "i1", SCHEMA);
    move("olena", "deal::open", StatusGroup.CANCELLED);

    List<Refiling> changes = history.page("p", 10, null).changes();
    assertThat(changes).extracting(Refiling::by).containsExactly("olena", null);
    assertThat(changes.getFirst().moves())
        .containsExactly(
            new Move("deal::open", "Open", StatusGroup.IN_WORK, StatusGroup.CANCELLED));
    assertThat(changes.getFirst().version()).isEqualTo(2);
  }

  @Test
  void nothing_is_written_where_nothing_changes() {
    filings.observe("p", "i1", SCHEMA);
    int requests = table.requests();
    filings.observe("p", "i1", SCHEMA);
    assertThat(table.requests() - requests).isOne();
    assertThat(history.page("p", 10, null).changes()).hasSize(1);
  }

  @Test
  void a_change_that_is_refused_leaves_everything_as_it_is() {
    filings.observe("p", "i1", SCHEMA);
    assertThatThrownBy(
            () ->
                filings.change(
                    "p",
                    "i1",
                    "olena",
                    filing -> {
                      throw new IllegalStateException("outdated");
                    }))
        .hasMessage("outdated");
    assertThat(filings.of("p", "i1").version()).isEqualTo(1);
  }

  @Test
  void the_history_misses_nothing_when_the_hub_died_before_it_wrote_it() {
    filings.observe("p", "i1", SCHEMA);
    move("olena", "deal::open", StatusGroup.CANCELLED);
    forgetHistory();

    filings.settle("p", "i1");
    assertThat(history.page("p", 10, null).changes())
        .extracting(Refiling::by)
        .containsExactly("olena");

    forgetHistory();
    move("iryna", "deal::open", StatusGroup.PAID);
    filings.settle("p", "i1");
    assertThat(history.page("p", 10, null).changes())
        .extracting(Refiling::by)
        .containsExactlyInAnyOrder("iryna", "olena");
  }

  @Test
  void the_history_is_read_in_pages() {
    filings.observe("p", "i1", SCHEMA);
    move("a", "deal::open", StatusGroup.PAID);
    move("b", "deal::open", StatusGroup.CANCELLED);

    FilingHistory.Refilings first = history.page("p", 2, null);
    FilingHistory.Refilings second = history.page("p", 2, first.cursor());
    assertThat(first.changes()).extracting(Refiling::by).containsExactly("b", "a");
    assertThat(second.changes()).extracting(Refiling::by).containsExactly((String) null);
    assertThat(second.cursor()).isNull();
  }

  @Test
  void integrations_and_projects_have_filings_of_their_own() {
    filings.observe("p", "i1", SCHEMA);
    assertThat(filings.of("p", "i2").statuses()).isEmpty();
    assertThat(filings.of("q", "i1").statuses()).isEmpty();
    assertThat(history.page("q", 10, null).changes()).isEmpty();
  }

  private void move(String by, String status, StatusGroup group) {
    filings.change("p", "i1", by, filing -> filing.moved(status, group, List.of()));
  }

  private void forgetHistory() {
    table.list("P#p#REFILINGS", "").stream().map(Document::key).forEach(table::delete);
  }
}
