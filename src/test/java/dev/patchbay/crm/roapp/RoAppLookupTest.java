package dev.patchbay.crm.roapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.ClientRecords;
import dev.patchbay.crm.ClientRecords.Deal;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.ClientRecords.Lead;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.Lookup;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which requests a look-up makes, and what it makes of either version's answers. */
@QuarkusTest
class RoAppLookupTest {

  private static final String PHONE = "+380501234567";
  private static final String MAIL = "olena@example.com";

  @Inject RoAppConnector connector;

  private RoAppUnderTest crm;

  @BeforeEach
  void start() throws Exception {
    crm = new RoAppUnderTest(connector);
  }

  @AfterEach
  void close() {
    assertThat(crm.server().violations()).isEmpty();
    crm.close();
  }

  @Test
  void an_unknown_number_is_asked_for_in_every_notation_in_one_request_each() {
    assertThat(find(ClientQuery.byPhone(PHONE))).isEqualTo(ClientRecords.NONE);
    var notations =
        "=+380501234567&X=380501234567&X=00380501234567&X=0501234567&X=501234567&page=1";
    assertThat(requests(2))
        .containsExactly(
            "GET /v2/contacts/people?phones[]" + notations.replace("X", "phones[]"),
            "GET /lead/?client_phones[]" + notations.replace("X", "client_phones[]"));
  }

  @Test
  void a_known_clients_orders_are_asked_for_by_client() {
    var contact = seed();
    find(ClientQuery.byPhone(PHONE));
    assertThat(requests(1))
        .containsExactly(
            "GET /v2/orders?clients_ids[]=" + contact.id() + "&sort=-modified_at&page=1");
  }

  @ParameterizedTest
  @EnumSource
  void every_shape_of_list_is_read_to_its_end(RoAppAccount.Shape shape) {
    crm.account().shape(shape);
    crm.account().pageSize(2);
    var contact = seed();
    for (int i = 0; i < 5; i++) {
      crm.seedLead("Inquiry " + i, contact, LeadState.OPEN, null);
      crm.seedDeal("Order " + i, contact, DealState.OPEN, null);
    }
    var records = find(ClientQuery.byPhone(PHONE));
    assertThat(records.contacts()).hasSize(1);
    assertThat(records.leads()).hasSize(5);
    assertThat(records.deals()).hasSize(5);
    boolean paged = shape != RoAppAccount.Shape.ARRAY;
    assertThat(crm.calls()).isEqualTo(paged ? 1 + 3 + 3 : 3);
  }

  @Test
  void inquiries_and_orders_are_each_told_on_their_own_with_owner_and_times() {
    var owner = crm.seedUser("Ivan Koval", "ivan@example.com");
    var contact = seed();
    crm.seedLead("Closed", contact, LeadState.CLOSED, owner);
    crm.seedLead("Processed", contact, LeadState.CONVERTED, owner);
    crm.seedLead("First", contact, LeadState.OPEN, null);
    crm.seedLead("Second", contact, LeadState.OPEN, owner);
    crm.seedDeal("Given out", contact, DealState.WON, owner);
    crm.seedDeal("Roof", contact, DealState.OPEN, owner);
    var records = find(ClientQuery.byPhone(PHONE));
    assertThat(records.leads())
        .extracting(Lead::title, Lead::state, Lead::owner, Lead::status)
        .containsExactly(
            tuple("Closed", LeadState.CLOSED, owner, "204"),
            tuple("Processed", LeadState.CONVERTED, owner, "203"),
            tuple("First", LeadState.OPEN, null, "201"),
            tuple("Second", LeadState.OPEN, owner, "201"));
    assertThat(records.leads())
        .allSatisfy(
            lead -> {
              assertThat(lead.createdAt()).isNotNull();
              assertThat(lead.closedAt() == null).isEqualTo(lead.state() == LeadState.OPEN);
              assertThat(lead.contact().id()).isEqualTo(contact.id());
            });
    assertThat(records.deals())
        .filteredOn(Deal::open)
        .singleElement()
        .satisfies(
            deal -> {
              assertThat(deal.title()).isEqualTo("A" + deal.ref().id() + " Roof");
              assertThat(deal.owner()).isEqualTo(owner);
            });
    assertThat(records.deals())
        .filteredOn(deal -> !deal.open())
        .allSatisfy(deal -> assertThat(deal.closedAt()).isNotNull())
        .hasSize(1);
  }

