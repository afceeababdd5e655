package dev.patchbay.crm.roapp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.crm.Account;
import dev.patchbay.crm.Action.Extras;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.Connected;
import dev.patchbay.crm.Crm;
import dev.patchbay.crm.CrmConnector;
import dev.patchbay.crm.CrmUnderTest;
import dev.patchbay.crm.Fault;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.TestCalls;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The connector against {@link RoAppServer}, connected as a project would be. */
public final class RoAppUnderTest implements CrmUnderTest {

  private static final Pattern NOTE = Pattern.compile("(?s)\\[Ref (\\S+)]\\n(.*?)\\n\\[/Ref]");

  private final CrmConnector connector;
  private final RoAppServer server = new RoAppServer();
  private final Map<String, String> fields = new HashMap<>();
  private final int before;

  public RoAppUnderTest(CrmConnector connector) throws IOException {
    this.connector = connector;
    fields.put("apiKey", RoAppServer.KEY);
    fields.put("baseUrl", server.url());
    fields.put("currency", "eur");
    fields.putAll(((Connected.Ready) open().connect()).facts());
    before = server.requests().size();
  }

  RoAppServer server() {
    return server;
  }

  RoAppAccount account() {
    return server.account();
  }

  @Override
  public CrmConnector connector() {
    return connector;
  }

  @Override
  public Crm open() {
    return open(Map.of());
  }

  Crm open(Map<String, String> changed) {
    Account account = account(changed);
    return connector.open(account, TestCalls.unlimited(account));
  }

  Account account(Map<String, String> changed) {
    Map<String, String> all = new HashMap<>(fields);
    all.putAll(changed);
    return new Account("demo", "i-1", all);
  }

  @Override
  public Map<String, String> fields() {
    return fields;
  }

  @Override
  public String secret() {
    return RoAppServer.KEY;
  }

  @Override
  public int expectedCalls(Work work) {
    return switch (work) {
      case LOOK_UP_UNKNOWN, CALL_ON_LEAD -> 2;
      case LOOK_UP_KNOWN, NEW_CLIENT -> 3;
    };
  }

  @Override
  public Map<Topic, String> switchedOff() {
    return Map.of(
        Topic.TASKS,
        "The calls for tasks are not confirmed, and the integration has no use for them.",
        Topic.ORGANIZATION_LINKS,
        "The API has no field that would put a person into an organization.");
  }

  @Override
  public String seedUser(String name, String email) {
    return account().addEmployee(name, email);
  }

  @Override
  public RecordRef seedContact(
      String name, List<String> phones, List<String> emails, String owner) {
    ObjectNode row = account().add(RoAppAccount.PEOPLE);
    String[] parts = name.split(" ", 2);
    row.put("first_name", parts[0]).put("last_name", parts.length > 1 ? parts[1] : "");
    ArrayNode list = row.putArray("phones");
    for (int i = 0; i < phones.size(); i++) {
      if (i % 2 == 0) {
        list.addObject().put("phone", phones.get(i)).put("title", "");
      } else {
        list.add(phones.get(i));
      }
    }
    emails.forEach(email -> row.put("email", email));
    return ref(RecordKind.CONTACT, owned(row, owner));
  }

  @Override
  public RecordRef seedLead(String title, RecordRef contact, LeadState state, String owner) {
    ObjectNode row = account().add(RoAppAccount.LEADS);
    row.put("title", title).put("client_id", Long.parseLong(contact.id()));
    return ref(RecordKind.LEAD, owned(in(row, state), owner));
  }

  @Override
  public RecordRef seedLeadWithPhone(String title, String phone, LeadState state) {
    ObjectNode row = account().add(RoAppAccount.LEADS);
    row.put("title", title).put("contact_phone", phone).put("contact_name", "Somebody");
    return ref(RecordKind.LEAD, in(row, state));
  }

  private static ObjectNode in(ObjectNode lead, LeadState state) {
    return lead.put(
        "status_id",
        switch (state) {
          case OPEN -> 201;
          case CONVERTED -> 203;
          case CLOSED -> 204;
        });
  }

  @Override
  public RecordRef seedDeal(String title, RecordRef contact, DealState state, String owner) {
    ObjectNode row = account().add(RoAppAccount.ORDERS);
    row.put("malfunction", title).put("client_id", Long.parseLong(contact.id()));
    row.put(
        "status_id",
        switch (state) {
          case OPEN -> 102;
          case WON -> 106;
          case LOST -> 107;
        });
    return ref(RecordKind.DEAL, owned(row, owner));
  }

  @Override
  public Extras extras(RecordKind kind) {
    account().put("order-types", 22, "name", "Maintenance");
    account().put("lead-types", 32, "name", "Site");
    return switch (kind) {
      case CONTACT -> new Extras(null, null, Map.of("f501", "Kyiv"));
      case ORGANIZATION -> new Extras(null, null, Map.of("f502", "Kyiv"));
      case LEAD -> new Extras("32", "202", Map.of("f503", "spring", "f504", 7));
      default -> new Extras("22", "102", Map.of("f505", "spring", "f506", true));
    };
  }

