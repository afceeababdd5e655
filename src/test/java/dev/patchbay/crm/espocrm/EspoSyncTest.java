package dev.patchbay.crm.espocrm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.crm.Changes;
import dev.patchbay.crm.ChangesQuery;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.CrmNotices.Read;
import dev.patchbay.crm.CrmNotices.Request;
import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.Dossier;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Reading;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Subscription;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Listing changes, gathering and webhooks, as EspoCRM has them. */
@QuarkusTest
class EspoSyncTest {

  private static final String HUB = "https://hub.example.com/v1/projects/demo/crm-webhook/i-1";

  @Inject EspoConnector connector;

  private EspoUnderTest espo;
  private RecordRef contact;

  @BeforeEach
  void start() throws IOException {
    espo = new EspoUnderTest(connector);
    espo.connect();
    contact = espo.seedContact("Olena", List.of("+380501234567"), List.of(), null);
  }

  @AfterEach
  void every_exchange_was_one_that_the_vendor_understands() {
    espo.close();
    assertThat(espo.server().violations()).isEmpty();
  }

  @Test
  void a_stage_that_was_renamed_after_connecting_means_what_it_meant() {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    fields
        .putObject("stage")
        .putObject("probabilityMap")
        .put("Prospecting", 10)
        .put("Finished", 100)
        .put("No show", 0);
    espo.server().site().redefine("Opportunity", fields);
    RecordRef won = espo.seedDeal("Won", contact, DealState.OPEN, null);
    espo.rows().get("Opportunity", won.id()).put("stage", "Finished");
    RecordRef lost = espo.seedDeal("Lost", contact, DealState.OPEN, null);
    espo.rows().get("Opportunity", lost.id()).put("stage", "No show");

    assertThat(listed(RecordKind.DEAL))
        .extracting(CrmRecord::state)
        .containsExactly(DealState.WON, DealState.LOST);
    assertThat(((Reading.Present) espo.open().read(lost)).record().state())
        .isEqualTo(DealState.LOST);
  }

  @Test
  void meanings_that_are_too_long_for_the_cursor_are_read_again() {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    ObjectNode map = fields.putObject("stage").putObject("probabilityMap");
    for (int i = 0; i < 60; i++) {
      map.put("A stage with a rather long name " + i, 0);
    }
    espo.server().site().redefine("Opportunity", fields);
    for (int i = 0; i < 201; i++) {
      RecordRef deal = espo.seedDeal("Deal", contact, DealState.OPEN, null);
      espo.rows().get("Opportunity", deal.id()).put("stage", "A stage with a rather long name 59");
    }
    var first = (Changes.Page) espo.open().changes(query(RecordKind.DEAL, null));
    assertThat(first.next()).hasSizeLessThanOrEqualTo(1000);
    var second = (Changes.Page) espo.open().changes(query(RecordKind.DEAL, first.next()));
    assertThat(second.changes()).hasSize(1);
    var last = (Changes.Change.Present) second.changes().getFirst();
    assertThat(last.record().state()).isEqualTo(DealState.LOST);
  }

  @Test
  void all_posts_and_tasks_are_gathered_and_a_canceled_task_is_over() {
    RecordRef deal = espo.seedDeal("Roof", contact, DealState.OPEN, null);
    for (int i = 0; i < 203; i++) {
      String text = "Post " + i;
      espo.seed(
          "Note", row -> row.put("type", "Post").put("post", text).put("parentId", deal.id()));
      espo.seed(
          "Task",
          row ->
              row.put("name", text)
                  .put("status", "Canceled")
                  .put("dateEndDate", "2026-11-23")
                  .put("parentType", "Opportunity")
                  .put("parentId", deal.id()));
    }
    var known = (Dossier.Answer.Known) espo.open().dossier(deal);
    assertThat(known.dossier().notes()).hasSize(203);
    assertThat(known.dossier().notes().getFirst().text()).isEqualTo("Post 0");
    assertThat(known.dossier().tasks())
        .hasSize(203)
        .allSatisfy(
            task -> {
              assertThat(task.done()).isTrue();
              assertThat(task.due()).isEqualTo("2026-11-23T12:00:00Z");
            });
  }

  @Test
  void an_address_that_espocrm_refuses_is_explained() {
    espo.server().site().hooks().publicOnly();
    assertThat(espo.open().subscribe(HUB))
        .isInstanceOfSatisfying(
            Subscription.Answer.Failed.class,
            failed ->
                assertThat(failed.failure())
                    .isInstanceOfSatisfying(
                        Failure.Refused.class,
                        refused ->
                            assertThat(refused.reason())
                                .contains("URL is not allowed")
                                .contains("webhookAllowedAddressList")));
  }

  @Test
  void the_older_signature_alone_is_enough_but_does_not_outweigh_a_wrong_newer_one() {
    var subscription = subscribe();
    Request both = espo.notice(subscription, contact);
    var older = Map.of("x-signature", both.headers().get("x-signature"));
    assertThat(read(older, both.body(), subscription)).isInstanceOf(Read.Notices.class);
    var mixed = Map.of("signature", "bm8=", "x-signature", both.headers().get("x-signature"));
    assertThat(read(mixed, both.body(), subscription)).isInstanceOf(Read.NotAuthentic.class);
    assertThat(read(both.headers(), "[]".getBytes(), subscription))
        .isInstanceOf(Read.NotAuthentic.class);
  }

  @Test
  void every_event_of_leads_opportunities_and_contacts_is_asked_for() {
    assertThat(subscribe().ids().values())
        .hasSize(9)
        .contains("Lead.create", "Opportunity.update", "Contact.delete");
  }

  private Subscription subscribe() {
    return ((Subscription.Answer.Subscribed) espo.open().subscribe(HUB)).subscription();
  }

  private Read read(Map<String, String> headers, byte[] body, Subscription subscription) {
    return connector
        .notices()
        .orElseThrow()
        .read(new Request(headers, Map.of(), body), subscription);
  }

  private List<CrmRecord> listed(RecordKind kind) {
    var page = (Changes.Page) espo.open().changes(query(kind, null));
    return page.changes().stream()
        .map(change -> ((Changes.Change.Present) change).record())
        .toList();
  }

  private static ChangesQuery query(RecordKind kind, String cursor) {
    return new ChangesQuery(kind, Instant.EPOCH, cursor);
  }
}
