package dev.patchbay.scenario;

import static dev.patchbay.scenario.Samples.contact;
import static dev.patchbay.scenario.Samples.deal;
import static dev.patchbay.scenario.Samples.lead;
import static dev.patchbay.scenario.Samples.records;
import static dev.patchbay.scenario.Samples.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.ClientRecords;
import dev.patchbay.crm.ClientRecords.Contact;
import dev.patchbay.crm.ClientRecords.Deal;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.ClientRecords.Lead;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.RecordRef;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientStatesTest {

  private static final Contact OLD = contact("c1", "u", "2024-01-01T00:00:00Z");
  private static final Contact YOUNG = contact("c2", "u", "2025-01-01T00:00:00Z");

  @Test
  void a_client_without_records_is_new() {
    assertThat(ClientStates.of(ClientRecords.NONE)).isEqualTo(ClientState.NEW);
  }

  @Test
  void the_newest_open_lead_counts_with_its_own_contact_and_the_others_are_listed() {
    Lead older = lead("l1", LeadState.OPEN, "c1", "2026-01-01T00:00:00Z");
    Lead newer = lead("l2", LeadState.OPEN, "c2", "2026-02-01T00:00:00Z");
    Lead converted = lead("l3", LeadState.CONVERTED, "c1", "2026-03-01T00:00:00Z");
    assertThat(ClientStates.of(records(List.of(OLD, YOUNG), List.of(older, newer, converted))))
        .isEqualTo(state(YOUNG, newer, converted, older.ref(), OLD.ref()));
  }

  @Test
  void the_order_in_which_a_crm_lists_its_records_does_not_matter() {
    List<Contact> contacts = List.of(OLD, YOUNG, contact("c3", "u", null));
    List<Lead> leads =
        List.of(
            lead("l1", LeadState.OPEN, null, "2026-01-01T00:00:00Z"),
            lead("l2", LeadState.OPEN, null, "2026-01-01T00:00:00Z"),
            lead("l3", LeadState.OPEN, null, null));
    assertThat(ClientStates.of(records(contacts.reversed(), leads.reversed())))
        .isEqualTo(ClientStates.of(records(contacts, leads)));
  }

  @Test
  void equal_dates_are_decided_by_the_id_read_as_a_number() {
    Lead nine = lead("9", LeadState.OPEN, null, "2026-01-01T00:00:00Z");
    Lead ten = lead("10", LeadState.OPEN, null, "2026-01-01T00:00:00Z");
    assertThat(ClientStates.of(records(List.of(), List.of(ten, nine))))
        .isEqualTo(state(null, ten, null, nine.ref()));
  }

  @Test
  void a_record_without_a_date_loses_to_a_dated_one() {
    Contact undated = contact("c0", "u", null);
    Lead dated = lead("l1", LeadState.OPEN, null, "2020-01-01T00:00:00Z");
    Lead undatedLead = lead("l9", LeadState.OPEN, null, null);
    assertThat(ClientStates.of(records(List.of(undated, YOUNG), List.of(undatedLead, dated))))
        .isEqualTo(state(YOUNG, dated, null, undatedLead.ref(), undated.ref()));
  }

  @Test
  void a_lead_that_names_no_contact_takes_the_oldest_that_matches() {
    Lead alone = lead("l1", LeadState.OPEN, null, null);
    assertThat(ClientStates.of(records(List.of(YOUNG, OLD), List.of(alone))))
        .isEqualTo(state(OLD, alone, null, YOUNG.ref()));
  }

  @Test
  void a_lead_may_stand_alone() {
    Lead open = lead("l1", LeadState.OPEN, null, null);
    Lead converted = lead("l2", LeadState.CONVERTED, null, null);
    assertThat(ClientStates.of(records(List.of(), List.of(open))))
        .isEqualTo(state(null, open, null));
    assertThat(ClientStates.of(records(List.of(), List.of(converted))))
        .isEqualTo(state(null, null, converted));
  }

  @Test
  void a_lead_keeps_its_own_contact_also_when_that_contact_has_another_number() {
    Lead open = lead("l1", LeadState.OPEN, "c9", null);
    ClientState state = ClientStates.of(records(List.of(OLD), List.of(open)));
    assertThat(state.contact().ref()).isEqualTo(open.contact());
    assertThat(state.others()).containsExactly(OLD.ref());
  }

  @Test
  void converted_leads_without_an_open_one_make_a_converted_client() {
    Lead first = lead("l1", LeadState.CONVERTED, "c1", "2025-01-01T00:00:00Z");
    Lead second = lead("l2", LeadState.CONVERTED, "c1", "2026-01-01T00:00:00Z");
    Lead closed = lead("l3", LeadState.CLOSED, "c1", "2026-02-01T00:00:00Z");
    ClientState state = ClientStates.of(records(List.of(OLD), List.of(first, second, closed)));
    assertThat(state).isEqualTo(new ClientState(OLD, null, second, closed, null, null, List.of()));
    assertThat(state.isConverted()).isTrue();
  }

  @Test
  void a_contact_with_closed_leads_only_counts_as_a_contact() {
    Lead closed = lead("l1", LeadState.CLOSED, "c1", null);
    ClientState state = ClientStates.of(records(List.of(YOUNG, OLD), List.of(closed)));
    assertThat(state)
        .isEqualTo(new ClientState(OLD, null, null, closed, null, null, List.of(YOUNG.ref())));
    assertThat(state.isNew()).isFalse();
    assertThat(state.isConverted()).isFalse();
  }

  @Test
  void a_closed_lead_without_a_contact_leaves_the_client_new() {
    assertThat(
            ClientStates.of(records(List.of(), List.of(lead("l1", LeadState.CLOSED, null, null))))
                .isNew())
        .isTrue();
  }

  @Test
  void deals_are_looked_for_on_their_own_and_an_open_one_brings_its_contact() {
    Deal open = deal("d1", DealState.OPEN, "c2", "2026-01-01T00:00:00Z", null);
    Deal older = deal("d2", DealState.OPEN, "c1", "2025-01-01T00:00:00Z", null);
    Deal won = deal("d3", DealState.WON, "c1", "2026-02-01T00:00:00Z", "2026-02-02T00:00:00Z");
    Deal lost = deal("d4", DealState.LOST, "c1", "2025-02-01T00:00:00Z", "2026-03-02T00:00:00Z");
    ClientRecords known =
        new ClientRecords(List.of(OLD, YOUNG), List.of(), List.of(won, older, lost, open));
    assertThat(ClientStates.of(known))
        .isEqualTo(
            new ClientState(YOUNG, null, null, null, open, lost, List.of(older.ref(), OLD.ref())));
  }

  @Test
  void a_contact_that_a_crm_lists_twice_is_no_further_candidate() {
    List<RecordRef> others =
        ClientStates.of(records(List.of(OLD, YOUNG, YOUNG, OLD), List.of())).others();
    assertThat(others).containsExactly(YOUNG.ref());
  }
}
