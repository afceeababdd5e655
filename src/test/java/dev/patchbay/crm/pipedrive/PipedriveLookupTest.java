package dev.patchbay.crm.pipedrive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.ClientRecords;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.ClientRecords.Lead;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.Lookup;
import dev.patchbay.crm.RecordRef;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a look-up asks of Pipedrive, and what it costs, by what the CRM knows of the client. */
@QuarkusTest
class PipedriveLookupTest {

  private static final String PHONE = "+380501234567";
  private static final String SEARCH =
      "GET /api/v2/persons/search?term=501234567&fields=phone&limit=100";

  @Inject PipedriveConnector connector;

  private PipedriveUnderTest crm;

  @BeforeEach
  void start() throws Exception {
    crm = new PipedriveUnderTest(connector);
  }

  @AfterEach
  void close() {
    crm.close();
    assertThat(crm.server().violations()).isEmpty();
    assertThat(crm.tokens()).isEqualTo(crm.server().tokens());
  }

  @Test
  void an_unknown_client_takes_one_search() {
    find();
    assertThat(crm.server().requests()).containsExactly(SEARCH);
    assertThat(crm.tokens()).isEqualTo(20);
  }

  @Test
  void an_open_lead_takes_two_calls() {
    var contact = contact();
    crm.seedLead("Roof", contact, LeadState.OPEN, null);
    assertThat(find().leads()).extracting(Lead::state).containsExactly(LeadState.OPEN);
    assertThat(crm.server().requests()).containsExactly(SEARCH, leadsOf(contact));
    assertThat(crm.tokens()).isEqualTo(40);
  }

