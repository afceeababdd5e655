package dev.patchbay.crm.builtin;

import dev.patchbay.crm.Account;
import dev.patchbay.crm.Action.Extras;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.Crm;
import dev.patchbay.crm.CrmCalls;
import dev.patchbay.crm.CrmConnector;
import dev.patchbay.crm.CrmUnderTest;
import dev.patchbay.crm.Fault;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.project.Employee;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.project.Projects;
import dev.patchbay.store.Json;
import dev.patchbay.store.MemoryTable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The built-in CRM of the project {@code demo} on a table in memory. */
public final class BuiltinUnderTest implements CrmUnderTest, CrmCalls {

  private static final String PROJECT = "demo";
  private static final Map<LeadState, String> STATUS =
      Map.of(
          LeadState.OPEN, "new",
          LeadState.CONVERTED, "converted",
          LeadState.CLOSED, "closed");
  private static final Map<DealState, String> STAGES =
      Map.of(DealState.OPEN, "open", DealState.WON, "won", DealState.LOST, "lost");

  private final MemoryTable table = new MemoryTable();
  private final Json json = new Json();
  private final TickingClock clock = new TickingClock();
  private final Projects projects = new Projects(table, json, clock);
  private final List<Employee> employees = new ArrayList<>();
  private final Book book = new Book(table, json, PROJECT);
  final BuiltinRecords records = new BuiltinRecords(table, json, clock);
  private int calls;
  private int seeded;

  public BuiltinUnderTest() {
    projects.save(PROJECT, "Demo", ProjectSettings.defaults("UA", ZoneId.of("Europe/Kyiv")));
  }

  public MemoryTable table() {
    return table;
  }

  @Override
  public CrmConnector connector() {
    return new BuiltinConnector(table, json, projects, clock);
  }

  @Override
  public Crm open() {
    return connector().open(new Account(PROJECT, "i-1", fields()), this);
  }

  @Override
  public Map<String, String> fields() {
    return Map.of();
  }

  @Override
  public String secret() {
    return "there is none";
  }

  @Override
  public int expectedCalls(Work work) {
    return switch (work) {
      case LOOK_UP_UNKNOWN, LOOK_UP_KNOWN, CALL_ON_LEAD -> 1;
      case NEW_CLIENT -> 6;
    };
  }

  @Override
  public Map<Topic, String> switchedOff() {
    return Map.of(
        Topic.NATIONAL_NUMBERS, "Only the hub writes into its own CRM, and always E.164.",
        Topic.SEARCH_LAG, "Look-ups read the table itself, consistently; there is no search index.",
        Topic.NETWORK, "No HTTP lies between the hub and its own table.");
  }

  @Override
  public String seedUser(String name, String email) {
    var id = "employee-" + employees.size();
    employees.add(new Employee(id, name, email, null, null, null, null, null));
    projects.saveEmployees(PROJECT, employees);
    return id;
  }

  @Override
  public RecordRef seedContact(
      String name, List<String> phones, List<String> emails, String owner) {
    return seed(RecordKind.CONTACT, name, phones, emails, owner, null, Map.of());
  }

  @Override
  public RecordRef seedLead(String title, RecordRef contact, LeadState state, String owner) {
    return seedOn(RecordKind.LEAD, title, contact, owner, STATUS.get(state));
  }

  @Override
  public RecordRef seedLeadWithPhone(String title, String phone, LeadState state) {
    return seed(
        RecordKind.LEAD, title, List.of(phone), List.of(), null, STATUS.get(state), Map.of());
  }

  @Override
  public RecordRef seedDeal(String title, RecordRef contact, DealState state, String owner) {
    return seedOn(RecordKind.DEAL, title, contact, owner, STAGES.get(state));
  }

  @Override
  public Extras extras(RecordKind kind) {
    var stages = Map.of(RecordKind.LEAD, "in-work", RecordKind.DEAL, "won");
    return new Extras(null, stages.get(kind), Map.of("city", "Lviv", "delivery-day", "Monday"));
  }

