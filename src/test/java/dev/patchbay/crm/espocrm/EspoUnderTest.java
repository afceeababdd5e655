package dev.patchbay.crm.espocrm;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.crm.Account;
import dev.patchbay.crm.Action.Extras;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.Connected;
import dev.patchbay.crm.Crm;
import dev.patchbay.crm.CrmConnector;
import dev.patchbay.crm.CrmNotices;
import dev.patchbay.crm.CrmUnderTest;
import dev.patchbay.crm.Fault;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Subscription;
import dev.patchbay.crm.TestCalls;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The connector against {@link EspoServer}, connected once. */
public final class EspoUnderTest implements CrmUnderTest {

  private static final Map<DealState, String> STAGES =
      Map.of(
          DealState.OPEN, "Negotiation",
          DealState.WON, "Closed Won",
          DealState.LOST, "Closed Lost");

  private final CrmConnector connector;
  private final EspoServer server = new EspoServer();
  private final Map<String, String> fields = new HashMap<>();

  public EspoUnderTest(CrmConnector connector) throws IOException {
    this.connector = connector;
    fields.put("url", server.url());
    fields.put("apiKey", EspoServer.KEY);
  }

  /** Connects and keeps what the connector wants to be given back. */
  public Connected.Ready connect() {
    var ready = (Connected.Ready) open().connect();
    fields.putAll(ready.facts());
    return ready;
  }

  EspoServer server() {
    return server;
  }

  EspoRows rows() {
    return server.site().rows();
  }

  @Override
  public Map<String, String> fields() {
    return fields;
  }

  @Override
  public CrmConnector connector() {
    return connector;
  }

  @Override
  public Crm open() {
    var account = new Account("demo", "i-1", fields);
    return connector.open(account, TestCalls.unlimited(account));
  }

  @Override
  public String secret() {
    return EspoServer.KEY;
  }

  @Override
  public int expectedCalls(Work work) {
    return switch (work) {
      case LOOK_UP_UNKNOWN -> 2;
      case LOOK_UP_KNOWN -> 3;
      case NEW_CLIENT -> 6;
      case CALL_ON_LEAD -> 1;
    };
  }

  @Override
  public Map<Topic, String> switchedOff() {
    return Map.of(
        Topic.SEARCH_LAG, "EspoCRM's lists read the database itself, there is no index to lag.");
  }

  @Override
  public String seedUser(String name, String email) {
    return seed(
        "User", row -> row.put("name", name).put("emailAddress", email).put("type", "regular"));
  }

  @Override
  public RecordRef seedContact(
      String name, List<String> phones, List<String> emails, String owner) {
    String id =
        seed(
            "Contact",
            row -> {
              row.put("lastName", name).put("assignedUserId", owner);
              row.set("phoneNumberData", EspoRows.phoneData(phones));
              row.put("emailAddress", emails.isEmpty() ? null : emails.getFirst());
            });
    return new RecordRef(RecordKind.CONTACT, id, null);
  }

  @Override
  public RecordRef seedLead(String title, RecordRef contact, LeadState state, String owner) {
    JsonNode phones = rows().get("Contact", contact.id()).path("phoneNumberData");
    return seedLead(title, phones, state, owner, contact.id());
  }

  @Override
  public RecordRef seedLeadWithPhone(String title, String phone, LeadState state) {
    return seedLead(title, EspoRows.phoneData(List.of(phone)), state, null, null);
  }

  private RecordRef seedLead(
      String title, JsonNode phones, LeadState state, String owner, String contact) {
    String id =
        seed(
            "Lead",
            row -> {
              row.put("lastName", title).put("assignedUserId", owner);
              row.set("phoneNumberData", phones);
              row.put(
                  "status",
                  switch (state) {
                    case OPEN -> "In Process";
                    case CONVERTED -> "Converted";
                    case CLOSED -> "Recycled";
                  });
              if (state == LeadState.CONVERTED) {
                row.put("createdContactId", contact);
              }
            });
    return new RecordRef(RecordKind.LEAD, id, null);
  }

  @Override
  public RecordRef seedDeal(String title, RecordRef contact, DealState state, String owner) {
    String id =
        seed(
            "Opportunity",
            row -> {
              row.put("name", title).put("assignedUserId", owner);
              row.put("stage", STAGES.get(state));
              row.putArray("contactsIds").add(contact.id());
            });
    return new RecordRef(RecordKind.DEAL, id, null);
  }

