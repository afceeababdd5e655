package dev.patchbay.crm;

import static dev.patchbay.crm.ContractSupport.existing;
import static dev.patchbay.crm.ContractSupport.present;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.Action.CreateDeal;
import dev.patchbay.crm.Changes.Change;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.crm.CrmUnderTest.Topic;
import dev.patchbay.crm.CrmUnderTest.Traffic;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a connector lists what was changed in the CRM. */
interface ChangesContract extends ContractSupport {

  @Test
  default void each_record_of_several_pages_is_listed_once_in_the_order_of_change() {
    needs(Capability.CHANGES);
    for (RecordKind kind : crm().listedKinds()) {
      Set<String> seeded = seedPages(kind);
      List<Change> listed = changes(kind, Instant.EPOCH);
      assertThat(listed).as("%s", kind).extracting(c -> c.ref().id()).doesNotHaveDuplicates();
      assertThat(present(listed).keySet()).as("%s", kind).containsAll(seeded);
      assertThat(present(listed).values())
          .as("%s", kind)
          .extracting(CrmRecord::changedAt)
          .isSortedAccordingTo(Comparator.naturalOrder());
    }
  }

  @Test
  default void a_page_of_changes_takes_exactly_the_stated_calls() {
    needs(Capability.CHANGES);
    RecordKind kind = crm().listedKinds().getLast();
    seedPages(kind);
    var before = crm().calls();
    var first = page(new ChangesQuery(kind, Instant.EPOCH, null));
    assertThat(crm().calls() - before).isEqualTo(crm().callsForChanges(true));
    assertThat(first.changes()).hasSizeGreaterThanOrEqualTo(crm().changesOnAPage() / 2);
    assertThat(first.next()).isNotNull().hasSizeLessThanOrEqualTo(1000);
    before = crm().calls();
    page(new ChangesQuery(kind, Instant.EPOCH, first.next()));
    assertThat(crm().calls() - before).isEqualTo(crm().callsForChanges(false));
  }

  @Test
  default void what_is_changed_between_two_pages_is_not_missed() {
    needs(Capability.CHANGES);
    RecordKind kind = crm().listedKinds().getLast();
    Set<String> seeded = seedPages(kind);
    var first = page(new ChangesQuery(kind, Instant.EPOCH, null));
    var read = first.changes().stream().map(Change::ref).toList();

    crm().timePasses(Duration.ofMinutes(1));
    crm().rename(read.get(1), "Renamed");
    crm().remove(read.get(2));
    crm().remove(read.get(3));
    RecordRef late = seed(kind, "Late");

    List<Change> rest = new ArrayList<>();
    for (String cursor = first.next(); cursor != null; ) {
      var page = page(new ChangesQuery(kind, Instant.EPOCH, cursor));
      rest.addAll(page.changes());
      cursor = page.next();
    }
    Set<String> all = new HashSet<>(present(rest).keySet());
    read.forEach(ref -> all.add(ref.id()));
    assertThat(all).containsAll(seeded).contains(late.id());
    assertThat(present(rest).get(read.get(1).id()).title()).contains("Renamed");
  }

  @Test
  default void only_what_was_changed_since_is_listed() {
    needs(Capability.CHANGES);
    for (RecordKind kind : crm().listedKinds()) {
      RecordRef renamed = seed(kind, "Old name");
      RecordRef left = seed(kind, "Left alone");
      crm().timePasses(Duration.ofMinutes(1));
      Instant since = read(left).changedAt().plusSeconds(1);
      assertThat(changes(kind, since)).as("%s", kind).isEmpty();

      crm().rename(renamed, "New name");
      RecordRef made = seed(kind, "Made");

      var listed = present(changes(kind, since));
      assertThat(listed.keySet()).as("%s", kind).contains(renamed.id(), made.id());
      assertThat(listed.keySet()).as("%s", kind).doesNotContain(left.id());
      assertThat(listed.get(renamed.id()).title()).contains("New name");
    }
  }

  @Test
  default void what_was_changed_at_the_very_moment_is_listed() {
    needs(Capability.CHANGES);
    for (RecordKind kind : crm().listedKinds()) {
      RecordRef ref = seed(kind, "Just now");
      assertThat(present(changes(kind, read(ref).changedAt())))
          .as("%s", kind)
          .containsKey(ref.id());
    }
  }