  @Test
  void clients_without_or_with_odd_phones_are_no_obstacle() {
    crm.seedContact("No phones", List.of(), List.of(), null);
    var odd = crm.account().add(RoAppAccount.PEOPLE);
    odd.put("first_name", "Odd").putArray("phones").addNull().add("050 123 45 67");
    assertThat(find(ClientQuery.byPhone(PHONE)).contacts())
        .extracting(contact -> contact.name())
        .containsExactly("Odd");
  }

  @Test
  void a_client_known_by_mail_is_looked_up_by_his_own_numbers() {
    var owner = crm.seedUser("Ivan Koval", "ivan@example.com");
    var contact = crm.seedContact("Olena", List.of("0671112233"), List.of(MAIL), owner);
    crm.seedLead("Hers", contact, LeadState.OPEN, null);
    crm.seedLead("Not hers", seed(), LeadState.OPEN, null);
    var records = find(new ClientQuery(null, MAIL, List.of()));
    assertThat(records.contacts()).extracting(c -> c.owner()).containsExactly(owner);
    assertThat(records.leads()).extracting(Lead::title).containsExactly("Hers");
    assertThat(requests(4)).element(0).isEqualTo("GET /clients/?emails[]=olena@example.com&page=1");
  }

  @Test
  void a_client_without_numbers_is_looked_up_by_name() {
    var contact = crm.seedContact("Olena Bondar", List.of(), List.of(MAIL), null);
    crm.seedLead("Hers", contact, LeadState.OPEN, null);
    var namesake = crm.seedContact("Olena Bondar", List.of(), List.of(), null);
    crm.seedLead("Her namesake's", namesake, LeadState.OPEN, null);
    assertThat(find(new ClientQuery(null, MAIL, List.of())).leads())
        .extracting(Lead::title)
        .containsExactly("Hers");
  }

  @Test
  void an_organization_with_the_mail_is_no_contact() {
    crm.account().add(RoAppAccount.ORGANIZATIONS).put("name", "Roofs").put("email", MAIL);
    assertThat(find(new ClientQuery(null, MAIL, List.of()))).isEqualTo(ClientRecords.NONE);
  }

  @Test
  void what_the_hub_just_made_is_read_by_id() {
    crm.searchLags(true);
    var contact = seed();
    var lead = crm.seedLead("Inquiry", contact, LeadState.OPEN, null);
    var deal = crm.seedDeal("Order", contact, DealState.OPEN, null);
    var gone = new RecordRef(RecordKind.DEAL, "999999", null);
    var records = find(new ClientQuery(PHONE, null, List.of(contact, lead, deal, gone)));
    assertThat(records.contacts()).extracting(c -> c.ref().id()).containsExactly(contact.id());
    assertThat(records.leads()).extracting(l -> l.ref().id()).containsExactly(lead.id());
    assertThat(records.deals()).extracting(d -> d.ref().id()).containsExactly(deal.id());
  }

  @Test
  void records_have_links_of_the_template() {
    var contact = seed();
    crm.seedLead("Inquiry", contact, LeadState.OPEN, null);
    crm.seedDeal("Order", contact, DealState.OPEN, null);
    var records = find(ClientQuery.byPhone(PHONE));
    assertThat(records.contacts().getFirst().ref().url())
        .isEqualTo("https://web.roapp.io/clients/table/" + contact.id());
    assertThat(records.leads().getFirst().ref().url()).contains("/leads/table/");
    var own = Map.of("linkTemplate", "https://crm.example.com/{page}#{id}");
    var found = (Lookup.Known) crm.open(own).find(ClientQuery.byPhone(PHONE));
    assertThat(found.records().deals().getFirst().ref().url())
        .startsWith("https://crm.example.com/orders#");
  }

  private RecordRef seed() {
    return crm.seedContact("Olena Bondar", List.of(PHONE), List.of(), null);
  }

  private ClientRecords find(ClientQuery query) {
    return ((Lookup.Known) crm.open().find(query)).records();
  }

  /** The last requests, as a person would write them. */
  private List<String> requests(int last) {
    var all = crm.server().requests();
    return all.subList(all.size() - last, all.size()).stream()
        .map(request -> URLDecoder.decode(request.replace("+", "%2B"), StandardCharsets.UTF_8))
        .toList();
  }
}
