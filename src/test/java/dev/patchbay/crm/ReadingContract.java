package dev.patchbay.crm;

import static dev.patchbay.crm.ContractSupport.present;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.crm.CrmUnderTest.Topic;
import dev.patchbay.crm.CrmUnderTest.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a connector reads one record that something was said about. */
interface ReadingContract extends ContractSupport {

  @Test
  default void a_record_is_read_as_the_listing_shows_it() {
    needs(Capability.CHANGES);
    var owner = crm().seedUser("Ivan Koval", "ivan@example.com");
    var contact = crm().seedContact("Olena Bondar", List.of(PHONE), List.of(MAIL), owner);
    isReadAsListed(contact);
    if (has(Topic.LEADS)) {
      isReadAsListed(crm().seedLead("Roof repair", contact, LeadState.OPEN, owner));
    }
    if (has(Topic.DEALS)) {
      isReadAsListed(crm().seedDeal("New roof", contact, DealState.WON, owner));
    }
  }

  private void isReadAsListed(RecordRef ref) {
    if (crm().listedKinds().contains(ref.kind())) {
      CrmRecord listed = present(changes(ref.kind(), Instant.EPOCH)).get(ref.id());
      CrmRecord read = read(ref);
      assertThat(read.ref()).isEqualTo(listed.ref());
      assertThat(read.title()).isEqualTo(listed.title());
      assertThat(read.pipeline()).isEqualTo(listed.pipeline());
      assertThat(read.status()).isEqualTo(listed.status());
      assertThat(read.state()).isEqualTo(listed.state());
      assertThat(read.owner()).isEqualTo(listed.owner());
      assertThat(read.createdAt()).isEqualTo(listed.createdAt());
      assertThat(read.changedAt()).isEqualTo(listed.changedAt());
      assertThat(read.closedAt()).isEqualTo(listed.closedAt());
    }
  }

  @Test
  default void all_numbers_of_a_contact_are_read() {
    needs(Capability.CHANGES);
    var ref =
        crm().seedContact("Olena Bondar", List.of(PHONE, "+380671112233"), List.of(MAIL), null);
    assertThat(read(ref).phones()).containsExactlyInAnyOrder(PHONE, "+380671112233");
    assertThat(read(ref).emails()).containsExactly(MAIL);
  }

  @Test
  default void a_change_shows_at_once() {
    needs(Capability.CHANGES);
    var ref = seedContact();
    Instant before = read(ref).changedAt();
    crm().timePasses(Duration.ofMinutes(1));
    crm().rename(ref, "Olena Koval");
    assertThat(read(ref).title()).isEqualTo("Olena Koval");
    assertThat(read(ref).changedAt()).isAfter(before);
  }

  @Test
  default void a_deal_that_is_won_and_opened_again_is_open() {
    needs(Capability.CHANGES);
    needs(Topic.DEALS);
    needs(Topic.REOPENING);
    var ref = crm().seedDeal("New roof", seedContact(), DealState.OPEN, null);
    crm().timePasses(Duration.ofMinutes(1));
    crm().move(ref, DealState.WON);
    assertThat(read(ref).state()).isEqualTo(DealState.WON);
    assertThat(read(ref).closedAt()).isNotNull();
    crm().timePasses(Duration.ofMinutes(1));
    crm().move(ref, DealState.OPEN);
    assertThat(read(ref).state()).isEqualTo(DealState.OPEN);
    assertThat(read(ref).closedAt()).isNull();
  }

  @Test
  default void a_converted_lead_is_won_or_gone_and_names_its_deal() {
    needs(Capability.CHANGES);
    needs(Topic.LEADS);
    needs(Topic.CONVERTED_LEADS);
    var ref = crm().seedLead("Roof repair", seedContact(), LeadState.OPEN, null);
    crm().timePasses(Duration.ofMinutes(1));
    RecordRef deal = crm().convert(ref);
    switch (crm().open().read(ref)) {
      case Reading.Present(CrmRecord lead) -> {
        assertThat(lead.state()).isEqualTo(DealState.WON);
        assertThat(lead.closedAt()).isNotNull();
        if (deal != null) {
          assertThat(lead.convertedTo().kind()).isEqualTo(RecordKind.DEAL);
          assertThat(lead.convertedTo().id()).isEqualTo(deal.id());
        }
      }
      case Reading.Gone(RecordRef into) -> {
        if (into != null) {
          assertThat(into.id()).isEqualTo(deal.id());
        }
      }
      case Reading.Failed failed -> throw new AssertionError(failed.toString());
    }
  }

  @Test
  default void a_record_that_was_never_there_is_gone() {
    needs(Capability.CHANGES);
    for (RecordKind kind : crm().listedKinds()) {
      var existing = seedContact();
      crm().remove(existing);
      var ref = new RecordRef(kind, existing.id(), null);
      assertThat(crm().open().read(ref)).as("%s", kind).isInstanceOf(Reading.Gone.class);
    }
  }

  @Test
  default void a_reading_that_fails_does_not_look_like_a_record_that_is_gone() {
    needs(Capability.CHANGES);
    needs(Topic.NETWORK);
    var ref = seedContact();
    assertThat(failed(ref, new Fault.Status(401))).isInstanceOf(Failure.Unauthorized.class);
    assertThat(failed(ref, new Fault.Status(403))).isInstanceOf(crm().outcomeOf(403));
    assertThat(failed(ref, new Fault.Status(500))).isInstanceOf(Failure.Unavailable.class);
    assertThat(failed(ref, new Fault.CutBeforeCommit())).isInstanceOf(Failure.Unavailable.class);
  }

  private Failure failed(RecordRef ref, Fault fault) {
    crm().failNext(Traffic.READ, fault);
    var reading = crm().open().read(ref);
    assertThat(reading).isInstanceOf(Reading.Failed.class);
    assertThat(reading.toString()).doesNotContain(crm().secret()).doesNotContain(PHONE);
    return ((Reading.Failed) reading).failure();
  }
}
