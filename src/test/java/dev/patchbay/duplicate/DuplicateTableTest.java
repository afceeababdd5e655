package dev.patchbay.duplicate;

import static dev.patchbay.duplicate.Leads.AT;
import static dev.patchbay.duplicate.Leads.DEFAULT;
import static dev.patchbay.duplicate.Leads.candidate;
import static dev.patchbay.duplicate.Leads.crm;
import static dev.patchbay.duplicate.Leads.deal;
import static dev.patchbay.duplicate.Leads.extended;
import static dev.patchbay.duplicate.Leads.lead;
import static dev.patchbay.duplicate.Leads.other;
import static dev.patchbay.duplicate.Leads.same;
import static dev.patchbay.duplicate.Leads.standard;
import static dev.patchbay.duplicate.Leads.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.duplicate.ReceivedLead.Standing;
import dev.patchbay.project.DuplicateSettings;
import dev.patchbay.statusgroup.FiledStatus;
import dev.patchbay.statusgroup.Filing;
import dev.patchbay.statusgroup.StatusGroup;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of docs/duplicates.md, on each side of every edge. */
class DuplicateTableTest {

  @ParameterizedTest(name = "{0} before, {1}: {2}")
  @CsvSource({
    "PT0S,          RECORDED, one-hour",
    "PT59M59S,      RECORDED, one-hour",
    "PT59M59S,      PENDING,  one-hour",
    "PT59M59S,      DEAD,     one-hour",
    "PT59M59.999S,  RECORDED, one-hour",
    "PT1H,          RECORDED, received",
    "PT1H,          PENDING,  received",
    "PT1H,          DEAD,     received",
    "PT11H59M59S,   RECORDED, received",
    "PT12H,         RECORDED, -",
    "PT12H,         DEAD,     -",
    "PT12H,         PENDING,  in-work",
    "PT719H59M59S,  PENDING,  in-work",
    "PT720H,        PENDING,  -",
    "PT-59M59S,     RECORDED, one-hour",
    "PT-1H,         RECORDED, received",
    "PT-12H,        RECORDED, -"
  })
  void the_same_data(Duration before, Standing standing, String rule) {
    assertThat(rule(candidate(), List.of(same(before, standing)), null, DEFAULT)).isEqualTo(rule);
  }

  @ParameterizedTest(name = "{0} hours, {1} before: {2}")
  @CsvSource({
    "0,  PT59M59S,   one-hour",
    "0,  PT1H,       -",
    "1,  PT1H,       -",
    "2,  PT1H59M59S, received",
    "2,  PT2H,       -",
    "72, PT71H59M59S,received"
  })
  void the_hours_are_a_setting_and_the_first_hour_is_not(int hours, Duration before, String rule) {
    DuplicateSettings settings = standard(hours, 0, null, null, null);
    assertThat(rule(candidate(), List.of(same(before, Standing.RECORDED)), null, settings))
        .isEqualTo(rule);
  }

  @ParameterizedTest(name = "another {0}, title counts {1}: {2}")
  @CsvSource({
    "nothing, true,  one-hour",
    "title,   true,  -",
    "title,   false, one-hour",
    "name,    true,  -",
    "name,    false, -",
    "phone,   true,  -",
    "email,   true,  -",
    "visit,   true,  -",
    "no-visit,true,  -"
  })
  void a_different_main_field_makes_another_lead(String field, boolean titleCounts, String rule) {
    Candidate first =
        new Candidate(
            "first",
            AT,
            field.equals("title") ? "Question" : "ORDER ",
            field.equals("name") ? "Olena" : " anna",
            field.equals("phone") ? "+380501234568" : "+380501234567",
            null,
            field.equals("email") ? "olena@example.com" : "ANNA@example.com",
            field.equals("visit") ? "3169" : field.equals("no-visit") ? " " : "3168",
            null,
            null);
    ReceivedLead received = lead(first, Duration.ofMinutes(5), Standing.RECORDED);
    assertThat(
            rule(
                candidate(),
                List.of(received),
                null,
                standard(null, null, titleCounts, null, null)))
        .isEqualTo(rule);
  }