  @Override
  public Extras storedExtras(RecordRef ref) {
    var record = book.get(ref.kind(), ref.id()).orElseThrow();
    return new Extras(null, record.status(), record.fields());
  }

  @Override
  public void remove(RecordRef ref) {
    records.remove(PROJECT, ref.kind(), ref.id());
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public void timePasses(Duration by) {
    clock.advance(by);
  }

  @Override
  public RecordRef seedDealWorth(
      String title, RecordRef contact, BigDecimal amount, String currency) {
    var deal = seedDeal(title, contact, DealState.OPEN, null);
    edit(deal, new BuiltinEdit(null, null, amount, currency, null, null));
    return deal;
  }

  @Override
  public void rename(RecordRef ref, String title) {
    edit(ref, new BuiltinEdit(title, null, null, null, null, null));
  }

  @Override
  public void move(RecordRef ref, DealState state) {
    var leads =
        Map.of(DealState.OPEN, "in-work", DealState.WON, "converted", DealState.LOST, "closed");
    var status = ref.kind() == RecordKind.DEAL ? STAGES.get(state) : leads.get(state);
    edit(ref, new BuiltinEdit(null, status, null, null, null, null));
  }

  @Override
  public RecordRef convert(RecordRef lead) {
    move(lead, DealState.WON);
    return book.dealOf(book.get(RecordKind.LEAD, lead.id()).orElseThrow());
  }

  private void edit(RecordRef ref, BuiltinEdit edit) {
    records.change(PROJECT, ref.kind(), ref.id(), edit);
  }

  @Override
  public List<Stored> stored(RecordKind kind) {
    return table.list("CRM#" + PROJECT, kind.name().toLowerCase() + "#").stream()
        .sorted(Comparator.comparing(document -> document.version()))
        .map(document -> json.read(document.body(), BuiltinRecord.class))
        .map(BuiltinUnderTest::stored)
        .toList();
  }

  @Override
  public int calls() {
    return calls;
  }

  @Override
  public void failNext(Traffic traffic, Fault fault) {
    throw new UnsupportedOperationException("there is no network");
  }

  @Override
  public void searchLags(boolean lags) {
    throw new UnsupportedOperationException("there is no search");
  }

  @Override
  public <T> T read(String what, Cost cost, Supplier<T> request) {
    calls++;
    return request.get();
  }

  @Override
  public <T> T write(String what, Cost cost, Supplier<T> request) {
    calls++;
    return request.get();
  }

  private RecordRef seedOn(
      RecordKind kind, String title, RecordRef contact, String owner, String status) {
    var of = book.get(RecordKind.CONTACT, contact.id()).orElseThrow();
    var links = Map.of(RecordKind.CONTACT, contact.id());
    return seed(kind, title, of.phones(), of.emails(), owner, status, links);
  }

  private RecordRef seed(
      RecordKind kind,
      String title,
      List<String> phones,
      List<String> emails,
      String owner,
      String status,
      Map<RecordKind, String> links) {
    var id = BuiltinIds.of(kind, "seed " + seeded++);
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var record =
        new BuiltinRecord(
            id, kind, title, phones, emails, owner, null, null, links, null, null, null, null, null,
            null, now, now, null);
    if (status != null) {
      record = record.in(book.stages().find(kind, status).orElseThrow(), now);
    }
    book.create(record);
    return book.ref(record);
  }

  private static Stored stored(BuiltinRecord record) {
    return new Stored(
        record.kind(),
        record.id(),
        record.title(),
        record.text(),
        record.phones(),
        record.emails(),
        record.owner(),
        Set.copyOf(record.links().values()),
        Boolean.TRUE.equals(record.done()),
        record.due());
  }

  /** Never shows the same moment twice. */
  private static final class TickingClock extends Clock {

    private Duration ahead = Duration.ZERO;
    private Instant last = Instant.EPOCH;

    void advance(Duration by) {
      ahead = ahead.plus(by);
    }

    @Override
    public Instant instant() {
      var now = Clock.systemUTC().instant().plus(ahead);
      last = now.isAfter(last.plusMillis(1)) ? now : last.plusMillis(1);
      return last;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