  @Test
  void a_converted_lead_is_told_by_its_deal_in_three_calls() {
    var contact = contact();
    var lead = crm.seedLead("Roof", contact, LeadState.CONVERTED, null);
    var records = find();
    assertThat(records.leads())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.ref().id()).isEqualTo(lead.id());
              assertThat(found.ref().url()).isEqualTo(records.deals().getFirst().ref().url());
              assertThat(found.state()).isEqualTo(LeadState.CONVERTED);
            });
    assertThat(crm.server().requests()).containsExactly(SEARCH, leadsOf(contact), dealsOf(contact));
    assertThat(crm.tokens()).isEqualTo(50);
  }

  @Test
  void an_open_lead_beside_a_converted_one_counts() {
    var contact = contact();
    crm.seedLead("Roof", contact, LeadState.CONVERTED, null);
    var open = crm.seedLead("Second roof", contact, LeadState.OPEN, null);
    assertThat(find().leads()).extracting(l -> l.ref().id()).containsExactly(open.id());
  }

  @Test
  void where_deals_count_they_are_looked_for_beside_an_open_lead() {
    var contact = contact();
    crm.seedLead("Roof", contact, LeadState.OPEN, null);
    var deal = crm.seedDeal("Door", contact, DealState.OPEN, null);
    var query = ClientQuery.byPhone(PHONE);
    assertThat(found(query).deals()).isEmpty();
    assertThat(found(query.withDeals()).deals())
        .extracting(found -> found.ref().id())
        .containsExactly(deal.id());
    assertThat(crm.tokens()).isEqualTo(40 + 50);
  }

  @Test
  void the_status_of_a_deal_is_its_stage_until_it_is_won_or_lost() {
    var contact = contact();
    crm.seedDeal("Door", contact, DealState.OPEN, null);
    var lost = crm.seedDeal("Roof", contact, DealState.LOST, null);
    crm.server().account().set("deals", lost.id(), "lost_time", "2026-01-02T03:04:05Z");
    assertThat(find().deals())
        .extracting(ClientRecords.Deal::status, ClientRecords.Deal::closedAt)
        .containsExactlyInAnyOrder(
            Tuple.tuple("11", null), Tuple.tuple("lost", Instant.parse("2026-01-02T03:04:05Z")));
  }

  @Test
  void a_converted_lead_was_closed_when_its_deal_was_made() {
    var contact = contact();
    crm.seedLead("Roof", contact, LeadState.CONVERTED, null);
    var records = find();
    assertThat(records.leads().getFirst().closedAt())
        .isNotNull()
        .isEqualTo(records.deals().getFirst().createdAt());
  }

  @Test
  void an_archived_lead_leaves_a_contact_only() {
    var contact = contact();
    crm.seedLead("Roof", contact, LeadState.CLOSED, null);
    var records = find();
    assertThat(records.contacts()).hasSize(1);
    assertThat(records.leads()).isEmpty();
    assertThat(crm.server().requests()).containsExactly(SEARCH, leadsOf(contact), dealsOf(contact));
  }

  @Test
  void a_search_that_lags_is_made_up_for_by_one_read() {
    crm.searchLags(true);
    var contact = contact();
    var lead = crm.seedLead("Roof", contact, LeadState.OPEN, null);
    var records = find(contact, lead);
    assertThat(records.contacts()).extracting(c -> c.ref().id()).containsExactly(contact.id());
    assertThat(records.leads()).extracting(l -> l.ref().id()).containsExactly(lead.id());
    assertThat(crm.server().requests())
        .containsExactly(SEARCH, "GET /api/v2/persons/" + contact.id(), leadsOf(contact));
  }

  @Test
  void a_recent_lead_that_was_archived_or_converted_meanwhile_is_not_open() {
    var contact = contact();
    var archived = crm.seedLead("Roof", contact, LeadState.CLOSED, null);
    var converted = crm.seedLead("Second roof", contact, LeadState.CONVERTED, null);
    assertThat(find(contact, archived, converted).leads())
        .extracting(l -> l.ref().id(), Lead::state)
        .containsExactlyInAnyOrder(
            Tuple.tuple(archived.id(), LeadState.CLOSED),
            Tuple.tuple(converted.id(), LeadState.CONVERTED));
  }

  @Test
  void a_deleted_person_is_nobody() {
    crm.searchLags(true);
    var contact = contact();
    crm.server().account().set("persons", contact.id(), "is_deleted", true);
    assertThat(find(contact)).isEqualTo(ClientRecords.NONE);
  }

  @Test
  void an_email_is_searched_as_a_whole() {
    crm.open().find(new ClientQuery(null, "olena@example.com", List.of()));
    assertThat(crm.server().requests())
        .containsExactly(
            "GET /api/v2/persons/search?term=olena%40example.com&fields=email&exact_match=true"
                + "&limit=100");
  }

  @Test
  void records_link_to_the_companys_own_pages() {
    var contact = contact();
    var lead = crm.seedLead("Roof", contact, LeadState.OPEN, null);
    var records = find();
    assertThat(records.contacts().getFirst().ref().url())
        .isEqualTo("https://roofs.pipedrive.com/person/" + contact.id());
    assertThat(records.leads().getFirst().ref().url())
        .isEqualTo("https://roofs.pipedrive.com/leads/inbox/" + lead.id());
  }

  private ClientRecords find(RecordRef... recent) {
    return found(new ClientQuery(PHONE, null, List.of(recent)));
  }

  private ClientRecords found(ClientQuery query) {
    var lookup = crm.open().find(query);
    assertThat(lookup).isInstanceOf(Lookup.Known.class);
    return ((Lookup.Known) lookup).records();
  }

  private RecordRef contact() {
    return crm.seedContact("Olena Bondar", List.of("050 123-45-67"), List.of(), null);
  }

  private static String leadsOf(RecordRef contact) {
    return "GET /v1/leads?person_id=" + contact.id() + "&limit=500";
  }

  private static String dealsOf(RecordRef contact) {
    return "GET /api/v2/deals?person_id="
        + contact.id()
        + "&include_fields=source_lead_id&limit=500";
  }
}
