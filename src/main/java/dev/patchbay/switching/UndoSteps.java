package dev.patchbay.switching;

import dev.patchbay.crm.Connected;
import dev.patchbay.crm.Credentials;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Fence;
import dev.patchbay.crm.Integrations;
import dev.patchbay.delivery.Connections;
import dev.patchbay.project.EarlierIntegrations;
import dev.patchbay.project.EarlierIntegrations.Left;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import dev.patchbay.switching.Change.State;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Takes a change back: the present integration is left as any other, the earlier one returns. */
@Singleton
class UndoSteps {

  private final ChangeStore store;
  private final Projects projects;
  private final FactsReader facts;
  private final EarlierIntegrations earlier;
  private final EarlierMappings mappings;
  private final Credentials credentials;
  private final Integrations integrations;
  private final Connections connections;
  private final Fence fence;
  private final Webhooks webhooks;
  private final Clock clock;

  @Inject
  UndoSteps(
      ChangeStore store,
      Projects projects,
      FactsReader facts,
      EarlierIntegrations earlier,
      EarlierMappings mappings,
      Credentials credentials,
      Integrations integrations,
      Connections connections,
      Fence fence,
      Webhooks webhooks,
      Clock clock) {
    this.store = store;
    this.projects = projects;
    this.facts = facts;
    this.earlier = earlier;
    this.mappings = mappings;
    this.credentials = credentials;
    this.integrations = integrations;
    this.connections = connections;
    this.fence = fence;
    this.webhooks = webhooks;
    this.clock = clock;
  }

  /** Does the first step that is not done, and gives the change with it. */
  Change next(Change change) {
    if (!change.has("undo-closed")) {
      close(change);
      return change.did("undo-closed", clock.instant());
    }
    if (!change.has("undo-left")) {
      leave(change);
      return change.did("undo-left", clock.instant());
    }
    if (!change.has("undo-restored")) {
      restore(change);
      return change.did("undo-restored", clock.instant());
    }
    if (!change.has("undo-connected")) {
      connect(change);
      return change.did("undo-connected", clock.instant());
    }
    if (!change.has("undo-opened")) {
      open(change);
      return change.did("undo-opened", clock.instant());
    }
    connections.release(change.project());
    return change.reached(State.UNDONE, clock.instant());
  }

  private void close(Change change) {
    if (wasConnected(change)) {
      Project project = project(change);
      if (project.integration().state() == Integration.State.CONNECTED) {
        webhooks.remove(project);
      }
      fence.close(change.project());
    }
  }

  /** What replaced the earlier integration is kept like that, whole. */
  private void leave(Change change) {
    Integration present = change.undo().present();
    if (present == null || present.id().equals(change.from().id())) {
      return;
    }
    mappings.keep(change.project(), project(change).mapping());
    earlier.keep(change.project(), new Left(present.disconnected(), change.undo().at(), false));
    credentials.expire(change.project(), present.id(), change.undo().at().plus(Change.KEPT));
  }

  private void restore(Change change) {
    Archive before = store.archive(change).orElseThrow();
    facts.kinds().forEach(kind -> kind.undo(change, before));
    if (change.request().startsOver()) {
      before.earlier().forEach(left -> earlier.keep(change.project(), left));
    }
    earlier.forget(change.project(), change.from().id());
  }

  /** Data are back in any case; a CRM that does not take the credentials any more is held. */
  private void connect(Change change) {
    credentials.bringBack(change.project(), change.from().id());
    projects.saveIntegration(change.project(), change.from());
    Project project = project(change);
    switch (integrations.open(project).crm().connect()) {
      case Connected.Ready ready -> {
        connections.matchEmployees(project, ready.users());
        webhooks.register(project);
      }
      case Connected.Failed(Failure.Unauthorized refused) ->
          projects.updateIntegration(
              change.project(),
              back -> back.held("The CRM refuses the credentials: " + refused.reason()));
      case Connected.Failed _ -> {
        // Not reached just now: deliveries try it as ever.
      }
    }
  }

  private void open(Change change) {
    Archive before = store.archive(change).orElseThrow();
    projects.updateGate(change.project(), gate -> gate.withSetup(before.setup()));
  }

  private boolean wasConnected(Change change) {
    return Optional.ofNullable(change.undo().present())
        .filter(present -> present.state() == Integration.State.CONNECTED)
        .isPresent();
  }

  private Project project(Change change) {
    return projects.find(change.project()).orElseThrow();
  }
}
