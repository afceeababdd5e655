package dev.patchbay.duplicate;

import static dev.patchbay.duplicate.Leads.AT;
import static dev.patchbay.duplicate.Leads.DEFAULT;
import static dev.patchbay.duplicate.Leads.candidate;
import static dev.patchbay.duplicate.Leads.crm;
import static dev.patchbay.duplicate.Leads.deal;
import static dev.patchbay.duplicate.Leads.lead;
import static dev.patchbay.duplicate.Leads.same;
import static dev.patchbay.duplicate.Leads.standard;
import static dev.patchbay.duplicate.Leads.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.ClientRecords;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.duplicate.ReceivedLead.Standing;
import dev.patchbay.project.DuplicateSettings;
import dev.patchbay.project.DuplicateSettings.Extended;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DuplicateCheckTest {

  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void nothing_known_is_an_original() {
    assertThat(judge(candidate(), List.of(), Leads.crm(new ClientRecords.Deal[0]), DEFAULT))
        .isInstanceOf(Verdict.Original.class);
  }

  @Test
  void a_project_that_does_not_check_has_originals_only() {
    DuplicateSettings off = new DuplicateSettings(false, null, null, null, null, null, null);
    assertThat(judge(candidate(), List.of(same(Duration.ZERO, Standing.PENDING)), null, off))
        .isInstanceOf(Verdict.Original.class);
    assertThat(DuplicateCheck.needsCrm(candidate(), off)).isFalse();
  }

  @Test
  void a_lead_is_no_duplicate_of_itself() {
    ReceivedLead itself =
        new ReceivedLead(
            "new",
            AT,
            candidate().mainPrint(),
            candidate().titlePrint(),
            true,
            true,
            Standing.PENDING);
    assertThat(judge(candidate(), List.of(itself), null, DEFAULT))
        .isInstanceOf(Verdict.Original.class);
  }

  @Test
  void the_verdict_names_what_was_hit_and_says_why() {
    Verdict.Duplicate hub =
        duplicate(candidate(), List.of(same(Duration.ofMinutes(5), Standing.DEAD)), null, DEFAULT);
    assertThat(hub.lead()).isEqualTo("first");
    assertThat(hub.record()).isNull();
    assertThat(hub.why()).contains("first", "within an hour").doesNotContain("380");
    assertThat(hub.at()).isEqualTo(AT);

    Verdict.Duplicate record =
        duplicate(candidate(), List.of(), crm(deal("Order", DealState.OPEN, "s1", DAY)), DEFAULT);
    assertThat(record.lead()).isNull();
    assertThat(record.record().id()).isEqualTo("77");
    assertThat(record.owner()).isEqualTo("u1");
    assertThat(record.why()).contains("deal 77", "same client and title", "30 days");
  }

  @Test
  void a_deal_counts_more_than_a_lead_and_a_newer_one_more_than_an_older() {
    var older = deal("Order", DealState.OPEN, "s1", Duration.ofDays(3));
    var newer =
        new ClientRecords.Deal(
            Leads.ref(RecordKind.DEAL, "5"),
            "Order",
            null,
            DealState.OPEN,
            null,
            null,
            null,
            AT.minus(DAY),
            null);
    var lead = lead("Order", LeadState.OPEN, "s1", Duration.ofHours(1));
    for (List<ClientRecords.Deal> deals : List.of(List.of(older, newer), List.of(newer, older))) {
      CrmView view = CrmView.of(new ClientRecords(List.of(), List.of(lead), deals));
      assertThat(duplicate(candidate(), List.of(), view, DEFAULT).record().id()).isEqualTo("5");
    }
  }

  @Test
  void the_earliest_lead_that_matches_is_the_one_that_is_repeated() {
    ReceivedLead first = same(Duration.ofMinutes(50), Standing.RECORDED);
    ReceivedLead second =
        new ReceivedLead(
            "second",
            AT.minusSeconds(60),
            first.mainPrint(),
            first.titlePrint(),
            true,
            true,
            Standing.RECORDED);
    assertThat(duplicate(candidate(), List.of(second, first), null, DEFAULT).lead())
        .isEqualTo("first");
  }

  @Test
  void a_comment_is_left_where_the_form_or_else_the_project_wants_it() {
    List<ReceivedLead> history = List.of(same(Duration.ZERO, Standing.RECORDED));
    DuplicateSettings silent = standard(null, null, null, null, false);
    assertThat(duplicate(candidate(), history, null, DEFAULT).reaction())
        .isEqualTo(new Verdict.Reaction(true, false, 0));
    assertThat(duplicate(candidate(), history, null, silent).reaction().none()).isTrue();
    assertThat(duplicate(candidate("Order", null, true), history, null, silent).reaction())
        .isEqualTo(new Verdict.Reaction(true, false, 0));
    assertThat(duplicate(candidate("Order", null, false), history, null, DEFAULT).reaction().none())
        .isTrue();
  }

  @Test
  void the_extended_check_leaves_a_comment_and_a_task_with_its_minutes() {
    CrmView open = crm(deal("Another", DealState.OPEN, "s1", DAY));
    Extended both = new Extended(true, true, true, true, true, 15, 0, null);
    assertThat(duplicate(candidate(), List.of(), open, with(both)).reaction())
        .isEqualTo(new Verdict.Reaction(true, true, 15));
    Extended none = new Extended(true, true, true, false, false, 15, 0, null);
    assertThat(duplicate(candidate(), List.of(), open, with(none)).reaction().none()).isTrue();
  }

  @Test
  void the_task_belongs_to_the_extended_check_alone() {
    Extended task = new Extended(true, true, true, true, true, 15, 0, null);
    List<ReceivedLead> history = List.of(same(Duration.ZERO, Standing.RECORDED));
    assertThat(duplicate(candidate(), history, null, with(task)).reaction().task()).isFalse();
  }

  @Test
  void the_extended_check_asks_only_for_what_is_ticked() {
    CrmView otherwise =
        new CrmView(
            new ClientRecords(
                List.of(), List.of(), List.of(deal("Another", DealState.OPEN, "s1", DAY))),
            ClientRecords.NONE);
    assertThat(
            judge(
                candidate(), List.of(), otherwise, with(Leads.extended(true, false, 0, List.of()))))
        .isInstanceOf(Verdict.Original.class);
  }

  @Test
  void the_crm_is_needed_only_where_a_rule_asks_it() {
    Candidate untitled = candidate(" ", null, null);
    assertThat(DuplicateCheck.needsCrm(candidate(), DEFAULT)).isTrue();
    assertThat(DuplicateCheck.needsCrm(untitled, DEFAULT)).isFalse();
    assertThat(DuplicateCheck.needsCrm(untitled, standard(null, null, false, null, null))).isTrue();
    assertThat(DuplicateCheck.needsCrm(untitled, standard(null, null, null, true, null))).isTrue();
    assertThat(DuplicateCheck.needsCrm(candidate(), standard(null, 0, null, null, null))).isFalse();
    assertThat(DuplicateCheck.needsCrm(untitled, with(Leads.extended(true, false, 0, List.of()))))
        .isTrue();
  }

  private static Verdict judge(
      Candidate candidate, List<ReceivedLead> history, CrmView crm, DuplicateSettings settings) {
    return DuplicateCheck.verdict(candidate, history, crm, settings, AT);
  }

  private static Verdict.Duplicate duplicate(
      Candidate candidate, List<ReceivedLead> history, CrmView crm, DuplicateSettings settings) {
    return (Verdict.Duplicate) judge(candidate, history, crm, settings);
  }
}
