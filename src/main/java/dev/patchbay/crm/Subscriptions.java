package dev.patchbay.crm;

import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.crm.EgressGuard.Verdict;
import dev.patchbay.project.Integration.State;
import dev.patchbay.project.Project;
import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Json;
import dev.patchbay.store.StoreUnavailable;
import dev.patchbay.store.Table;
import dev.patchbay.store.secret.KeyUnavailable;
import dev.patchbay.store.secret.UnreadableSecret;
import dev.patchbay.store.secret.Vault;
import dev.patchbay.store.secret.Vault.Sealed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The hub's webhooks in the CRMs of its projects, kept encrypted: whoever knows what a notice is
 * checked with could send some.
 */
@Singleton
public class Subscriptions {

  private static final Logger LOG = Logger.getLogger(Subscriptions.class);

  /** A person waits for the answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Integrations integrations;
  private final CrmCatalogue catalogue;
  private final EgressGuard egress;
  private final Table table;
  private final Json json;
  private final Vault vault;
  private final Clock clock;

  @Inject
  public Subscriptions(
      Integrations integrations,
      CrmCatalogue catalogue,
      EgressGuard egress,
      Table table,
      Json json,
      Vault vault,
      Clock clock) {
    this.integrations = integrations;
    this.catalogue = catalogue;
    this.egress = egress;
    this.table = table;
    this.json = json;
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * Registers the hub's webhooks in the project's CRM, in place of those that were there. Without
   * them the schedule finds what was changed. Can be repeated.
   *
   * @param url where the CRM is to post to
   * @return why it has none now, as a sentence; empty when it has them or never can
   */
  public Optional<String> register(Project project, String url) {
    if (!able(project)) {
      return Optional.empty();
    }
    return fault(project, url)
        .map(
            reason ->
                "The CRM will not tell the hub of changes at once (%s); the schedule finds them."
                    .formatted(reason));
  }

  /** Registers them at the address where they were before, if they ever were. */
  public Optional<String> renew(Project project) {
    return table
        .get(addressKey(project.id(), project.integration().id()))
        .map(document -> json.read(document.body(), Address.class).url())
        .flatMap(url -> register(project, url));
  }

  private Optional<String> fault(Project project, String url) {
    switch (egress.check(url)) {
      case Verdict.Allowed _ -> {}
      case Verdict.Refused(String reason) -> {
        return Optional.of("the hub's address " + reason);
      }
      case Verdict.Unresolved(String reason) -> {
        return Optional.of("the hub's address: " + reason);
      }
    }
    return switch (open(project).subscribe(url)) {
      case Subscription.Answer.Subscribed(Subscription made) -> keep(project, made);
      case Subscription.Answer.Failed(Failure failure) -> Optional.of(failure.reason());
    };
  }

  /**
   * What notices of the integration are checked with; empty when there is none or it is not ours.
   */
  public Optional<Subscription> find(String project, String integration) {
    try {
      return table
          .get(key(project, integration))
          .map(document -> json.read(document.body(), Sealed.class))
          .map(box -> vault.open(box, context(project, integration)))
          .map(text -> json.read(text, Subscription.class));
    } catch (UnreadableSecret e) {
      LOG.warnf("the webhooks' secrets of project %s cannot be decrypted", project);
      return Optional.empty();
    }
  }

  /**
   * Takes the hub's webhooks away, as far as the CRM lets it: whatever it still sends is refused
   * afterwards. Must come before the credentials go. Can be repeated.
   */
  public void remove(Project project, String integration) {
    try {
      find(project.id(), integration)
          .filter(known -> project.integration() != null)
          .filter(known -> project.integration().id().equals(integration))
          .map(known -> open(project).unsubscribe(known))
          .filter(outcome -> outcome instanceof Failure)
          .ifPresent(
              outcome ->
                  LOG.warnf(
                      "the webhooks of project %s stay in its CRM: %s",
                      project.id(), ((Failure) outcome).reason()));
    } catch (KeyUnavailable | StoreUnavailable e) {
      LOG.warnf("the webhooks of project %s stay in its CRM: %s", project.id(), e.getMessage());
    }
    table.delete(key(project.id(), integration));
  }

  private Optional<String> keep(Project project, Subscription made) {
    String integration = project.integration().id();
    try {
      var box = vault.seal(json.write(made), context(project.id(), integration));
      table.put(Document.of(key(project.id(), integration), json.write(box)));
      table.put(
          Document.of(addressKey(project.id(), integration), json.write(new Address(made.url()))));
      return Optional.empty();
    } catch (KeyUnavailable e) {
      open(project).unsubscribe(made);
      return Optional.of(e.getMessage());
    }
  }

  private Crm open(Project project) {
    return integrations.open(project, clock.instant().plus(PATIENCE)).crm();
  }

  private boolean able(Project project) {
    return project.integration() != null
        && project.integration().state() == State.CONNECTED
        && catalogue
            .find(project.integration().kind())
            .filter(crm -> crm.notices().isPresent())
            .filter(crm -> crm.metadata().capabilities().contains(Capability.WEBHOOKS))
            .isPresent();
  }

  private static Map<String, String> context(String project, String integration) {
    return Map.of("project", project, "webhooks", integration);
  }

  private static Key addressKey(String project, String integration) {
    return new Key("P#" + project + "#WEBHOOKS", integration + "#ADDRESS");
  }

  private static Key key(String project, String integration) {
    return new Key("P#" + project + "#WEBHOOKS", integration);
  }

  /** Where the CRM posted to, kept after the webhooks are gone. */
  record Address(String url) {}
}
