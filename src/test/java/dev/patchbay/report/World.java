package dev.patchbay.report;

import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.CrmSchema;
import dev.patchbay.crm.CrmSchema.Pipeline;
import dev.patchbay.crm.CrmSchema.Stage;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.intake.interaction.InteractionEvent;
import dev.patchbay.intake.interaction.MessengerContact;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.journal.Journal;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.Origin;
import dev.patchbay.journal.ReportedEvent;
import dev.patchbay.project.EarlierIntegrations;
import dev.patchbay.project.EarlierIntegrations.Left;
import dev.patchbay.project.Employee;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Project;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.project.Projects;
import dev.patchbay.statusgroup.FiledStatus;
import dev.patchbay.statusgroup.Filings;
import dev.patchbay.statusgroup.StatusGroup;
import dev.patchbay.store.Json;
import dev.patchbay.store.MemoryTable;
import dev.patchbay.switching.carry.Pair;
import dev.patchbay.switching.carry.Pairs;
import dev.patchbay.sync.Mirror;
import dev.patchbay.sync.MirroredRecord;
import dev.patchbay.sync.Replaced;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A project with a past, made by dice: interactions, leads and deals of three integrations. */
final class World {

  static final String PROJECT = "p";
  static final String PRESENT = "i2";
  static final List<String> INTEGRATIONS = List.of("i0", "i1", PRESENT);
  static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");

  private static final Instant NOW = Instant.parse("2026-12-20T10:00:00Z");
  private static final Instant FIRST = Instant.parse("2026-10-10T00:00:00Z");
  private static final List<String> STAGES = List.of("open", "talks", "won", "lost", "parked");

  final MemoryTable table = new MemoryTable();
  final Json json = new Json();
  final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  final Projects projects = new Projects(table, json, clock);
  final Journal journal = new Journal(table, json);
  final Mirror mirror = new Mirror(table, json);
  final Filings filings = new Filings(table, json, clock);
  final EarlierIntegrations earlier = new EarlierIntegrations(table, json);
  final Pairs pairs = new Pairs(table, json, projects);
  final ReportReader reader =
      new ReportReader(journal, mirror, filings, earlier, new Replaced(mirror, pairs), clock);
  final List<String> interactions = new ArrayList<>();
  final List<Place> records = new ArrayList<>();

  /** Which record of the earlier integration is which of the present one. */
  final Map<Place, Place> carried = new HashMap<>();

  final Random dice;

  /** Where a record is mirrored. */
  record Place(String integration, RecordKind kind, String id) {}

  World(long seed, int interactionCount, int recordCount) {
    dice = new Random(seed);
    projects.save(PROJECT, "Test", ProjectSettings.defaults("UA", KYIV));
    projects.saveEmployees(
        PROJECT,
        List.of(
            new Employee("olena", "Olena", null, "u1", null, null, null, null),
            new Employee("iryna", "Iryna", null, "u2", null, null, null, null)));
    projects.saveIntegration(PROJECT, integration(PRESENT));
    earlier.keep(PROJECT, new Left(integration("i0"), FIRST, true));
    earlier.keep(PROJECT, new Left(integration("i1"), FIRST, false));
    INTEGRATIONS.forEach(id -> filings.observe(PROJECT, id, schema()));
    for (int i = 0; i < interactionCount; i++) {
      journal.create(entry("x" + i));
      interactions.add("x" + i);
    }
    for (int i = 0; i < recordCount; i++) {
      Place place =
          new Place(
              one(INTEGRATIONS),
              dice.nextInt(3) == 0 ? RecordKind.LEAD : RecordKind.DEAL,
              String.valueOf(i));
      records.add(place);
      create(place);
    }
  }

  Project project() {
    return projects.find(PROJECT).orElseThrow();
  }

  Report report(ReportQuery query) {
    return ((ReportReader.Result.Done) reader.read(project(), query, NOW)).report();
  }

  /** What a person or the CRM may do between two reports. */
  void happen() {
    switch (dice.nextInt(7)) {
      case 0 -> refile();
      case 6 -> carry();
      case 1 -> showEarlier(dice.nextBoolean());
      case 2 -> change(copy -> removed(copy, null));
      case 3 -> change(copy -> removed(copy, copy.record().ref()));
      default -> change(copy -> synced(copy, record(copy)));
    }
  }

  private void carry() {
    List<Place> before = free("i1");
    List<Place> after = free(PRESENT);
    if (!before.isEmpty() && !after.isEmpty()) {
      carried(one(before), one(after));
    }
  }

  private List<Place> free(String integration) {
    return records.stream()
        .filter(place -> place.integration.equals(integration))
        .filter(place -> !carried.containsKey(place) && !carried.containsValue(place))
        .toList();
  }

  void carried(Place old, Place now) {
    carried.put(old, now);
    RecordRef ref = new RecordRef(old.kind, old.id, "https://old.example/" + old.id);
    Pair pair = new Pair(ref, new RecordRef(now.kind, now.id, null), true);
    pairs.keep(PROJECT, old.integration, now.integration, pair);
  }

  void showEarlier(boolean shown) {
    var settings = json.mapper().valueToTree(project().settings());
    ((com.fasterxml.jackson.databind.node.ObjectNode) settings.path("crm"))
        .put("earlierDeals", shown);
    projects.saveSettings(PROJECT, json.mapper().convertValue(settings, ProjectSettings.class));
  }

  ReportQuery query() {
    LocalDate from = LocalDate.of(2026, 10, 10).plusDays(dice.nextInt(40));
    List<Dimension> by = new ArrayList<>();
    for (int i = dice.nextInt(4); i > 0; i--) {
      Dimension dimension = Dimension.values()[dice.nextInt(Dimension.values().length)];
      if (!by.contains(dimension)) {
        by.add(dimension);
      }
    }
    ZoneId zone = one(List.of(KYIV, ZoneId.of("America/New_York"), ZoneOffset.UTC));
    return new ReportQuery(from, from.plusDays(dice.nextInt(40)), zone, by);
  }

