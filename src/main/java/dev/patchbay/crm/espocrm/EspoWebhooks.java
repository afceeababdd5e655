package dev.patchbay.crm.espocrm;

import dev.patchbay.crm.CrmStop;
import dev.patchbay.crm.Failure.Refused;
import dev.patchbay.crm.Subscription;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Registers the hub's webhooks: one for each event, with a secret of its own. */
final class EspoWebhooks {

  private static final List<EspoType> TYPES =
      List.of(EspoType.LEAD, EspoType.OPPORTUNITY, EspoType.CONTACT);
  private static final List<String> EVENTS = List.of("create", "update", "delete");

  private final EspoCalls calls;

  EspoWebhooks(EspoCalls calls) {
    this.calls = calls;
  }

  /**
   * Removes what was registered for the same address before: its secrets may be lost. What an
   * attempt that failed has registered is removed by the next one.
   */
  Subscription subscribe(String url) {
    remove(
        calls.webhooks().stream()
            .filter(webhook -> url.equals(webhook.url()))
            .map(EspoWebhook::id)
            .toList());
    Map<String, String> secrets = new HashMap<>();
    Map<String, String> ids = new HashMap<>();
    for (EspoType type : TYPES) {
      for (String event : EVENTS) {
        EspoWebhook webhook = register(type.entity() + "." + event, url);
        ids.put(webhook.id(), webhook.event());
        secrets.put(webhook.id(), webhook.secretKey());
      }
    }
    return new Subscription(url, secrets, ids);
  }

  private EspoWebhook register(String event, String url) {
    EspoWebhook made;
    try {
      made = calls.register(event, url);
    } catch (CrmStop stop) {
      throw stop.outcome() instanceof Refused refused ? new CrmStop(explained(refused)) : stop;
    }
    if (made.id() == null || made.secretKey() == null || made.secretKey().isEmpty()) {
      throw new CrmStop(new Refused("EspoCRM registered a webhook without telling its secret", 0));
    }
    return new EspoWebhook(made.id(), event, url, made.secretKey());
  }

  private static Refused explained(Refused refused) {
    return new Refused(
        refused.reason()
            + ". Webhooks need the scope Webhooks in the API user's role, at most 50 of them per"
            + " user, and from EspoCRM 9.3.2 on an address of the hub that is public or listed in"
            + " webhookAllowedAddressList of EspoCRM's configuration",
        refused.status());
  }

  void remove(Collection<String> ids) {
    for (String id : ids) {
      try {
        calls.unregister(id);
      } catch (CrmStop stop) {
        if (!EspoCalls.isGone(stop)) {
          throw stop;
        }
      }
    }
  }
}
