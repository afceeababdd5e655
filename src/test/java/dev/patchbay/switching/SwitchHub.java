package dev.patchbay.switching;

import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.ConnectResult;
import dev.patchbay.crm.Credentials;
import dev.patchbay.crm.CrmCatalogue;
import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.CrmSchemas;
import dev.patchbay.crm.EgressGuard;
import dev.patchbay.crm.Fence;
import dev.patchbay.crm.Integrations;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.SharedPacing;
import dev.patchbay.delivery.Connections;
import dev.patchbay.delivery.Redrive;
import dev.patchbay.delivery.SettableClock;
import dev.patchbay.delivery.Worklist;
import dev.patchbay.journal.Journal;
import dev.patchbay.project.EarlierIntegrations;
import dev.patchbay.project.Employee;
import dev.patchbay.project.FieldMapping.Entry;
import dev.patchbay.project.FormSettings.Kind;
import dev.patchbay.project.MatrixVersions;
import dev.patchbay.project.Project;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.project.Projects;
import dev.patchbay.statusgroup.Filings;
import dev.patchbay.store.Json;
import dev.patchbay.store.secret.KeyService;
import dev.patchbay.store.secret.Vault;
import dev.patchbay.switching.ChangeOfCrm.Result;
import dev.patchbay.switching.ChangeRequest.Choice;
import dev.patchbay.sync.Mirror;
import dev.patchbay.sync.MirroredRecord;
import dev.patchbay.sync.SyncStates;
import dev.patchbay.sync.Syncs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The change of CRM with everything real but the cloud and the CRMs. */
final class SwitchHub {

  static final String PROJECT = "demo";

  /** Once for all hubs: it learns how to read each type. */
  private static final Json JSON = new Json();

  final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T10:00:00Z"));
  final KillingTable table = new KillingTable();
  final Json json = JSON;
  final Projects projects = new Projects(table, json, clock);
  final SmallCrm alpha = new SmallCrm("alpha", SmallCrm.WHOLE, table::moment);
  final SmallCrm beta = new SmallCrm("beta", SmallCrm.POOR, table::moment);
  final CrmCatalogue catalogue = new CrmCatalogue(List.of(alpha, beta));
  final Credentials credentials = new Credentials(table, json, new Vault(new ClearKeys()));
  final Integrations integrations =
      new Integrations(
          catalogue,
          new EgressGuard(true),
          credentials,
          projects,
          SharedPacing.factory(table.table, clock::advance, clock),
          clock);
  final Journal journal = new Journal(table, json);
  final Redrive redrive =
      new Redrive(journal, new Worklist(table, json), (client, occasion) -> {}, clock);
  final Connections connections = new Connections(integrations, projects, redrive);
  final EarlierIntegrations earlier = new EarlierIntegrations(table, json);
  final EarlierMappings mappings = new EarlierMappings(table, json);
  final Mirror mirror = new Mirror(table, json);
  final Filings filings = new Filings(table, json, clock);
  final FakeAutomations automations = new FakeAutomations();
  final ChangeStore store = new ChangeStore(table, json);
  final FactsReader facts =
      new FactsReader(kinds(), catalogue, earlier, filings, automations, journal, mirror, clock);
  final Fence fence = new Fence(projects, credentials, clock::advance);
  final Webhooks webhooks = new NoWebhooks();
  final UndoSteps undo =
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
  final Machine machine =
      new Machine(store, projects, facts, earlier, credentials, fence, webhooks, undo, clock);
  final ChangeOfCrm changes =
      new ChangeOfCrm(
          facts, store, machine, projects, new Purge(store, earlier, mirror, clock), clock);
  final Syncs syncs =
      new Syncs(new SyncStates(table, json), catalogue, (task, occasion) -> {}, clock);
  final Setup setup = new Setup(connections, projects, earlier, changes, syncs);
  final FieldMappings fieldMappings =
      new FieldMappings(catalogue, new CrmSchemas(integrations, table, json), mappings, setup);

  SwitchHub() {
    projects.save(PROJECT, "Demo", ProjectSettings.defaults("UA", null));
    projects.saveEmployees(
        PROJECT,
        List.of(
            new Employee("o", "Olena", "olena@example.com", null, null, null, null, null),
            new Employee("i", "Iryna", null, null, null, null, null, null)));
    connect("alpha", "a1");
  }