  String seed(String type, Consumer<ObjectNode> fill) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    fill.accept(row);
    return rows().add(type, row).get("id").asText();
  }

  @Override
  public Extras extras(RecordKind kind) {
    return switch (kind) {
      case ORGANIZATION -> new Extras(null, null, Map.of("website", "bondar.example.com"));
      case CONTACT -> new Extras(null, null, Map.of("title", "Director"));
      case LEAD -> new Extras(null, "In Process", Map.of("source", "Web Site", "doNotCall", true));
      default -> new Extras(null, "Negotiation", Map.of("amount", 1200, "probability", 80));
    };
  }

  @Override
  public Extras storedExtras(RecordRef ref) {
    ObjectNode row = rows().get(EspoType.of(ref.kind()).entity(), ref.id());
    Map<String, Object> fields = new ObjectMapper().convertValue(row, new TypeReference<>() {});
    fields.values().removeIf(Objects::isNull);
    return new Extras(null, row.path("stage").asText(row.path("status").asText(null)), fields);
  }

  @Override
  public int callsForChanges(boolean firstPage) {
    // The first page of leads or deals also asks what the statuses mean.
    return firstPage ? 2 : 1;
  }

  @Override
  public void timePasses(Duration by) {
    rows().timePasses(by);
  }

  @Override
  public RecordRef seedDealWorth(
      String title, RecordRef contact, BigDecimal amount, String currency) {
    RecordRef deal = seedDeal(title, contact, DealState.OPEN, null);
    rows().get("Opportunity", deal.id()).put("amount", amount).put("amountCurrency", currency);
    return deal;
  }

  @Override
  public void rename(RecordRef ref, String title) {
    String name = ref.kind() == RecordKind.DEAL ? "name" : "lastName";
    change(ref, row -> row.put(name, title).remove("firstName"));
  }

  @Override
  public void move(RecordRef ref, DealState state) {
    if (ref.kind() == RecordKind.DEAL) {
      change(ref, row -> row.put("stage", STAGES.get(state)));
    } else {
      var statuses =
          Map.of(
              DealState.OPEN, "In Process",
              DealState.WON, "Converted",
              DealState.LOST, "Dead");
      change(ref, row -> row.put("status", statuses.get(state)));
    }
  }

  @Override
  public RecordRef convert(RecordRef lead) {
    String deal =
        seed("Opportunity", row -> row.put("name", "Converted").put("stage", "Prospecting"));
    move(lead, DealState.WON);
    change(lead, row -> row.put("createdOpportunityId", deal).put("convertedAt", rows().now()));
    return new RecordRef(RecordKind.DEAL, deal, null);
  }

  private void change(RecordRef ref, Consumer<ObjectNode> change) {
    rows().change(EspoType.of(ref.kind()).entity(), ref.id(), change);
  }

  @Override
  public int webhooks() {
    return server.site().hooks().count();
  }

  @Override
  public CrmNotices.Request notice(Subscription subscription, RecordRef changed) {
    String type = EspoType.of(changed.kind()).entity();
    return server.site().hooks().post(type + ".update", body(type, changed));
  }

  /** The changed attributes of a person, and the id. */
  private String body(String type, RecordRef changed) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("lastName", rows().get(type, changed.id()).path("lastName").asText());
    return "[" + row.put("id", changed.id()) + "]";
  }

  @Override
  public CrmNotices.Request forged(Subscription subscription, RecordRef changed) {
    String id = subscription.ids().keySet().iterator().next();
    return EspoHooks.signed(id, "a guess", body("Contact", changed));
  }

  @Override
  public CrmNotices.Request garbled(Subscription subscription) {
    return server.site().hooks().post("Contact.update", "{\"id\":\"no list\"}");
  }

  @Override
  public void remove(RecordRef ref) {
    rows().remove(EspoType.of(ref.kind()).entity(), ref.id());
  }

  @Override
  public List<Stored> stored(RecordKind kind) {
    return rows().all(EspoType.of(kind).entity()).stream().map(row -> stored(kind, row)).toList();
  }

  private static Stored stored(RecordKind kind, ObjectNode row) {
    Set<String> linked = new TreeSet<>();
    List.of("accountId", "parentId").forEach(link -> linked.add(row.path(link).asText("")));
    row.path("contactsIds").forEach(id -> linked.add(id.asText()));
    return new Stored(
        kind,
        row.path("id").asText(),
        row.path("name").asText(),
        row.path("post").asText(row.path("description").asText(null)),
        EspoRows.phones(row),
        row.hasNonNull("emailAddress") ? List.of(row.get("emailAddress").asText()) : List.of(),
        row.path("assignedUserId").asText(null),
        linked,
        "Completed".equals(row.path("status").asText()),
        EspoTime.parse(row.path("dateEnd").asText(null)));
  }

  @Override
  public int calls() {
    return server.requests().size();
  }

  @Override
  public void failNext(Traffic traffic, Fault fault) {
    server.failNext(traffic, fault);
  }

  @Override
  public void searchLags(boolean lags) {
    throw new UnsupportedOperationException("switched off");
  }

  @Override
  public void close() {
    server.close();
  }
}
