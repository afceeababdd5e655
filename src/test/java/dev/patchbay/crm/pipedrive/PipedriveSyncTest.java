package dev.patchbay.crm.pipedrive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.crm.Changes;
import dev.patchbay.crm.Changes.Change;
import dev.patchbay.crm.ChangesQuery;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.CrmNotices;
import dev.patchbay.crm.CrmNotices.Read;
import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.Dossier;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Reading;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Subscription;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is Pipedrive's own in following records: its many lists, its prices, its webhooks. */
@QuarkusTest
class PipedriveSyncTest {

  private static final String HUB = "https://hub.example.com/v1/projects/demo/crm-webhook/i-1";

  @Inject PipedriveConnector connector;

  private PipedriveUnderTest crm;
  private RecordRef contact;
  private int uncharged;

  @BeforeEach
  void start() throws Exception {
    crm = new PipedriveUnderTest(connector);
    contact = crm.seedContact("Olena Bondar", List.of("+380501234567"), List.of(), null);
  }

  @AfterEach
  void close() {
    crm.close();
    assertThat(crm.server().violations()).isEmpty();
    assertThat(crm.tokens()).isEqualTo(crm.server().tokens() + uncharged);
  }

  @Test
  void an_archived_deal_is_told_and_so_is_one_that_was_deleted() {
    RecordRef archived = deal(DealState.WON);
    RecordRef deleted = deal(DealState.OPEN);
    RecordRef untouched = deal(DealState.OPEN);
    Instant since = later();
    crm.server().account().set("deals", archived.id(), "is_archived", true);
    crm.remove(deleted);
    List<Change> told = changes(RecordKind.DEAL, since);
    assertThat(record(told, archived).status()).isEqualTo("won");
    assertThat(told)
        .anySatisfy(
            change ->
                assertThat(change)
                    .isInstanceOfSatisfying(
                        Change.Removed.class,
                        gone -> assertThat(gone.ref().id()).isEqualTo(deleted.id())));
    assertThat(told).extracting(change -> change.ref().id()).doesNotContain(untouched.id());
    assertThat(crm.tokens()).isEqualTo(10 + 20);
  }

  @Test
  void an_archived_lead_is_lost_and_an_unarchived_one_open_again() {
    RecordRef lead = lead("Roof");
    Instant since = later();
    crm.move(lead, DealState.LOST);
    CrmRecord lost = record(changes(RecordKind.LEAD, since), lead);
    assertThat(lost.state()).isEqualTo(DealState.LOST);
    assertThat(lost.closedAt()).isEqualTo(lost.changedAt());
    since = later();
    crm.move(lead, DealState.OPEN);
    assertThat(record(changes(RecordKind.LEAD, since), lead).state()).isEqualTo(DealState.OPEN);
  }

  @Test
  void archived_leads_are_read_no_further_than_they_are_new() {
    for (int i = 0; i < 1100; i++) {
      crm.seedLead("Old " + i, contact, LeadState.CLOSED, null);
    }
    RecordRef lead = lead("Roof");
    Instant since = later();
    crm.move(lead, DealState.LOST);
    record(changes(RecordKind.LEAD, since), lead);
    assertThat(crm.tokens()).isEqualTo(20 + 20 + 10);
  }

  @Test
  void a_converted_lead_is_won_and_names_its_deal() {
    RecordRef lead = lead("Roof");
    Instant made = ((Reading.Present) crm.open().read(lead)).record().createdAt();
    Instant since = later();
    RecordRef deal = crm.convert(lead);
    CrmRecord listed = record(changes(RecordKind.LEAD, since), lead);
    assertThat(listed.state()).isEqualTo(DealState.WON);
    assertThat(listed.convertedTo().id()).isEqualTo(deal.id());
    assertThat(listed.createdAt()).as("as its id tells").isEqualTo(made);
    int before = crm.tokens();
    assertThat(crm.open().read(lead)).isEqualTo(new Reading.Present(listed));
    assertThat(crm.tokens() - before).isEqualTo(12);
  }