  private List<AffectedData> kinds() {
    KeptData kept = new KeptData();
    return List.of(
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
        new WebhooksData(new NoWebhooks()),
        kept.openTasks());
  }

  Project project() {
    return projects.find(PROJECT).orElseThrow();
  }

  ConnectResult connect(String kind, String token) {
    return setup.connect(project(), kind, Map.of("token", token));
  }

  /** Saves settings, written as JSON, over the defaults. */
  void settings(String document) {
    projects.saveSettings(PROJECT, json.read(document, ProjectSettings.class));
  }

  static ChangeRequest to(String target, Choice choice) {
    return new ChangeRequest(target, choice, false, false);
  }

  Preview preview(ChangeRequest request) {
    return ((Result.Previewed) changes.preview(project(), request)).preview();
  }

  Change change(ChangeRequest request) {
    return reached(changes.confirm(project(), request, preview(request).digest(), "boss"));
  }

  Change undo() {
    return reached(changes.undo(PROJECT, null, "boss"));
  }

  static Change reached(Result result) {
    return ((Result.Reached) result).change();
  }

  /** Connects and maps, as the super admin must after a change. */
  void setUp(String kind, String token) {
    connect(kind, token);
    fieldMappings.save(project(), mandatory());
  }

  static List<Entry> mandatory() {
    return List.of(
        entry("firstName", "CONTACT", "first", null),
        entry("lastName", "CONTACT", "last", null),
        entry("organization", "ORGANIZATION", "name", null),
        entry(null, "DEAL", "branch", "7"));
  }

  static Entry entry(String property, String kind, String field, Object value) {
    return new Entry(property, Kind.valueOf(kind), field, value);
  }

  /** Has the mirror of the present integration hold so many deals and leads. */
  void mirrored(int deals, int leads) {
    String integration = project().integration().id();
    Stream.iterate(0, i -> i + 1).limit(deals).forEach(i -> copy(integration, RecordKind.DEAL, i));
    Stream.iterate(0, i -> i + 1).limit(leads).forEach(i -> copy(integration, RecordKind.LEAD, i));
  }

  private void copy(String integration, RecordKind kind, int number) {
    RecordRef ref = new RecordRef(kind, "r" + number, null);
    CrmRecord record =
        new CrmRecord(
            ref,
            "Title",
            null,
            null,
            DealState.OPEN,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            clock.instant(),
            null,
            null);
    mirror.change(
        PROJECT,
        integration,
        kind,
        ref.id(),
        clock.instant(),
        old ->
            new MirroredRecord(
                integration, record, clock.instant(), null, clock.instant(), null, null));
  }

  int shown(RecordKind kind) {
    List<MirroredRecord> all = new ArrayList<>();
    earlier
        .shown(project())
        .forEach(integration -> mirror.each(PROJECT, integration, kind, null, null, all::add));
    return all.size();
  }

  void pass(Duration time) {
    clock.advance(time);
  }

  /** Cadences and workflows as later parts of the hub will bring them. */
  static final class FakeAutomations implements Automations {
    List<CadenceOutline> cadences = List.of();
    List<WorkflowOutline> workflows = List.of();
    final Set<String> archived = new HashSet<>();

    @Override
    public List<CadenceOutline> cadences(String project) {
      return cadences.stream().filter(each -> !archived.contains(each.id())).toList();
    }

    @Override
    public List<WorkflowOutline> workflows(String project) {
      return workflows.stream().filter(each -> !archived.contains(each.id())).toList();
    }

    @Override
    public void archive(String project, Set<String> ids) {
      archived.addAll(ids);
    }

    @Override
    public void restore(String project, Set<String> ids) {
      archived.removeAll(ids);
    }
  }

  /** Keys in clear: what is tested here lies above them. */
  private static final class ClearKeys implements KeyService {

    @Override
    public DataKey create(Map<String, String> context) {
      byte[] key = new byte[32];
      return new DataKey(new SecretKeySpec(key, "AES"), key);
    }

    @Override
    public SecretKey open(byte[] wrapped, Map<String, String> context) {
      return new SecretKeySpec(wrapped, "AES");
    }
  }
}