  @ParameterizedTest
  @EnumSource
  default void a_deal_is_listed_with_its_title_status_client_and_owner(DealState state) {
    needs(Capability.CHANGES);
    needs(Topic.DEALS);
    var owner = crm().seedUser("Ivan Koval", "ivan@example.com");
    var contact = seedContact();
    var ref = crm().seedDeal("New roof", contact, state, owner);
    CrmRecord deal = present(changes(RecordKind.DEAL, Instant.EPOCH)).get(ref.id());
    assertThat(deal.title()).contains("New roof");
    assertThat(deal.owner()).isEqualTo(owner);
    assertThat(deal.contact().id()).isEqualTo(contact.id());
    assertThat(deal.state()).isEqualTo(state);
    assertThat(deal.createdAt()).isNotNull();
    assertThat(deal.changedAt()).isAfterOrEqualTo(deal.createdAt());
    assertThat(deal.closedAt() == null).isEqualTo(state == DealState.OPEN);
    isAStatusOfTheAccount(deal);
  }

  @ParameterizedTest
  @EnumSource
  default void a_lead_is_listed_with_its_title_status_and_owner(LeadState state) {
    needs(Capability.CHANGES);
    needs(Topic.LEADS);
    if (state == LeadState.CONVERTED) {
      needs(Topic.CONVERTED_LEADS);
    } else if (state == LeadState.CLOSED) {
      needs(Topic.CLOSED_LEADS);
    }
    var owner = crm().seedUser("Ivan Koval", "ivan@example.com");
    var contact = seedContact();
    var ref = crm().seedLead("Roof repair", contact, state, owner);
    CrmRecord lead = present(changes(RecordKind.LEAD, Instant.EPOCH)).get(ref.id());
    assertThat(lead.title()).contains("Roof repair");
    assertThat(lead.owner()).isEqualTo(owner);
    assertThat(lead.state())
        .isEqualTo(
            switch (state) {
              case OPEN -> DealState.OPEN;
              case CONVERTED -> DealState.WON;
              case CLOSED -> DealState.LOST;
            });
    boolean knowsClient =
        lead.contact() != null && lead.contact().id().equals(contact.id())
            || lead.phones().contains(PHONE);
    assertThat(knowsClient).as("it is known whose lead it is").isTrue();
    if (lead.status() != null) {
      isAStatusOfTheAccount(lead);
    }
  }

  @Test
  default void a_deal_is_listed_with_its_amount_and_currency() {
    needs(Capability.CHANGES);
    needs(Topic.DEALS);
    needs(Topic.AMOUNTS);
    var ref = crm().seedDealWorth("New roof", seedContact(), new BigDecimal("1200.50"), "EUR");
    CrmRecord deal = present(changes(RecordKind.DEAL, Instant.EPOCH)).get(ref.id());
    assertThat(deal.amount()).isEqualByComparingTo("1200.50");
    assertThat(deal.currency()).isEqualTo("EUR");
  }

  @Test
  default void a_contact_is_listed_with_its_name_number_mail_and_owner() {
    needs(Capability.CHANGES);
    var owner = crm().seedUser("Ivan Koval", "ivan@example.com");
    var ref = crm().seedContact("Olena Bondar", List.of(PHONE), List.of(MAIL), owner);
    CrmRecord contact = present(changes(RecordKind.CONTACT, Instant.EPOCH)).get(ref.id());
    assertThat(contact.title()).isEqualTo("Olena Bondar");
    assertThat(contact.phones()).containsExactly(PHONE);
    assertThat(contact.emails()).containsExactly(MAIL);
    assertThat(contact.owner()).isEqualTo(owner);
    assertThat(contact.state()).isNull();
  }

  @Test
  default void the_marker_of_what_the_hub_made_comes_back() {
    needs(Capability.CHANGES);
    var contact = create("demo.17:contact", ContractSupport.contact(null, null));
    comesBack(contact, "demo.17:contact");
    if (has(Topic.LEADS)) {
      var lead = ContractSupport.lead(existing(contact), null, null);
      comesBack(create("demo.17:lead", lead), "demo.17:lead");
    }
    if (has(Topic.DEALS)) {
      var deal = new CreateDeal("Call deal", existing(contact), null, null, Map.of());
      comesBack(create("demo.17:deal", deal), "demo.17:deal");
    }
  }

