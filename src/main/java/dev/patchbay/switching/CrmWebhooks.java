package dev.patchbay.switching;

import dev.patchbay.crm.Subscriptions;
import dev.patchbay.project.Project;
import dev.patchbay.sync.Syncs;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The webhooks by which the CRMs tell of changes; with them the copies of the records rest. */
@Singleton
final class CrmWebhooks implements Webhooks {

  private final Subscriptions subscriptions;
  private final Syncs syncs;

  @Inject
  CrmWebhooks(Subscriptions subscriptions, Syncs syncs) {
    this.subscriptions = subscriptions;
    this.syncs = syncs;
  }

  @Override
  public int count(Project project) {
    return subscriptions
        .find(project.id(), project.integration().id())
        .map(subscription -> subscription.ids().size())
        .orElse(0);
  }

  @Override
  public void remove(Project project) {
    subscriptions.remove(project, project.integration().id());
    syncs.stopped(project.id(), project.integration().id());
  }

  @Override
  public void register(Project project) {
    subscriptions.renew(project);
    syncs.started(project);
  }
}