  private void refile() {
    String integration = one(INTEGRATIONS);
    FiledStatus status = one(filings.of(PROJECT, integration).statuses());
    StatusGroup group = one(List.of(StatusGroup.values()));
    filings.change(
        PROJECT, integration, "olena", filing -> filing.moved(status.id(), group, List.of()));
  }

  private void change(java.util.function.UnaryOperator<MirroredRecord> change) {
    Place place = one(records);
    mirror.change(PROJECT, place.integration, place.kind, place.id, NOW, change);
  }

  private void create(Place place) {
    Instant at = moment();
    Origin origin =
        dice.nextInt(4) == 0 || interactions.isEmpty()
            ? null
            : Origin.of(journal.find(PROJECT, one(interactions)).orElseThrow().value());
    mirror.change(
        PROJECT,
        place.integration,
        place.kind,
        place.id,
        at,
        _ ->
            new MirroredRecord(
                place.integration, record(place.kind, place.id, at), at, origin, NOW, null, null));
  }

  static MirroredRecord removed(MirroredRecord copy) {
    return removed(copy, null);
  }

  private static MirroredRecord removed(MirroredRecord copy, RecordRef into) {
    return new MirroredRecord(
        copy.integration(), copy.record(), copy.createdAt(), copy.origin(), NOW, NOW, into);
  }

  private static MirroredRecord synced(MirroredRecord copy, CrmRecord record) {
    return new MirroredRecord(
        copy.integration(), record, copy.createdAt(), copy.origin(), NOW, null, null);
  }

  private CrmRecord record(MirroredRecord copy) {
    return record(copy.record().kind(), copy.record().ref().id(), copy.createdAt());
  }

  private CrmRecord record(RecordKind kind, String id, Instant at) {
    List<String> stages = new ArrayList<>(STAGES);
    stages.add("odd");
    stages.add(null);
    boolean amount = kind == RecordKind.DEAL && dice.nextInt(5) > 0;
    return new CrmRecord(
        new RecordRef(kind, id, null),
        "Title",
        dice.nextBoolean() ? "a" : "b",
        one(stages),
        one(List.of(DealState.values())),
        amount ? new BigDecimal(one(List.of("100", "0.1", "19.99", "1E+3", "33.333"))) : null,
        amount ? new String[] {"UAH", "usd", " ", null}[dice.nextInt(4)] : null,
        null,
        null,
        new String[] {"u1", "u2", "u9", null}[dice.nextInt(4)],
        null,
        null,
        null,
        null,
        at,
        at,
        null);
  }

  private JournalEntry entry(String id) {
    Instant at = moment();
    Map<String, String> utm =
        dice.nextBoolean() ? Map.of() : Map.of("utm_source", one(List.of("google", "=cmd")));
    InteractionEvent event =
        switch (dice.nextInt(3)) {
          case 0 ->
              new CallEvent(
                  one(List.of("ringostat", "generic")),
                  id,
                  CallEvent.Phase.COMPLETED,
                  CallEvent.Direction.INCOMING,
                  null,
                  null,
                  null,
                  null,
                  one(List.of("+380440000001", "+380440000002")),
                  null,
                  at,
                  1,
                  1,
                  1,
                  null,
                  utm);
          case 1 ->
              new FormSubmission(
                  "roistat",
                  id,
                  at,
                  one(List.of("order, now", "call \"me\"")),
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  dice.nextBoolean() ? "goal" : null,
                  utm,
                  null,
                  null);
          default ->
              new MessengerContact(
                  "messenger",
                  id,
                  at,
                  "telegram",
                  "@a",
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  utm);
        };
    String kind =
        switch (event) {
          case CallEvent _ -> "call";
          case FormSubmission _ -> "form";
          case MessengerContact _ -> "messenger";
        };
    Map<String, ReportedEvent> events = new LinkedHashMap<>();
    events.put("1", new ReportedEvent(event, at));
    return new JournalEntry(
        id,
        PROJECT,
        kind,
        InteractionState.SENT,
        null,
        "+380500000001",
        at,
        at,
        events,
        1,
        null,
        null,
        List.of(),
        List.of(),
        0,
        null,
        null,
        false,
        List.of());
  }

  /** Some are on the very edge of a day. */
  private Instant moment() {
    Instant any = FIRST.plusMillis((long) (dice.nextDouble() * Duration.ofDays(65).toMillis()));
    return switch (dice.nextInt(6)) {
      case 0 -> any.atZone(KYIV).toLocalDate().atStartOfDay(KYIV).toInstant();
      case 1 -> any.atZone(KYIV).toLocalDate().atStartOfDay(KYIV).toInstant().minusMillis(1);
      default -> any;
    };
  }

  private <T> T one(List<T> some) {
    return some.get(dice.nextInt(some.size()));
  }

  private static CrmSchema schema() {
    List<Pipeline> pipelines = new ArrayList<>();
    for (RecordKind kind : List.of(RecordKind.LEAD, RecordKind.DEAL)) {
      for (String pipeline : List.of("a", "b")) {
        pipelines.add(
            new Pipeline(
                kind,
                pipeline,
                "Pipeline " + pipeline,
                STAGES.stream().map(id -> new Stage(id, "Stage " + id, DealState.OPEN)).toList()));
      }
    }
    return new CrmSchema(Map.of(), pipelines);
  }

  private static Integration integration(String id) {
    return new Integration(
        id, "builtin", Integration.State.CONNECTED, FIRST, null, null, null, null);
  }
}