  private void comesBack(RecordRef ref, String marker) {
    if (crm().listedKinds().contains(ref.kind()) && !crm().unmarked().containsKey(ref.kind())) {
      assertThat(present(changes(ref.kind(), Instant.EPOCH)).get(ref.id()).marker())
          .isEqualTo(marker);
      assertThat(read(ref).marker()).isEqualTo(marker);
    }
  }

  @Test
  default void a_deleted_record_is_told_or_found_gone() {
    needs(Capability.CHANGES);
    for (RecordKind kind : crm().listedKinds()) {
      RecordRef ref = seed(kind, "To be deleted");
      Instant since = read(ref).changedAt();
      crm().timePasses(Duration.ofMinutes(1));
      crm().remove(ref);
      List<Change> listed = changes(kind, since);
      assertThat(present(listed)).as("%s", kind).doesNotContainKey(ref.id());
      assertThat(crm().open().read(ref)).as("%s", kind).isInstanceOf(Reading.Gone.class);
    }
  }

  @Test
  default void a_fault_between_two_pages_is_a_value_and_the_cursor_goes_on() {
    needs(Capability.CHANGES);
    needs(Topic.NETWORK);
    RecordKind kind = crm().listedKinds().getLast();
    Set<String> seeded = seedPages(kind);
    var first = page(new ChangesQuery(kind, Instant.EPOCH, null));
    var second = new ChangesQuery(kind, Instant.EPOCH, first.next());
    assertThat(failed(second, new Fault.Status(500))).isInstanceOf(Failure.Unavailable.class);
    assertThat(failed(second, new Fault.BrokenJson())).isInstanceOf(Failure.Unavailable.class);
    assertThat(failed(second, new Fault.Status(401))).isInstanceOf(Failure.Unauthorized.class);
    assertThat(failed(second, new Fault.Status(429, Duration.ofSeconds(17))))
        .isInstanceOfSatisfying(
            Failure.Throttled.class,
            throttled -> assertThat(throttled.retryAfter()).isEqualTo(Duration.ofSeconds(17)));
    Set<String> all = new HashSet<>(present(first.changes()).keySet());
    for (String cursor = first.next(); cursor != null; ) {
      var page = page(new ChangesQuery(kind, Instant.EPOCH, cursor));
      all.addAll(present(page.changes()).keySet());
      cursor = page.next();
    }
    assertThat(all).containsAll(seeded);
  }

  private Failure failed(ChangesQuery query, Fault fault) {
    crm().failNext(Traffic.READ, fault);
    var answer = crm().open().changes(query);
    assertThat(answer).isInstanceOf(Changes.Failed.class);
    assertThat(answer.toString()).doesNotContain(crm().secret());
    return ((Changes.Failed) answer).failure();
  }

  /** A few more than two pages, several of them changed in the same moment. */
  private Set<String> seedPages(RecordKind kind) {
    RecordRef contact = seedContact();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 2 * crm().changesOnAPage() + 3; i++) {
      ids.add(seed(kind, "Record " + i, contact).id());
    }
    return ids;
  }

  private RecordRef seed(RecordKind kind, String title) {
    return seed(kind, title, kind == RecordKind.CONTACT ? null : seedContact());
  }

  private RecordRef seed(RecordKind kind, String title, RecordRef contact) {
    return switch (kind) {
      case LEAD -> crm().seedLead(title, contact, LeadState.OPEN, null);
      case DEAL -> crm().seedDeal(title, contact, DealState.OPEN, null);
      default -> crm().seedContact(title, List.of("+380671112233"), List.of(), null);
    };
  }

  private void isAStatusOfTheAccount(CrmRecord record) {
    var described = (Described.Known) crm().open().describe();
    assertThat(described.schema().pipelines())
        .filteredOn(pipeline -> pipeline.kind() == record.kind())
        .filteredOn(pipeline -> pipeline.id() == null || pipeline.id().equals(record.pipeline()))
        .flatExtracting(CrmSchema.Pipeline::stages)
        .extracting(CrmSchema.Stage::id)
        .contains(record.status());
  }
}
