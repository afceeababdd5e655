package dev.patchbay.switching;

import dev.patchbay.crm.Credentials;
import dev.patchbay.crm.CrmCatalogue;
import dev.patchbay.crm.Fence;
import dev.patchbay.crm.Integrations;
import dev.patchbay.delivery.Connections;
import dev.patchbay.journal.Journal;
import dev.patchbay.project.EarlierIntegrations;
import dev.patchbay.project.MatrixVersions;
import dev.patchbay.project.Projects;
import dev.patchbay.statusgroup.Filings;
import dev.patchbay.store.Document;
import dev.patchbay.store.Json;
import dev.patchbay.store.Table;
import dev.patchbay.switching.ChangeOfCrm.Result;
import dev.patchbay.switching.ChangeRequest.Choice;
import dev.patchbay.switching.carry.CarriedChange;
import dev.patchbay.sync.Mirror;
import dev.patchbay.sync.SyncStates;
import dev.patchbay.sync.Syncs;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The product's own change of CRM, for tests outside of this package. */
public final class RealChanges {

  public final ChangeOfCrm changes;
  public final Setup setup;
  public final CarriedChange latest;

  /**
   * @param ids what new changes are called
   */
  public RealChanges(
      Table table,
      Json json,
      Projects projects,
      CrmCatalogue catalogue,
      Integrations integrations,
      Credentials credentials,
      Connections connections,
      Fence fence,
      Clock clock,
      Supplier<String> ids) {
    Journal journal = new Journal(table, json);
    EarlierIntegrations earlier = new EarlierIntegrations(table, json);
    EarlierMappings mappings = new EarlierMappings(table, json);
    Mirror mirror = new Mirror(table, json);
    Filings filings = new Filings(table, json, clock);
    ChangeStore store = new ChangeStore(table, json);
    Webhooks webhooks = new NoWebhooks();
    NoAutomations automations = new NoAutomations();
    KeptData kept = new KeptData();
    List<AffectedData> kinds =
        List.of(
            new SettingsData(projects, new MatrixVersions(table, json, clock), json),
            new ScenariosData(projects, json),
            new StatusFilingData(filings),
            new FieldMappingData(projects, mappings),
            new EmployeeUsersData(projects),
            kept.leads(),
            kept.deals(),
            new BringAlongData(),
            kept.calls(),
            kept.clients(),
            kept.visits(),
            kept.sentLeads(),
            new CadencesData(automations),
            new WorkflowsData(automations),
            kept.queued(),
            kept.held(),
            new WebhooksData(webhooks),
            kept.openTasks());
    FactsReader facts =
        new FactsReader(kinds, catalogue, earlier, filings, automations, journal, mirror, clock);
    UndoSteps undo =
        new UndoSteps(
            store,
            projects,
            facts,
            earlier,
            mappings,
            credentials,
            integrations,
            connections,
            fence,
            webhooks,
            clock);
    Machine machine =
        new Machine(store, projects, facts, earlier, credentials, fence, webhooks, undo, clock);
    changes =
        new ChangeOfCrm(
            facts, store, machine, projects, new Purge(store, earlier, mirror, clock), clock, ids);
    Syncs syncs = new Syncs(new SyncStates(table, json), catalogue, (task, occasion) -> {}, clock);
    setup = new Setup(connections, projects, earlier, changes, syncs);
    latest = new LatestChange(store);
  }

  /**
   * @param target null for none
   * @param everything or the settings and cadences alone
   */
  public static ChangeRequest to(String target, boolean everything) {
    Choice choice = everything ? Choice.KEEP_EVERYTHING : Choice.KEEP_CADENCES_AND_SETTINGS;
    return new ChangeRequest(target, choice, true, target != null);
  }

  public static boolean ended(Result result) {
    return result instanceof Result.Reached(Change change) && !change.open();
  }

  /**
   * What a stored document says of a project that leaves a CRM.
   *
   * @param integration that no call begins to any more
   * @param at from when on
   */
  public record Closed(String integration, Instant at) {}

  /** Empty for every other document. */
  public static Optional<Closed> closed(Document document, Json json) {
    if (!document.key().sort().equals("CURRENT")) {
      return Optional.empty();
    }
    Change change = json.read(document.body(), Change.class);
    Change.Step last = change.steps().getLast();
    return switch (last.name()) {
      case "closed" -> Optional.of(new Closed(change.from().id(), change.confirmedAt()));
      case "undo-closed" ->
          Optional.ofNullable(change.undo().present())
              .map(present -> new Closed(present.id(), last.at()));
      default -> Optional.empty();
    };
  }
}
