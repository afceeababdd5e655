package dev.patchbay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.sync.MirroredRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void a_report_equals_what_is_counted_by_hand_after_whatever_happened(long seed) {
    World world = new World(seed, 250, 250);
    Set<Dimension> asked = new HashSet<>();
    int counted = 0;
    for (int round = 0; round < 40; round++) {
      for (int i = world.dice.nextInt(15); i > 0; i--) {
        world.happen();
      }
      ReportQuery query = world.query();
      Map<String, String> report = NaiveReport.words(world.report(query));
      assertThat(report).as("%s", query).isEqualTo(NaiveReport.of(world, query));
      asked.addAll(query.by());
      counted += report.size();
    }
    assertThat(counted).isGreaterThan(250);
    assertThat(asked).hasSizeGreaterThan(8);
  }

  @Test
  void the_csv_says_what_the_report_says() {
    World world = new World(7, 200, 200);
    world.showEarlier(true);
    for (int round = 0; round < 20; round++) {
      Report report = world.report(world.query());
      assertThat(Csvs.words(ReportCsv.of(report), report.by()))
          .isEqualTo(NaiveReport.words(report));
    }
  }

  @Test
  void a_cell_that_a_spreadsheet_would_run_is_only_a_text() {
    World world = new World(7, 100, 0);
    Report report = world.report(period("2026-10-01", "2026-12-31", Dimension.UTM_SOURCE));
    assertThat(report.rows()).anyMatch(row -> "=cmd".equals(row.key().get("utm_source")));
    assertThat(ReportCsv.of(report))
        .startsWith("\uFEFFrow,utm_source,interactions,")
        .contains("\r\nrow,'=cmd,")
        .doesNotContain(",=cmd");
  }

  @Test
  void earlier_integrations_come_and_go_by_a_setting_and_archived_ones_never_show() {
    World world = new World(3, 0, 300);
    ReportQuery all = period("2026-10-01", "2026-12-31", Dimension.INTEGRATION);
    assertThat(integrations(world.report(all))).containsExactly("i2");
    Figures before = world.report(all).totals();
    world.showEarlier(true);
    assertThat(integrations(world.report(all))).containsExactly("i1", "i2");
    assertThat(world.report(all).totals()).isNotEqualTo(before);
    world.showEarlier(false);
    assertThat(world.report(all).totals()).isEqualTo(before);
  }

  @Test
  void a_deal_that_was_carried_over_counts_once_as_the_present_crm_has_it() {
    World world = new World(1, 0, 0);
    world.showEarlier(true);
    deal(world, "i1", "old", DealState.OPEN);
    deal(world, "i1", "stayed", DealState.OPEN);
    deal(world, "i2", "made", DealState.WON);
    ReportQuery query = period("2026-11-01", "2026-11-30");
    assertThat(world.report(query).totals().deals()).isEqualTo(3);

    world.carried(
        new World.Place("i1", RecordKind.DEAL, "old"),
        new World.Place("i2", RecordKind.DEAL, "made"));

    assertThat(world.report(query).totals().deals()).isEqualTo(2);
    assertThat(world.report(query).totals().dealsPaid()).isEqualTo(1);
    world.mirror.change(
        World.PROJECT, "i2", RecordKind.DEAL, "made", Instant.EPOCH, World::removed);
    assertThat(world.report(query).totals().deals()).as("the old one is left").isEqualTo(2);
    assertThat(world.report(query).totals().dealsPaid()).isZero();
  }

  @Test
  void conversion_and_average_are_of_counted_deals_and_currencies_stay_apart() {
    World world = new World(1, 0, 0);
    deal(world, "1", "won", DealState.WON, "100.10", "UAH", "2026-11-10T10:00:00Z");
    deal(world, "2", "won", DealState.WON, "50", "UAH", "2026-11-10T10:00:00Z");
    deal(world, "3", "won", DealState.WON, "7", "USD", "2026-11-10T10:00:00Z");
    deal(world, "4", "odd", DealState.WON, null, null, "2026-11-10T10:00:00Z");
    deal(world, "5", "odd", DealState.OPEN, "1000", "UAH", "2026-11-10T10:00:00Z");
    deal(world, "6", "odd", DealState.LOST, "3", "UAH", "2026-11-10T10:00:00Z");

    Figures totals = world.report(period("2026-11-01", "2026-11-30")).totals();

    assertThat(totals.deals()).isEqualTo(6);
    assertThat(totals.dealsPaid()).isEqualTo(4);
    assertThat(totals.conversion()).isEqualByComparingTo("0.6667");
    assertThat(totals.money())
        .containsExactly(
            new Figures.Money(
                "UAH",
                new BigDecimal("150.10"),
                new BigDecimal("1000.00"),
                new BigDecimal("1150.10"),
                new BigDecimal("3.00"),
                new BigDecimal("75.05")),
            new Figures.Money(
                "USD",
                new BigDecimal("7.00"),
                new BigDecimal("0.00"),
                new BigDecimal("7.00"),
                new BigDecimal("0.00"),
                new BigDecimal("7.00")));
  }

  @Test
  void nothing_is_nothing_and_no_share_of_it() {
    Figures totals = new World(1, 0, 0).report(period("2026-11-01", "2026-11-30")).totals();
    assertThat(totals.deals()).isZero();
    assertThat(totals.conversion()).isNull();
    assertThat(totals.money()).isEmpty();
  }

  @Test
  void the_day_on_which_the_clock_is_set_back_has_twenty_five_hours() {
    World world = new World(1, 0, 0);
    deal(world, "1", "odd", DealState.OPEN, null, null, "2026-10-24T20:59:59.999Z");
    deal(world, "2", "odd", DealState.OPEN, null, null, "2026-10-24T21:00:00Z");
    deal(world, "3", "odd", DealState.OPEN, null, null, "2026-10-25T21:30:00Z");
    deal(world, "4", "odd", DealState.OPEN, null, null, "2026-10-25T21:59:59.999Z");
    deal(world, "5", "odd", DealState.OPEN, null, null, "2026-10-25T22:00:00Z");

    Report report = world.report(period("2026-10-24", "2026-10-26", Dimension.DAY));

    assertThat(report.rows())
        .extracting(row -> row.key().get("day") + " " + row.figures().deals())
        .containsExactly("2026-10-24 1", "2026-10-25 3", "2026-10-26 1");
    assertThat(world.report(period("2026-10-25", "2026-10-25")).totals().deals()).isEqualTo(3);
  }

  @Test
  void the_day_is_that_of_the_zone() {
    World world = new World(1, 0, 0);
    deal(world, "1", "odd", DealState.OPEN, null, null, "2026-11-01T03:30:00Z");
    for (var expected :
        Map.of(
                "UTC",
                "2026-11-01",
                "America/New_York",
                "2026-10-31",
                "Pacific/Auckland",
                "2026-11-01")
            .entrySet()) {
      ReportQuery query =
          new ReportQuery(
              LocalDate.of(2026, 10, 30),
              LocalDate.of(2026, 11, 2),
              ZoneId.of(expected.getKey()),
              List.of(Dimension.DAY));
      assertThat(world.report(query).rows())
          .extracting(row -> row.key().get("day"))
          .containsExactly(expected.getValue());
    }
  }

  @Test
  void responsibles_are_named_as_employees_are_now_and_else_by_the_crms_user() {
    World world = new World(5, 0, 200);
    world.showEarlier(true);
    Report report = world.report(period("2026-10-01", "2026-12-31", Dimension.RESPONSIBLE));
    Map<String, String> names = new java.util.HashMap<>();
    report.rows().stream()
        .filter(row -> row.names() != null)
        .forEach(
            row ->
                names.putAll(Map.of(row.key().get("responsible"), row.names().get("responsible"))));
    assertThat(names)
        .containsEntry("olena", "Olena")
        .containsEntry("user:u9", "u9")
        .containsEntry("i1/user:u1", "u1");
    assertThat(report.rows()).anyMatch(row -> row.key().isEmpty());
  }

  @Test
  void a_report_that_is_too_large_says_so() {
    World world = new World(1, 50, 50);
    Instant past = world.clock.instant().minusMillis(1);
    assertThat(world.reader.read(world.project(), period("2026-10-01", "2026-12-31"), past))
        .isEqualTo(new ReportReader.Result.TooMuch());
  }

  private static List<String> integrations(Report report) {
    return new ArrayList<>(
        report.rows().stream().map(row -> row.key().get("integration")).toList());
  }

  private static ReportQuery period(String from, String to, Dimension... by) {
    return new ReportQuery(LocalDate.parse(from), LocalDate.parse(to), World.KYIV, List.of(by));
  }

  private static void deal(World world, String integration, String id, DealState state) {
    deal(world, integration, id, "odd", state, null, null, "2026-11-10T10:00:00Z");
  }

  private static void deal(
      World world,
      String id,
      String status,
      DealState state,
      String amount,
      String currency,
      String at) {
    deal(world, World.PRESENT, id, status, state, amount, currency, at);
  }

  private static void deal(
      World world,
      String integration,
      String id,
      String status,
      DealState state,
      String amount,
      String currency,
      String at) {
    Instant created = Instant.parse(at).atOffset(ZoneOffset.UTC).toInstant();
    CrmRecord record =
        new CrmRecord(
            new RecordRef(RecordKind.DEAL, id, null),
            "Deal",
            null,
            status,
            state,
            amount == null ? null : new BigDecimal(amount),
            currency,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            created,
            created,
            null);
    world.mirror.change(
        World.PROJECT,
        integration,
        RecordKind.DEAL,
        id,
        created,
        _ -> new MirroredRecord(integration, record, created, null, created, null, null));
  }
}