  @Test
  void a_lead_whose_deal_was_only_changed_is_not_told_again() {
    RecordRef lead = lead("Roof");
    RecordRef deal = crm.convert(lead);
    Instant since = later();
    crm.rename(deal, "Roof and gutter");
    assertThat(changes(RecordKind.LEAD, since)).isEmpty();
  }

  @Test
  void leads_of_one_moment_that_are_changed_between_the_pages_are_not_missed() {
    Set<String> seeded = new HashSet<>();
    for (int i = 0; i < 1200; i++) {
      seeded.add(lead("Lead " + i).id());
    }
    Set<String> told = new HashSet<>();
    String cursor = null;
    do {
      var page = page(new ChangesQuery(RecordKind.LEAD, Instant.EPOCH, cursor));
      List<RecordRef> refs = page.changes().stream().map(Change::ref).toList();
      refs.forEach(ref -> told.add(ref.id()));
      crm.timePasses(Duration.ofMinutes(1));
      refs.stream().limit(20).forEach(ref -> crm.rename(ref, "Changed"));
      refs.stream().skip(20).limit(20).forEach(ref -> crm.remove(ref));
      cursor = page.next();
      assertThat(cursor == null ? 0 : cursor.length()).isLessThanOrEqualTo(1000);
    } while (cursor != null && cursor.startsWith("leads"));
    assertThat(told).containsAll(seeded);
  }

  @Test
  void a_cursor_of_another_kind_is_refused() {
    assertThat(crm.open().changes(new ChangesQuery(RecordKind.DEAL, Instant.EPOCH, "leads:.1.")))
        .isInstanceOf(Changes.Failed.class);
  }

  @Test
  void a_dossier_of_a_deal_costs_thirty_two_tokens_and_one_more_with_its_organization() {
    RecordRef deal = deal(DealState.OPEN);
    assertThat(crm.open().dossier(deal)).isInstanceOf(Dossier.Answer.Known.class);
    assertThat(crm.tokens()).isEqualTo(1 + 1 + 20 + 10);
    String organization = crm.server().account().add("organizations", "Roofs", Map.of());
    crm.server().account().set("deals", deal.id(), "org_id", Long.parseLong(organization));
    var answer = (Dossier.Answer.Known) crm.open().dossier(deal);
    assertThat(answer.dossier().organizationName()).isEqualTo("Roofs");
    assertThat(crm.tokens()).isEqualTo(32 + 33);
  }

  @Test
  void notes_written_by_people_come_as_they_read_them() {
    RecordRef deal = deal(DealState.OPEN);
    crm.server()
        .account()
        .add(
            "notes",
            "",
            Map.of("content", "<p>Two&nbsp;floors</p><ul><li>red</li></ul>", "deal_id", id(deal)));
    for (int i = 0; i < 500; i++) {
      crm.server().account().add("notes", "", Map.of("content", "n" + i, "deal_id", id(deal)));
    }
    var answer = (Dossier.Answer.Known) crm.open().dossier(deal);
    assertThat(answer.dossier().notes()).hasSize(501);
    assertThat(answer.dossier().notes().getFirst().text()).isEqualTo("Two floors\nred");
    assertThat(answer.dossier().notes().getFirst().author()).isEqualTo("Api User");
  }

