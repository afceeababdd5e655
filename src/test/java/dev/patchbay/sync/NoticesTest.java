package dev.patchbay.sync;

import static dev.patchbay.sync.SyncHub.INTEGRATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.CrmNotices;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.sync.NoticeBoard.Taken;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoticesTest {

  private static final Instant MORNING = Instant.parse("2026-11-30T09:00:00Z");
  private static final String URL = "http://localhost:8080/v1/projects/demo/crm-events/book";

  private final SyncHub hub = new SyncHub();

  @BeforeEach
  void subscribe() {
    hub.book.put(BookCrm.deal(RecordKind.DEAL, "d1", "new", MORNING));
    assertThat(hub.subscriptions.register(hub.project(), URL)).isEmpty();
    hub.load();
  }

  @Test
  void a_notice_leads_to_a_read_of_its_record() {
    hub.book.put(BookCrm.deal(RecordKind.DEAL, "d1", "done", hub.clock.instant()));

    assertThat(notice("n1", "d1")).isEqualTo(new Taken.Noted(1));
    hub.work();

    assertThat(hub.copy(RecordKind.DEAL, "d1").record().status()).isEqualTo("done");
  }

  @Test
  void a_repeat_of_a_notice_is_nothing_and_two_notices_in_a_moment_are_one_read() {
    notice("n1", "d1");
    assertThat(notice("n1", "d1")).isEqualTo(new Taken.Noted(0));
    assertThat(notice("n2", "d1")).isEqualTo(new Taken.Noted(1));

    hub.work();

    assertThat(hub.book.read).hasSize(1);
  }

  @Test
  void a_notice_that_comes_while_its_record_is_read_leads_to_another_read() {
    notice("n1", "d1");
    Runnable counted = hub.book.atCall;
    hub.book.atCall =
        () -> {
          hub.book.atCall = counted;
          notice("n2", "d1");
        };

    hub.work();

    assertThat(hub.book.read).hasSize(2);
  }

  @Test
  void a_record_that_is_gone_is_marked_as_removed() {
    hub.book.remove(new RecordRef(RecordKind.DEAL, "d1", null), null);

    notice("n1", "d1");
    hub.work();

    assertThat(hub.copy(RecordKind.DEAL, "d1").present()).isFalse();
  }

  @Test
  void what_could_not_be_read_is_found_by_an_earlier_run_of_the_schedule() {
    hub.book.failures.add(new Failure.Throttled("too many", Duration.ofMinutes(3)));
    hub.book.put(BookCrm.deal(RecordKind.DEAL, "d1", "done", hub.clock.instant()));

    notice("n1", "d1");
    hub.work();
    assertThat(hub.copy(RecordKind.DEAL, "d1").record().status()).isEqualTo("new");
    hub.after(Duration.ofMinutes(3));

    assertThat(hub.copy(RecordKind.DEAL, "d1").record().status()).isEqualTo("done");
  }

  @Test
  void nobody_else_is_believed() {
    assertThat(take("wrong", "book", "n1 d1")).isInstanceOf(Taken.NotAuthentic.class);
    assertThat(take(BookCrm.SECRET, "other", "n1 d1")).isInstanceOf(Taken.NotAuthentic.class);
    assertThat(take(BookCrm.SECRET, "book", "nonsense")).isInstanceOf(Taken.Unreadable.class);
    hub.subscriptions.remove(hub.project(), INTEGRATION);
    assertThat(take(BookCrm.SECRET, "book", "n1 d1")).isInstanceOf(Taken.NotAuthentic.class);
    assertThat(hub.queue).isEmpty();
  }

  @Test
  void the_webhooks_are_taken_away_with_the_connection() {
    hub.subscriptions.remove(hub.project(), INTEGRATION);
    hub.subscriptions.remove(hub.project(), INTEGRATION);

    assertThat(hub.book.unsubscribed).hasSize(1);
  }

  @Test
  void their_secrets_are_not_readable_in_the_table() {
    assertThat(hub.table.real.all())
        .extracting(document -> document.body())
        .noneMatch(body -> body.contains(BookCrm.SECRET));
  }

  @Test
  void an_address_that_the_crm_cannot_reach_is_a_warning() {
    assertThat(hub.subscriptions.register(hub.project(), "http://hub.example/x"))
        .hasValueSatisfying(
            warning -> assertThat(warning).contains("https://").contains("schedule"));
    hub.book.failures.add(new Failure.Refused("only admins may", 403));
    assertThat(hub.subscriptions.register(hub.project(), URL))
        .hasValueSatisfying(warning -> assertThat(warning).contains("only admins may"));
  }

  private Taken notice(String id, String deal) {
    return take(BookCrm.SECRET, "book", id + " " + deal);
  }

  private Taken take(String secret, String crm, String body) {
    return hub.notices.take(
        hub.project(),
        crm,
        new CrmNotices.Request(
            Map.of("x-secret", secret), Map.of(), body.getBytes(StandardCharsets.UTF_8)));
  }
}
