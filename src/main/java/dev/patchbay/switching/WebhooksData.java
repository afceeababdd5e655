package dev.patchbay.switching;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * The hub's webhooks in the old CRM. They are taken away before its credentials are, so the machine
 * does that itself.
 */
@Singleton
final class WebhooksData implements AffectedData {

  private final Webhooks webhooks;

  @Inject
  WebhooksData(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  @Override
  public String kind() {
    return "webhooks";
  }

  @Override
  public int order() {
    return 160;
  }

  @Override
  public Count count(Scope scope) {
    return Count.of(webhooks.count(scope.project()));
  }

  @Override
  public Consequence consequence(Facts facts, ChangeRequest request) {
    return Consequence.of(
        kind(),
        Effect.ARCHIVED,
        facts.count(kind()),
        "They are removed from "
            + facts.source().title()
            + "; an undo registers them again. One that cannot be removed is not listened to.");
  }
}
