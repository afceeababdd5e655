package dev.patchbay.statusgroup;

import static dev.patchbay.statusgroup.StatusGroup.CANCELLED;
import static dev.patchbay.statusgroup.StatusGroup.IN_WORK;
import static dev.patchbay.statusgroup.StatusGroup.NOT_COUNTED;
import static dev.patchbay.statusgroup.StatusGroup.PAID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.CrmSchema;
import dev.patchbay.crm.CrmSchema.Pipeline;
import dev.patchbay.crm.CrmSchema.Stage;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FilingTest {

  private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
  private static final Stage OPEN = new Stage("open", "Open", DealState.OPEN);
  private static final Stage WON = new Stage("won", "Won", DealState.WON);
  private static final Stage LOST = new Stage("lost", "Lost", DealState.LOST);

  @Test
  void a_first_filing_follows_what_the_crm_itself_says_and_waits_for_a_person() {
    Filing filing =
        Filing.empty("i1").observing(deals(OPEN, WON, LOST, new Stage("x", "X", null)), NOW);

    assertThat(groups(filing))
        .containsExactlyEntriesOf(
            ordered("open", IN_WORK, "won", PAID, "lost", CANCELLED, "x", IN_WORK));
    assertThat(filing.statuses()).allMatch(FiledStatus::fresh);
    assertThat(filing.version()).isEqualTo(1);
  }

  @Test
  void what_is_filed_stands_when_the_crm_tells_the_same_again() {
    Filing filing = Filing.empty("i1").observing(deals(OPEN, WON), NOW);
    assertThat(filing.observing(deals(OPEN, WON), NOW.plusSeconds(60))).isSameAs(filing);
  }

  @Test
  void a_whole_filing_confirms_all_and_does_not_count_what_it_leaves_out() {
    Filing filed =
        Filing.empty("i1")
            .observing(deals(OPEN, WON, LOST), NOW)
            .filed(Map.of("deal::won", CANCELLED), List.of(), Set.of());

    assertThat(groups(filed))
        .containsExactlyEntriesOf(
            ordered("open", NOT_COUNTED, "won", CANCELLED, "lost", NOT_COUNTED));
    assertThat(filed.statuses()).noneMatch(FiledStatus::fresh);
  }

  @Test
  void the_filing_that_the_vendor_shows_can_be_made() {
    Map<String, StatusGroup> wanted =
        Map.of(
            "deal::scheduled", IN_WORK,
            "deal::sms_confirmation_sent", IN_WORK,
            "deal::in_progress", IN_WORK,
            "deal::finished", PAID,
            "deal::cancelled_by_sms", CANCELLED,
            "deal::cancelled", CANCELLED);
    Stage[] stages =
        List.of(
                "confirmed",
                "missed",
                "scheduled",
                "sms_confirmation_sent",
                "in_progress",
                "finished",
                "cancelled_by_sms",
                "cancelled")
            .stream()
            .map(id -> new Stage(id, id, null))
            .toArray(Stage[]::new);

    Filing filed =
        Filing.empty("i1").observing(deals(stages), NOW).filed(wanted, List.of(), Set.of());

    assertThat(groups(filed))
        .containsEntry("confirmed", NOT_COUNTED)
        .containsEntry("missed", NOT_COUNTED)
        .containsEntry("scheduled", IN_WORK)
        .containsEntry("finished", PAID)
        .containsEntry("cancelled_by_sms", CANCELLED)
        .hasSize(8);
  }

  @Test
  void a_renamed_status_keeps_its_group_and_its_confirmation() {
    Filing filing =
        Filing.empty("i1")
            .observing(deals(OPEN), NOW)
            .moved("deal::open", NOT_COUNTED, List.of())
            .observing(deals(new Stage("open", "Begun", DealState.OPEN)), NOW);

    FiledStatus status = filing.find("deal::open").orElseThrow();
    assertThat(status.name()).isEqualTo("Begun");
    assertThat(status.group()).isEqualTo(NOT_COUNTED);
    assertThat(status.fresh()).isFalse();
  }

  @Test
  void a_status_that_comes_back_returns_to_its_group() {
    Filing without =
        Filing.empty("i1")
            .observing(deals(OPEN, WON), NOW)
            .moved("deal::won", CANCELLED, List.of())
            .observing(deals(OPEN), NOW);
    assertThat(without.find("deal::won").orElseThrow().removedAt()).isEqualTo(NOW);
    assertThat(without.groupOf(record("won", DealState.WON))).isEqualTo(CANCELLED);

    FiledStatus back =
        without.observing(deals(OPEN, WON), NOW.plusSeconds(9)).find("deal::won").orElseThrow();
    assertThat(back.removedAt()).isNull();
    assertThat(back.group()).isEqualTo(CANCELLED);
    assertThat(back.fresh()).isFalse();
  }

  @Test
  void a_whole_filing_moves_a_removed_status_only_while_records_are_in_it() {
    Filing without =
        Filing.empty("i1").observing(deals(OPEN, WON), NOW).observing(deals(OPEN), NOW);

    assertThat(groups(without.filed(Map.of("deal::open", IN_WORK), List.of(), Set.of())))
        .containsEntry("won", PAID);
    assertThat(groups(without.filed(Map.of("deal::open", IN_WORK), List.of(), Set.of("deal::won"))))
        .containsEntry("won", NOT_COUNTED);
  }

  @Test
  void a_status_of_which_only_records_tell_can_be_filed_and_is_known_from_then_on() {
    FiledStatus stray =
        new FiledStatus(RecordKind.DEAL, null, null, "odd", "odd", null, IN_WORK, true, NOW, NOW);
    Filing filing = Filing.empty("i1").observing(deals(OPEN), NOW);

    Filing moved = filing.moved("deal::odd", PAID, List.of(stray, stray));

    assertThat(groups(moved)).containsEntry("odd", PAID).hasSize(2);
    assertThat(moved.groupOf(record("odd", DealState.OPEN))).isEqualTo(PAID);
  }

  @Test
  void a_record_in_an_unknown_status_is_in_the_group_of_its_own_state() {
    Filing filing = Filing.empty("i1");
    assertThat(filing.groupOf(record("odd", DealState.WON))).isEqualTo(PAID);
    assertThat(filing.groupOf(record(null, DealState.LOST))).isEqualTo(CANCELLED);
    assertThat(filing.groupOf(record("odd", null))).isEqualTo(IN_WORK);
  }

  @Test
  void a_status_of_several_pipelines_has_a_group_only_where_they_agree() {
    Filing filing =
        Filing.empty("i1")
            .observing(
                new CrmSchema(
                    Map.of(),
                    List.of(
                        new Pipeline(RecordKind.DEAL, "1", "One", List.of(OPEN, WON)),
                        new Pipeline(RecordKind.DEAL, "2", "Two", List.of(WON)))),
                NOW);
    assertThat(filing.groupOf(RecordKind.DEAL, "won")).contains(PAID);
    assertThat(filing.groupOf(RecordKind.LEAD, "won")).isEmpty();
    assertThat(filing.groupOf(RecordKind.DEAL, null)).isEmpty();
    assertThat(filing.moved("deal:2:won", CANCELLED, List.of()).groupOf(RecordKind.DEAL, "won"))
        .isEmpty();
  }

  @Test
  void a_confirmation_is_a_move_into_the_same_group() {
    Filing before = Filing.empty("i1").observing(deals(OPEN, WON), NOW);
    assertThat(before.moved("deal::won", PAID, List.of()).movesSince(before))
        .containsExactly(new Move("deal::won", "Won", PAID, PAID));
    assertThat(before.movesSince(Filing.empty("i1")))
        .containsExactly(
            new Move("deal::open", "Open", null, IN_WORK),
            new Move("deal::won", "Won", null, PAID));
  }

  static CrmSchema deals(Stage... stages) {
    return new CrmSchema(
        Map.of(), List.of(new Pipeline(RecordKind.DEAL, null, "Deals", List.of(stages))));
  }

  private static Map<String, StatusGroup> groups(Filing filing) {
    Map<String, StatusGroup> groups = new LinkedHashMap<>();
    filing.statuses().forEach(status -> groups.put(status.status(), status.group()));
    return groups;
  }

  private static Map<String, StatusGroup> ordered(Object... pairs) {
    Map<String, StatusGroup> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], (StatusGroup) pairs[i + 1]);
    }
    return map;
  }

  private static CrmRecord record(String status, DealState state) {
    return new CrmRecord(
        new RecordRef(RecordKind.DEAL, "1", null),
        "Deal",
        null,
        status,
        state,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        NOW,
        NOW,
        null);
  }
}
