package dev.patchbay.crm.roapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.Changes;
import dev.patchbay.crm.Changes.Change;
import dev.patchbay.crm.ChangesQuery;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.Dossier;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Reading;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Subscription;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is RO App's own in following records. */
@QuarkusTest
class RoAppSyncTest {

  private static final String HUB = "https://hub.example.com/v1/projects/demo/crm-webhook/i-1";

  @Inject RoAppConnector connector;

  private RoAppUnderTest crm;
  private RecordRef contact;

  @BeforeEach
  void start() throws Exception {
    crm = new RoAppUnderTest(connector);
    contact = crm.seedContact("Olena Bondar", List.of("+380501234567"), List.of(), null);
  }

  @AfterEach
  void close() {
    crm.close();
    assertThat(crm.server().violations()).isEmpty();
  }

  @Test
  void orders_that_are_changed_between_the_pages_are_not_missed() {
    crm.account().pageSize(10);
    Set<String> seeded = new HashSet<>();
    for (int i = 0; i < 45; i++) {
      seeded.add(crm.seedDeal("Order " + i, contact, DealState.OPEN, null).id());
      crm.timePasses(Duration.ofMillis(400));
    }
    Set<String> told = new HashSet<>();
    String cursor = null;
    int pages = 0;
    do {
      var page = page(new ChangesQuery(RecordKind.DEAL, Instant.EPOCH, cursor));
      page.changes().forEach(change -> told.add(change.ref().id()));
      crm.timePasses(Duration.ofMinutes(1));
      page.changes().stream().limit(3).forEach(change -> crm.rename(change.ref(), "Changed"));
      page.changes().stream().skip(3).limit(3).forEach(change -> crm.remove(change.ref()));
      cursor = page.next();
    } while (cursor != null && pages++ < 100);
    assertThat(told).containsAll(seeded);
    assertThat(cursor).isNull();
  }

  @Test
  void an_order_has_the_currency_of_the_form_only_with_an_amount() {
    RecordRef worth = crm.seedDealWorth("Roof", contact, new BigDecimal("1200.5"), "EUR");
    RecordRef without = crm.seedDeal("Gutter", contact, DealState.OPEN, null);
    assertThat(read(worth).currency()).isEqualTo("EUR");
    assertThat(read(without).amount()).isNull();
    assertThat(read(without).currency()).isNull();
    var unsaid = crm.open(Map.of("currency", "hryvnia")).read(worth);
    assertThat(((Reading.Present) unsaid).record().currency()).isNull();
  }

  @Test
  void an_inquiry_without_client_brings_its_own_number() {
    RecordRef lead = crm.seedLeadWithPhone("Roof", "+380501234567", LeadState.OPEN);
    assertThat(read(lead).contact()).isNull();
    assertThat(read(lead).phones()).containsExactly("+380501234567");
  }

  @Test
  void what_people_wrote_between_the_notes_is_a_note_of_its_own() {
    RecordRef order = crm.seedDeal("Roof", contact, DealState.OPEN, null);
    crm.account()
        .edit(
            RoAppAccount.ORDERS,
            order.id(),
            "manager_notes",
            "Ref d.1:deal\n\nUrgent!\n\n[Ref d.1:note]\nAnswered\n[/Ref]\nPaid in cash");
    var answer = (Dossier.Answer.Known) crm.open().dossier(order);
    assertThat(answer.dossier().notes())
        .extracting(Dossier.Note::text)
        .containsExactly("Urgent!", "Answered", "Paid in cash");
    assertThat(answer.dossier().record().marker()).isEqualTo("d.1:deal");
    assertThat(answer.dossier().tasks()).isEmpty();
  }

  @Test
  void a_dossier_takes_two_requests() {
    RecordRef order = crm.seedDeal("Roof", contact, DealState.OPEN, null);
    int before = crm.calls();
    assertThat(crm.open().dossier(order)).isInstanceOf(Dossier.Answer.Known.class);
    assertThat(crm.calls() - before).isEqualTo(2);
  }

  @Test
  void nothing_can_be_removed() {
    assertThat(crm.open().remove(contact)).isInstanceOf(Failure.Refused.class);
  }

  @Test
  void a_webhook_is_taken_from_the_form_without_a_call() {
    int before = crm.calls();
    assertThat(crm.open().subscribe(HUB))
        .isInstanceOfSatisfying(
            Subscription.Answer.Failed.class,
            failed -> assertThat(failed.failure().reason()).contains("webhookSecret"));
    var answer = crm.open(Map.of("webhookSecret", " s3cret ")).subscribe(HUB);
    assertThat(answer)
        .isEqualTo(
            new Subscription.Answer.Subscribed(
                new Subscription(HUB, Map.of("secret", "s3cret"), Map.of())));
    assertThat(crm.calls()).isEqualTo(before);
    assertThat(answer.toString()).doesNotContain("s3cret");
  }

  @Test
  void a_cursor_that_is_none_is_refused() {
    var query = new ChangesQuery(RecordKind.DEAL, Instant.EPOCH, "page 2");
    assertThat(crm.open().changes(query)).isInstanceOf(Changes.Failed.class);
  }

  private Changes.Page page(ChangesQuery query) {
    var answer = crm.open().changes(query);
    assertThat(answer).isInstanceOf(Changes.Page.class);
    assertThat(((Changes.Page) answer).changes()).allMatch(Change.Present.class::isInstance);
    return (Changes.Page) answer;
  }

  private CrmRecord read(RecordRef ref) {
    var reading = crm.open().read(ref);
    assertThat(reading).isInstanceOf(Reading.Present.class);
    return ((Reading.Present) reading).record();
  }
}
