package dev.patchbay.crm.pipedrive;

import dev.patchbay.crm.CrmStop;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Subscription;
import dev.patchbay.crm.pipedrive.Received.Webhook;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Registers the hub's webhooks: one for each kind of record that it follows, all with one password
 * that nobody else knows.
 */
final class Webhooks {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String EVERY_ACTION = "*";
  private static final String VERSION = "2.0";

  private final SyncCalls calls;

  Webhooks(SyncCalls calls) {
    this.calls = calls;
  }

  /** The new ones are made before the old are taken away, so that no change goes untold. */
  Subscription subscribe(String url) {
    List<Webhook> old =
        calls.webhooks().stream().filter(webhook -> url.equals(webhook.url())).toList();
    String password = password();
    Map<String, String> ids = new LinkedHashMap<>();
    PipedriveNotices.FOLLOWED.keySet().stream()
        .sorted()
        .forEach(object -> ids.put(create(url, object, password), object));
    old.forEach(webhook -> calls.removeWebhook(String.valueOf(webhook.id())));
    return new Subscription(url, Map.of(PipedriveNotices.PASSWORD, password), ids);
  }

  void unsubscribe(Subscription subscription) {
    subscription.ids().keySet().forEach(calls::removeWebhook);
  }

  private String create(String url, String object, String password) {
    try {
      return calls.create(
          new Sent.Webhook(
              url,
              EVERY_ACTION,
              object,
              "Patchbay " + object,
              VERSION,
              PipedriveNotices.USER,
              password));
    } catch (CrmStop stop) {
      throw stop.outcome() instanceof Failure
          ? stop
          : new CrmStop(new Failure.Unavailable("POST webhooks: no answer that can be told"));
    }
  }

  private static String password() {
    byte[] random = new byte[24];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