  @ParameterizedTest(name = "deal {0}, title {1}, age {2}: {3}")
  @CsvSource(
      nullValues = "?",
      value = {
        "OPEN, Order,   PT0S,         in-work",
        "OPEN, order ,  P1D,          in-work",
        "OPEN, Order,   PT719H59M59S, in-work",
        "OPEN, Order,   P30D,         -",
        "OPEN, Order,   ?,            in-work",
        "OPEN, Another, P1D,          -",
        "OPEN, ?,       P1D,          -",
        "WON,  Order,   P1D,          -",
        "LOST, Order,   P1D,          -"
      })
  void a_deal_in_work_of_the_client_with_the_title(
      DealState state, String title, Duration age, String rule) {
    assertThat(rule(candidate(), List.of(), crm(deal(title, state, "s1", age)), DEFAULT))
        .isEqualTo(rule);
  }

  @ParameterizedTest(name = "lead {0}, age {1}: {2}")
  @CsvSource({
    "OPEN,      PT719H59M59S, in-work",
    "OPEN,      P30D,         -",
    "CONVERTED, P1D,          -",
    "CLOSED,    P1D,          -"
  })
  void a_lead_in_work_of_the_client_with_the_title(LeadState state, Duration age, String rule) {
    assertThat(rule(candidate(), List.of(), crm(lead("Order", state, "s1", age)), DEFAULT))
        .isEqualTo(rule);
  }

  @ParameterizedTest(name = "{0} in a status filed {1}, in work only {2}: {3}")
  @CsvSource(
      nullValues = "?",
      value = {
        "OPEN, in-work,     false, in-work",
        "WON,  in-work,     false, in-work",
        "OPEN, paid,        false, -",
        "OPEN, cancelled,   false, -",
        "OPEN, not-counted, false, -",
        "LOST, in-work,     true,  client-in-work",
        "OPEN, paid,        true,  -",
        "OPEN, ?,           false, in-work",
        "WON,  ?,           false, -"
      })
  void a_deal_is_in_work_as_its_status_is_filed(
      DealState state, String group, boolean inWorkOnly, String rule) {
    CrmView deals = crm(deal("Order", state, "s1", Duration.ofDays(1)));
    CrmView filed = group == null ? deals : deals.filedBy(filing(RecordKind.DEAL, group));
    assertThat(rule(candidate("Order", inWorkOnly, null), List.of(), filed, DEFAULT))
        .isEqualTo(rule);
  }

  @ParameterizedTest(name = "{0} in a status filed {1}: {2}")
  @CsvSource({
    "OPEN,      in-work,     in-work",
    "CLOSED,    in-work,     in-work",
    "OPEN,      paid,        -",
    "OPEN,      not-counted, -",
    "CONVERTED, cancelled,   -"
  })
  void a_lead_is_in_work_as_its_status_is_filed(LeadState state, String group, String rule) {
    CrmView leads = crm(lead("Order", state, "s1", Duration.ofDays(1)));
    assertThat(rule(candidate(), List.of(), leads.filedBy(filing(RecordKind.LEAD, group)), DEFAULT))
        .isEqualTo(rule);
    assertThat(rule(candidate(), List.of(), leads.filedBy(filing(RecordKind.DEAL, group)), DEFAULT))
        .isEqualTo(state == LeadState.OPEN ? "in-work" : "-");
  }

  @ParameterizedTest(name = "{0} in a status filed {1}, chosen {2}: {3}")
  @CsvSource({
    "LOST, in-work,     '', extended",
    "OPEN, not-counted, '', -",
    "OPEN, not-counted, s1, extended"
  })
  void the_extended_check_without_statuses_follows_the_filing(
      DealState state, String group, String statuses, String rule) {
    CrmView deals = crm(deal("Another", state, "s1", Duration.ofDays(1)));
    List<String> chosen = statuses.isEmpty() ? List.of() : List.of(statuses);
    assertThat(
            rule(
                candidate(),
                List.of(),
                deals.filedBy(filing(RecordKind.DEAL, group)),
                with(extended(true, false, 0, chosen))))
        .isEqualTo(rule);
  }

