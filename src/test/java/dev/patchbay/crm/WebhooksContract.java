package dev.patchbay.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.crm.CrmNotices.Notice;
import dev.patchbay.crm.CrmNotices.Read;
import dev.patchbay.crm.CrmNotices.Request;
import dev.patchbay.crm.CrmUnderTest.Topic;
import dev.patchbay.crm.CrmUnderTest.Traffic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a connector registers the hub's webhooks and reads what they bring. */
interface WebhooksContract extends ContractSupport {

  String HUB = "https://hub.example.com/v1/projects/demo/crm-webhook/i-1";

  @Test
  default void webhooks_are_registered_once_however_often_it_is_asked_for() {
    needs(Capability.WEBHOOKS);
    var first = subscribe();
    assertThat(first.url()).isEqualTo(HUB);
    assertThat(first.ids()).isNotEmpty();
    assertThat(first.secrets()).isNotEmpty();
    assertThat(first.secrets().values())
        .allSatisfy(secret -> assertThat(first.toString()).doesNotContain(secret));
    int registered = crm().webhooks();
    assertThat(registered).isPositive();
    var second = subscribe();
    assertThat(crm().webhooks()).isEqualTo(registered);
    assertThat(second.ids()).hasSameSizeAs(first.ids());
  }

  @Test
  default void webhooks_are_taken_away_and_taking_them_away_again_is_harmless() {
    needs(Capability.WEBHOOKS);
    var subscription = subscribe();
    assertThat(crm().open().unsubscribe(subscription)).isInstanceOf(Outcome.Found.class);
    assertThat(crm().webhooks()).isZero();
    assertThat(crm().open().unsubscribe(subscription)).isInstanceOf(Outcome.Found.class);
  }

  @Test
  default void a_notice_names_the_record_to_read_again() {
    needs(Capability.WEBHOOKS);
    var subscription = subscribe();
    var ref = changed();
    assertThat(notices(crm().notice(subscription, ref), subscription))
        .extracting(Notice::ref)
        .anySatisfy(
            noticed -> {
              assertThat(noticed.kind()).isEqualTo(ref.kind());
              assertThat(noticed.id()).isEqualTo(ref.id());
            });
  }

  @Test
  default void a_repeat_of_a_notice_is_known_and_another_notice_is_not_taken_for_one() {
    needs(Capability.WEBHOOKS);
    var subscription = subscribe();
    var ref = changed();
    Request request = crm().notice(subscription, ref);
    var first = ids(request, subscription);
    assertThat(first).isNotEmpty().doesNotHaveDuplicates().doesNotContainNull();
    assertThat(first).allSatisfy(id -> assertThat(id).isNotBlank().hasSizeLessThanOrEqualTo(200));
    assertThat(ids(request, subscription)).isEqualTo(first);

    crm().timePasses(Duration.ofMinutes(1));
    crm().rename(ref, "Another name");
    assertThat(ids(crm().notice(subscription, ref), subscription))
        .doesNotContainAnyElementsOf(first);
  }

  @Test
  default void a_notice_of_somebody_else_is_not_authentic() {
    needs(Capability.WEBHOOKS);
    var subscription = subscribe();
    var ref = changed();
    isNotAuthentic(crm().forged(subscription, ref), subscription);
  }

  @Test
  default void a_notice_without_or_with_nonsense_for_proof_is_not_authentic() {
    needs(Capability.WEBHOOKS);
    var subscription = subscribe();
    Request good = crm().notice(subscription, changed());
    isNotAuthentic(new Request(Map.of(), Map.of(), good.body()), subscription);
    isNotAuthentic(new Request(Map.of(), Map.of(), new byte[0]), subscription);
    for (String nonsense : List.of("", ":", "%%%", "Og==", "Basic", "Basic Og==", "ÿ".repeat(9))) {
      Map<String, String> headers = new HashMap<>(good.headers());
      headers.replaceAll((name, value) -> nonsense);
      isNotAuthentic(new Request(headers, Map.of(), good.body()), subscription);
    }
  }

  @Test
  default void a_notice_that_proves_authentic_but_cannot_be_understood_is_unreadable() {
    needs(Capability.WEBHOOKS);
    var subscription = subscribe();
    assertThat(understood(crm().garbled(subscription), subscription))
        .isInstanceOf(Read.Unreadable.class);
  }

  @Test
  default void a_subscription_that_fails_says_how_and_shows_no_secret() {
    needs(Capability.WEBHOOKS);
    needs(Topic.NETWORK);
    crm().failNext(Traffic.WRITE, new Fault.Status(401));
    var answer = crm().open().subscribe(HUB);
    assertThat(answer)
        .isInstanceOfSatisfying(
            Subscription.Answer.Failed.class,
            failed -> assertThat(failed.failure()).isInstanceOf(Failure.Unauthorized.class));
    assertThat(answer.toString()).doesNotContain(crm().secret());
    subscribe();
  }

  private RecordRef changed() {
    var ref = seedContact();
    crm().timePasses(Duration.ofMinutes(1));
    crm().rename(ref, "Olena Koval");
    return ref;
  }

  private Subscription subscribe() {
    var answer = crm().open().subscribe(HUB);
    assertThat(answer).isInstanceOf(Subscription.Answer.Subscribed.class);
    return ((Subscription.Answer.Subscribed) answer).subscription();
  }

  private Read understood(Request request, Subscription subscription) {
    return crm().connector().notices().orElseThrow().read(request, subscription);
  }

  private List<Notice> notices(Request request, Subscription subscription) {
    var read = understood(request, subscription);
    assertThat(read)
        .as(() -> new String(request.body(), StandardCharsets.UTF_8))
        .isInstanceOf(Read.Notices.class);
    return ((Read.Notices) read).notices();
  }

  private List<String> ids(Request request, Subscription subscription) {
    return notices(request, subscription).stream().map(Notice::id).toList();
  }

  private void isNotAuthentic(Request request, Subscription subscription) {
    assertThat(understood(request, subscription)).isInstanceOf(Read.NotAuthentic.class);
  }
}