  @Override
  public Extras storedExtras(RecordRef ref) {
    ObjectNode row = account().table(table(ref.kind())).get(ref.id());
    RoAppRow read = new RoAppRow(row);
    String custom =
        row.path("custom_fields").isObject()
            ? row.path("custom_fields").toString()
            : row.path("custom_fields").asText("{}");
    return new Extras(
        read.text("order_type_id", "leadtype_id"),
        read.text("status_id"),
        new JsonObject(custom).getMap());
  }

  @Override
  public int changesOnAPage() {
    return 50;
  }

  @Override
  public void timePasses(Duration by) {
    account().timePasses(by);
  }

  @Override
  public RecordRef seedDealWorth(
      String title, RecordRef contact, BigDecimal amount, String currency) {
    RecordRef deal = seedDeal(title, contact, DealState.OPEN, null);
    account().table(RoAppAccount.ORDERS).get(deal.id()).put("price", amount);
    return deal;
  }

  @Override
  public void rename(RecordRef ref, String title) {
    switch (ref.kind()) {
      case CONTACT -> {
        String[] parts = title.split(" ", 2);
        account().edit(RoAppAccount.PEOPLE, ref.id(), "first_name", parts[0]);
        account()
            .edit(RoAppAccount.PEOPLE, ref.id(), "last_name", parts.length > 1 ? parts[1] : "");
      }
      case LEAD -> account().edit(RoAppAccount.LEADS, ref.id(), "title", title);
      default -> account().edit(RoAppAccount.ORDERS, ref.id(), "malfunction", title);
    }
  }

  @Override
  public void move(RecordRef ref, DealState state) {
    boolean lead = ref.kind() == RecordKind.LEAD;
    account()
        .edit(
            table(ref.kind()),
            ref.id(),
            "status_id",
            switch (state) {
              case OPEN -> lead ? 201 : 102;
              case WON -> lead ? 203 : 106;
              case LOST -> lead ? 204 : 107;
            });
  }

  private static ObjectNode owned(ObjectNode row, String owner) {
    return owner == null ? row : row.put("manager_id", Long.parseLong(owner));
  }

  private static RecordRef ref(RecordKind kind, ObjectNode row) {
    return new RecordRef(kind, row.get("id").asText(), null);
  }

  @Override
  public void remove(RecordRef ref) {
    if (ref.kind() == RecordKind.NOTE) {
      account().forget(ref.id());
      return;
    }
    account().table(table(ref.kind())).remove(ref.id());
  }

  @Override
  public List<Stored> stored(RecordKind kind) {
    if (kind == RecordKind.TASK) {
      return List.of();
    }
    if (kind != RecordKind.NOTE) {
      return rows(kind).stream().map(row -> stored(kind, row)).toList();
    }
    List<Stored> notes = new ArrayList<>();
    for (RecordKind of : List.of(RecordKind.CONTACT, RecordKind.LEAD, RecordKind.DEAL)) {
      for (ObjectNode row : rows(of)) {
        NOTE.matcher(text(row))
            .results()
            .map(note -> note(note, row.get("id").asText()))
            .forEach(notes::add);
      }
    }
    return notes;
  }

  private List<ObjectNode> rows(RecordKind kind) {
    return List.copyOf(account().table(table(kind)).values());
  }

  /** The long text in which the notes stand. */
  String text(RecordRef ref) {
    return text(account().table(table(ref.kind())).get(ref.id()));
  }

  private static String text(ObjectNode row) {
    return new RoAppRow(row).text("notes", "description", "manager_notes") == null
        ? ""
        : row.path("notes").asText("")
            + row.path("description").asText("")
            + row.path("manager_notes").asText("");
  }

  private static Stored note(MatchResult note, String on) {
    return new Stored(
        RecordKind.NOTE,
        note.group(1),
        null,
        note.group(2),
        List.of(),
        List.of(),
        null,
        Set.of(on),
        false,
        null);
  }

  private static Stored stored(RecordKind kind, ObjectNode row) {
    RoAppRow read = new RoAppRow(row);
    String email = read.text("email");
    return new Stored(
        kind,
        read.id(),
        kind == RecordKind.DEAL ? read.text("malfunction") : read.name(),
        text(row),
        read.phones(),
        email == null ? List.of() : List.of(email),
        read.text("manager_id"),
        row.has("client_id") ? Set.of(row.get("client_id").asText()) : Set.of(),
        false,
        null);
  }

  private static String table(RecordKind kind) {
    return switch (kind) {
      case CONTACT -> RoAppAccount.PEOPLE;
      case ORGANIZATION -> RoAppAccount.ORGANIZATIONS;
      case LEAD -> RoAppAccount.LEADS;
      default -> RoAppAccount.ORDERS;
    };
  }

  @Override
  public int calls() {
    return server.requests().size() - before;
  }

  @Override
  public void failNext(Traffic traffic, Fault fault) {
    server.failNext(traffic, fault);
  }

  @Override
  public void searchLags(boolean lags) {
    account().searchLags(lags);
  }

  @Override
  public void close() {
    server.close();
  }
}
