package dev.patchbay.crm;

import static dev.patchbay.crm.ContractSupport.existing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.CrmUnderTest.Topic;
import dev.patchbay.crm.CrmUnderTest.Work;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a connector looks a client up. */
interface LookupContract extends ContractSupport {

  @ParameterizedTest
  @ValueSource(
      strings = {"+380501234567", "+38 (050) 123-45-67", "+38 050 123 45 67", "380501234567"})
  default void a_contact_is_found_however_the_number_was_typed(String typed) {
    var contact = crm().seedContact("Olena Bondar", List.of(typed), List.of(), null);
    assertThat(find().contacts()).extracting(c -> c.ref().id()).containsExactly(contact.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0501234567", "050 123-45-67", "(050) 1234567", "00380501234567"})
  default void a_contact_is_found_by_a_number_without_country_code(String typed) {
    needs(Topic.NATIONAL_NUMBERS);
    var contact = crm().seedContact("Olena Bondar", List.of(typed), List.of(), null);
    assertThat(find().contacts()).extracting(c -> c.ref().id()).containsExactly(contact.id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+380501234568", // another last digit
        "+380951234567", // another operator
        "+48501234567", // the same national number in another country
        "+3805012345670", // one digit more
        "+38050123456", // one digit less
        "+380150123456" // the same digits shifted
      })
  default void a_similar_number_is_somebody_else(String typed) {
    crm().seedContact("Somebody Else", List.of(typed), List.of(), null);
    assertThat(find()).isEqualTo(ClientRecords.NONE);
  }

  @Test
  default void an_unknown_number_finds_nothing() {
    crm().seedContact("Somebody Else", List.of("+380671112233"), List.of(), null);
    assertThat(find()).isEqualTo(ClientRecords.NONE);
  }

  @Test
  default void a_second_number_of_a_contact_counts() {
    var contact =
        crm().seedContact("Olena Bondar", List.of("+380671112233", PHONE), List.of(), null);
    assertThat(find().contacts()).extracting(c -> c.ref().id()).containsExactly(contact.id());
  }

  @Test
  default void all_contacts_with_the_number_are_returned() {
    var first = crm().seedContact("Olena Bondar", List.of(PHONE), List.of(), null);
    var second = crm().seedContact("Petro Bondar", List.of(PHONE), List.of(), null);
    assertThat(find().contacts())
        .extracting(c -> c.ref().id())
        .containsExactlyInAnyOrder(first.id(), second.id());
  }

  @Test
  default void a_contact_is_found_by_its_mail_in_any_case() {
    var contact = crm().seedContact("Olena Bondar", List.of(), List.of("Olena@Example.com"), null);
    crm().seedContact("Other", List.of(), List.of("x" + MAIL), null);
    var records = find(new ClientQuery(null, MAIL, List.of()));
    assertThat(records.contacts()).extracting(c -> c.ref().id()).containsExactly(contact.id());
  }

  @Test
  default void a_contact_that_matches_twice_is_returned_once() {
    var contact = seedContact();
    var records = find(new ClientQuery(PHONE, MAIL, List.of(contact)));
    assertThat(records.contacts()).extracting(c -> c.ref().id()).containsExactly(contact.id());
  }

  @Test
  default void phone_and_mail_of_two_contacts_find_both() {
    var byPhone = crm().seedContact("Olena Bondar", List.of(PHONE), List.of(), null);
    var byMail = crm().seedContact("Olena Bondar home", List.of(), List.of(MAIL), null);
    assertThat(find(new ClientQuery(PHONE, MAIL, List.of())).contacts())
        .extracting(c -> c.ref().id())
        .containsExactlyInAnyOrder(byPhone.id(), byMail.id());
  }

  @Test
  default void a_contact_comes_with_its_name_and_owner() {
    var owner = crm().seedUser("Ivan Koval", "ivan@example.com");
    crm().seedContact("Olena Bondar", List.of(PHONE), List.of(), owner);
    var contact = find().contacts().getFirst();
    assertThat(contact.name()).isEqualTo("Olena Bondar");
    assertThat(contact.owner()).isEqualTo(owner);
    assertThat(contact.ref().kind()).isEqualTo(RecordKind.CONTACT);
  }

  @Test
  default void an_open_lead_comes_with_its_owner_and_contact() {
    needs(Topic.LEADS);
    var owner = crm().seedUser("Ivan Koval", "ivan@example.com");
    var contact = seedContact();
    var lead = crm().seedLead("Roof repair", contact, LeadState.OPEN, owner);
    assertThat(find().leads())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.ref().id()).isEqualTo(lead.id());
              assertThat(found.title()).contains("Roof repair");
              assertThat(found.owner()).isEqualTo(owner);
              assertThat(found.state()).isEqualTo(LeadState.OPEN);
              assertThat(found.contact()).isNotNull();
              assertThat(found.contact().id()).isEqualTo(contact.id());
            });
  }

  @Test
  default void a_converted_lead_is_not_open() {
    needs(Topic.LEADS);
    needs(Topic.CONVERTED_LEADS);
    crm().seedLead("Roof repair", seedContact(), LeadState.CONVERTED, null);
    assertThat(find().leads())
        .extracting(ClientRecords.Lead::state)
        .containsExactly(LeadState.CONVERTED);
  }

  @Test
  default void a_closed_lead_is_not_open() {
    needs(Topic.LEADS);
    needs(Topic.CLOSED_LEADS);
    crm().seedLead("Roof repair", seedContact(), LeadState.CLOSED, null);
    assertThat(find().leads())
        .extracting(ClientRecords.Lead::state)
        .containsExactly(LeadState.CLOSED);
  }

  @Test
  default void a_lead_without_contact_is_found_by_its_own_number() {
    needs(Topic.LEADS);
    needs(Topic.LEADS_WITH_OWN_PHONE);
    var lead = crm().seedLeadWithPhone("Roof repair", PHONE, LeadState.OPEN);
    crm().seedLeadWithPhone("Other", "+380501234568", LeadState.OPEN);
    assertThat(find().leads()).extracting(l -> l.ref().id()).containsExactly(lead.id());
  }

  @Test
  default void leads_of_other_contacts_are_not_returned() {
    needs(Topic.LEADS);
    seedContact();
    var other = crm().seedContact("Other", List.of("+380671112233"), List.of(), null);
    crm().seedLead("Not hers", other, LeadState.OPEN, null);
    assertThat(find().leads()).isEmpty();
  }

  @Test
  default void recent_records_are_seen_although_the_search_lags() {
    needs(Topic.SEARCH_LAG);
    crm().searchLags(true);
    var contact = create("m:contact", ContractSupport.contact(null, null));
    assertThat(find().contacts()).as("the search does lag").isEmpty();
    assertThat(find(new ClientQuery(PHONE, null, List.of(contact))).contacts())
        .extracting(c -> c.ref().id())
        .containsExactly(contact.id());
  }

  @Test
  default void a_recent_lead_is_seen_although_the_search_lags() {
    needs(Topic.SEARCH_LAG);
    needs(Topic.LEADS);
    crm().searchLags(true);
    var contact = create("m:contact", ContractSupport.contact(null, null));
    var lead = create("m:lead", ContractSupport.lead(existing(contact), null, null));
    assertThat(find(new ClientQuery(PHONE, null, List.of(contact, lead))).leads())
        .extracting(l -> l.ref().id())
        .containsExactly(lead.id());
  }

  @Test
  default void a_recent_record_that_was_removed_meanwhile_is_left_out() {
    var contact = create("m:contact", ContractSupport.contact(null, null));
    crm().remove(contact);
    assertThat(find(new ClientQuery(PHONE, null, List.of(contact)))).isEqualTo(ClientRecords.NONE);
  }

  @Test
  default void looking_up_takes_exactly_the_stated_calls() {
    var before = crm().calls();
    find();
    assertThat(crm().calls() - before).isEqualTo(crm().expectedCalls(Work.LOOK_UP_UNKNOWN));
  }

  @Test
  default void looking_up_a_known_client_takes_exactly_the_stated_calls() {
    needs(Topic.LEADS);
    needs(Topic.DEALS);
    var contact = seedContact();
    crm().seedLead("Roof repair", contact, LeadState.OPEN, null);
    crm().seedDeal("New roof", contact, DealState.OPEN, null);
    var before = crm().calls();
    find();
    assertThat(crm().calls() - before).isEqualTo(crm().expectedCalls(Work.LOOK_UP_KNOWN));
  }
}