  @ParameterizedTest(name = "wish {0}, setting {1}: {2}")
  @CsvSource(
      nullValues = "?",
      value = {
        "?,     false, -",
        "?,     true,  client-in-work",
        "true,  false, client-in-work",
        "true,  true,  client-in-work",
        "false, true,  -"
      })
  void the_form_decides_about_in_work_before_the_project(
      Boolean wish, boolean setting, String rule) {
    CrmView another = crm(deal("Another", DealState.OPEN, "s1", Duration.ofDays(1)));
    assertThat(
            rule(
                candidate("Order", wish, null),
                List.of(),
                another,
                standard(null, null, null, setting, null)))
        .isEqualTo(rule);
  }

  @ParameterizedTest(name = "in work only: {0}, same data {1}, {2} before: {3}")
  @CsvSource({
    // Whether it still is in work the CRM knows: it was closed, so there is no deal.
    "RECORDED, true,  PT59M59S,    one-hour",
    "RECORDED, true,  PT1H,        -",
    "RECORDED, false, PT5M,        -",
    "PENDING,  false, PT5M,        client-in-work",
    "PENDING,  false, PT11H59M59S, client-in-work",
    "PENDING,  false, PT12H,       -",
    "DEAD,     false, PT11H59M59S, client-in-work",
    "DEAD,     false, PT12H,       -"
  })
  void in_work_only_looks_at_what_is_in_work(
      Standing standing, boolean equal, Duration before, String rule) {
    ReceivedLead received = equal ? same(before, standing) : other(before, standing, true, false);
    assertThat(
            rule(
                candidate("Order", true, null),
                List.of(received),
                crm(deal("Order", DealState.LOST, "s1", Duration.ofHours(1))),
                DEFAULT))
        .isEqualTo(rule);
  }

  @ParameterizedTest(name = "{0}, chosen {1}, {2} days, age {3}: {4}")
  @CsvSource(
      nullValues = "?",
      value = {
        "OPEN, '',     0,  PT2159H59M59S, extended",
        "OPEN, '',     0,  P90D,          -",
        "OPEN, '',     90, PT2159H59M59S, extended",
        "OPEN, '',     7,  PT167H59M59S,  extended",
        "OPEN, '',     7,  P7D,           -",
        "OPEN, s1 s2,  0,  P1D,           extended",
        "OPEN, s2,     0,  P1D,           -",
        "LOST, s1,     0,  P1D,           extended",
        "LOST, '',     0,  P1D,           -",
        "WON,  '',     0,  P1D,           -"
      })
  void the_extended_check(DealState state, String statuses, int days, Duration age, String rule) {
    List<String> chosen =
        Arrays.stream(statuses.split(" ")).filter(status -> !status.isEmpty()).toList();
    assertThat(
            rule(
                candidate(),
                List.of(),
                crm(deal("Another", state, "s1", age)),
                with(extended(true, false, days, chosen))))
        .isEqualTo(rule);
  }

  @ParameterizedTest(
      name = "ticked phone {0} e-mail {1}, on its way with phone {2} e-mail {3}: {4}")
  @CsvSource({
    "true,  false, true,  false, extended",
    "true,  false, false, true,  -",
    "false, true,  false, true,  extended",
    "false, true,  true,  false, -",
    "true,  true,  true,  false, extended",
    "true,  true,  false, true,  extended",
    "false, false, true,  true,  -"
  })
  void what_is_on_its_way_counts_for_what_is_ticked(
      boolean phone, boolean email, boolean samePhone, boolean sameEmail, String rule) {
    ReceivedLead pending = other(Duration.ofDays(2), Standing.PENDING, samePhone, sameEmail);
    assertThat(
            rule(candidate(), List.of(pending), null, with(extended(phone, email, 0, List.of()))))
        .isEqualTo(rule);
  }

  private static Filing filing(RecordKind kind, String group) {
    return new Filing(
        "i1",
        1,
        List.of(
            new FiledStatus(
                kind,
                null,
                null,
                "s1",
                "S1",
                null,
                StatusGroup.of(group).orElseThrow(),
                false,
                AT,
                null)));
  }

  private static String rule(
      Candidate candidate, List<ReceivedLead> history, CrmView crm, DuplicateSettings settings) {
    return DuplicateCheck.verdict(candidate, history, crm, settings, AT)
            instanceof Verdict.Duplicate duplicate
        ? duplicate.rule().id()
        : "-";
  }
}
