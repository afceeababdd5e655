package dev.patchbay.crm;

import java.util.Map;

/**
 * The hub's webhooks in one CRM. Kept encrypted; the secrets never leave by the API.
 *
 * @param url the address that they post to
 * @param secrets what a notice is checked with, by the CRM's id of the webhook or by a name of the
 *     connector's own
 * @param ids the CRM's ids of the webhooks, for taking them away again, each with what it tells of
 */
public record Subscription(String url, Map<String, String> secrets, Map<String, String> ids) {

  public Subscription {
    secrets = Map.copyOf(secrets);
    ids = Map.copyOf(ids);
  }

  @Override
  public String toString() {
    return "Subscription[" + ids.keySet() + "]";
  }

  /** The answer to {@link Crm#subscribe}. */
  public sealed interface Answer {

    record Subscribed(Subscription subscription) implements Answer {}

    record Failed(Failure failure) implements Answer {}
  }
}