  @Test
  void three_webhooks_with_one_password_are_made_and_those_of_others_stay() {
    crm.server()
        .account()
        .add("webhooks", "Of another", Map.of("subscription_url", "https://other.example.com"));
    Subscription first = subscribe();
    Subscription second = subscribe();
    assertThat(second.secrets()).isNotEqualTo(first.secrets());
    assertThat(second.ids().values()).containsExactlyInAnyOrder("deal", "lead", "person");
    List<ObjectNode> all = crm.server().account().all("webhooks");
    assertThat(all).hasSize(4);
    assertThat(all)
        .filteredOn(row -> row.path("subscription_url").asText().equals(HUB))
        .allSatisfy(
            row -> {
              assertThat(row.get("version").asText()).isEqualTo("2.0");
              assertThat(row.get("event_action").asText()).isEqualTo("*");
              assertThat(row.get("http_auth_password").asText())
                  .isEqualTo(second.secrets().get("password"))
                  .hasSizeGreaterThanOrEqualTo(32);
            });
    assertThat(crm.tokens()).isEqualTo((10 + 3 * 10) + (10 + 3 * 10 + 3 * 6));
    crm.open().unsubscribe(second);
    assertThat(crm.webhooks()).isEqualTo(1);
  }

  @Test
  void a_missing_right_to_remove_webhooks_is_told_and_is_no_throttling() {
    Subscription subscription = subscribe();
    crm.server().answerNext(403, Map.of(), "{\"success\":false,\"message\":\"Forbidden\"}");
    assertThat(crm.open().unsubscribe(subscription))
        .isEqualTo(new Failure.Refused("Forbidden", 403));
    uncharged = 6;
  }

  @Test
  void a_second_attempt_is_the_same_notice_and_what_is_not_followed_is_none() {
    Subscription subscription = subscribe();
    var first = notices(crm.notice(contact, 1), subscription);
    assertThat(notices(crm.notice(contact, 2), subscription)).isEqualTo(first);
    assertThat(first.getFirst().ref())
        .isEqualTo(new RecordRef(RecordKind.CONTACT, contact.id(), null));
    ObjectNode webhook = crm.server().account().all("webhooks").getFirst();
    ObjectNode row = crm.server().account().get("persons", contact.id());
    assertThat(notices(PipedrivePost.of(webhook, "activity", row, 1), subscription)).isEmpty();
  }

  @Test
  void without_a_password_nothing_is_authentic() {
    var none = new Subscription(HUB, Map.of(), Map.of());
    var request = PipedrivePost.request("patchbay", "", "{}");
    assertThat(connector.notices().orElseThrow().read(request, none))
        .isInstanceOf(Read.NotAuthentic.class);
  }

  private List<CrmNotices.Notice> notices(CrmNotices.Request request, Subscription subscription) {
    var read = connector.notices().orElseThrow().read(request, subscription);
    assertThat(read).isInstanceOf(Read.Notices.class);
    return ((Read.Notices) read).notices();
  }

  private Subscription subscribe() {
    var answer = crm.open().subscribe(HUB);
    assertThat(answer).isInstanceOf(Subscription.Answer.Subscribed.class);
    return ((Subscription.Answer.Subscribed) answer).subscription();
  }

  private RecordRef lead(String title) {
    return crm.seedLead(title, contact, LeadState.OPEN, null);
  }

  private RecordRef deal(DealState state) {
    return crm.seedDeal("Roof", contact, state, null);
  }

  /** A moment after everything so far. */
  private Instant later() {
    crm.timePasses(Duration.ofMinutes(2));
    return crm.server().account().now().minus(Duration.ofMinutes(1));
  }

  private Changes.Page page(ChangesQuery query) {
    var answer = crm.open().changes(query);
    assertThat(answer).isInstanceOf(Changes.Page.class);
    return (Changes.Page) answer;
  }

  private List<Change> changes(RecordKind kind, Instant since) {
    List<Change> all = new ArrayList<>();
    String cursor = null;
    do {
      var page = page(new ChangesQuery(kind, since, cursor));
      all.addAll(page.changes());
      cursor = page.next();
    } while (cursor != null);
    return all;
  }

  private static CrmRecord record(List<Change> changes, RecordRef ref) {
    return changes.stream()
        .filter(change -> change.ref().id().equals(ref.id()))
        .map(change -> ((Change.Present) change).record())
        .findFirst()
        .orElseThrow();
  }

  private static long id(RecordRef ref) {
    return Long.parseLong(ref.id());
  }
}
