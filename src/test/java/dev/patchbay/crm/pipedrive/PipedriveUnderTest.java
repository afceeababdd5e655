package dev.patchbay.crm.pipedrive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.crm.Account;
import dev.patchbay.crm.Action.Extras;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.Crm;
import dev.patchbay.crm.CrmCalls;
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
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The connector against {@link PipedriveServer}. Counts what the connector says its calls cost. */
public final class PipedriveUnderTest implements CrmUnderTest {

  private static final Map<RecordKind, String> TABLES =
      Map.of(
          RecordKind.CONTACT, "persons",
          RecordKind.ORGANIZATION, "organizations",
          RecordKind.LEAD, "leads",
          RecordKind.DEAL, "deals",
          RecordKind.TASK, "activities",
          RecordKind.NOTE, "notes");

  private final CrmConnector connector;
  private final PipedriveServer server = new PipedriveServer();
  private int tokens;

  public PipedriveUnderTest(CrmConnector connector) throws IOException {
    this.connector = connector;
  }

  PipedriveServer server() {
    return server;
  }

  /** By the vendor's price list. */
  public int charged() {
    return server.tokens();
  }

  /** By the price list of the connector. */
  int tokens() {
    return tokens;
  }

  @Override
  public CrmConnector connector() {
    return connector;
  }

  @Override
  public Crm open() {
    return open(Map.of());
  }

  @Override
  public Map<String, String> fields() {
    return Map.of(
        "apiToken", PipedriveServer.TOKEN, "companyDomain", "roofs", "baseUrl", server.url());
  }

  Crm open(Map<String, String> changed) {
    Map<String, String> fields = new HashMap<>(fields());
    fields.putAll(changed);
    Account account = new Account("demo", "i-1", fields);
    return connector.open(account, new Counted(TestCalls.unlimited(account)));
  }

  @Override
  public String secret() {
    return PipedriveServer.TOKEN;
  }

  @Override
  public int expectedCalls(Work work) {
    return switch (work) {
      case LOOK_UP_UNKNOWN, CALL_ON_LEAD -> 1;
      case LOOK_UP_KNOWN -> 2;
      case NEW_CLIENT -> 6;
    };
  }

  @Override
  public Map<Topic, String> switchedOff() {
    return Map.of(
        Topic.CLOSED_LEADS,
        "Archived leads are in a list of their own, which costs 20 tokens and decides nothing.",
        Topic.LEADS_WITH_OWN_PHONE,
        "A lead has no number of its own, it is always linked to a person or organization.");
  }

  @Override
  public Map<RecordKind, String> unmarked() {
    String reason = "Only custom fields could carry our id, and those are the customer's own.";
    return Map.of(
        RecordKind.ORGANIZATION, reason, RecordKind.CONTACT, reason, RecordKind.DEAL, reason);
  }

  @Override
  public String seedUser(String name, String email) {
    return server.account().addUser(name, email);
  }

  @Override
  public RecordRef seedContact(
      String name, List<String> phones, List<String> emails, String owner) {
    return seed(
        RecordKind.CONTACT,
        name,
        owner,
        Map.of("phones", values(phones), "emails", values(emails)));
  }

  @Override
  public RecordRef seedLead(String title, RecordRef contact, LeadState state, String owner) {
    RecordRef lead =
        seed(
            RecordKind.LEAD,
            title,
            owner,
            Map.of(
                "person_id",
                Long.parseLong(contact.id()),
                "is_archived",
                state == LeadState.CLOSED));
    if (state == LeadState.CONVERTED) {
      server.account().convert(lead.id());
    }
    return lead;
  }

  @Override
  public RecordRef seedLeadWithPhone(String title, String phone, LeadState state) {
    throw new UnsupportedOperationException("switched off");
  }

  @Override
  public RecordRef seedDeal(String title, RecordRef contact, DealState state, String owner) {
    return seed(
        RecordKind.DEAL,
        title,
        owner,
        Map.of("person_id", Long.parseLong(contact.id()), "status", state.name().toLowerCase()));
  }

  private RecordRef seed(RecordKind kind, String name, String owner, Map<String, Object> fields) {
    Map<String, Object> all = new HashMap<>(fields);
    if (owner != null) {
      all.put("owner_id", Long.parseLong(owner));
    }
    return new RecordRef(kind, server.account().add(TABLES.get(kind), name, all), null);
  }

  @Override
  public Extras extras(RecordKind kind) {
    return switch (kind) {
      case ORGANIZATION -> new Extras(null, null, Map.of(PipedriveFields.NOTE, "380501234567"));
      case CONTACT ->
          new Extras(null, null, Map.of(PipedriveFields.COLOUR, "2", "job_title", "Director"));
      case LEAD ->
          new Extras(
              null,
              null,
              Map.of(PipedriveFields.COLOUR, "2", PipedriveFields.NOTE, "Call after nine"));
      default ->
          new Extras("2", "21", Map.of(PipedriveFields.ROOMS, 4, PipedriveFields.NOTE, "17"));
    };
  }

  /** An option is told by its number, as the description has it. */
  @Override
  public Extras storedExtras(RecordRef ref) {
    ObjectNode row = server.account().get(TABLES.get(ref.kind()), ref.id());
    Map<String, Object> fields = new HashMap<>();
    Stream.of(row, row.path("custom_fields"))
        .flatMap(part -> part.properties().stream())
        .forEach(
            field ->
                fields.put(
                    field.getKey(),
                    field.getKey().equals(PipedriveFields.ROOMS)
                        ? field.getValue().asInt()
                        : field.getValue().asText()));
    return new Extras(
        row.path("pipeline_id").asText(null), row.path("stage_id").asText(null), fields);
  }

  /** The longest page that the vendor gives, which the connector asks for. */
  @Override
  public int changesOnAPage() {
    return 500;
  }

  @Override
  public void timePasses(Duration by) {
    server.account().timePasses(by);
  }

  @Override
  public RecordRef seedDealWorth(
      String title, RecordRef contact, BigDecimal amount, String currency) {
    return seed(
        RecordKind.DEAL,
        title,
        null,
        Map.of("person_id", Long.parseLong(contact.id()), "value", amount, "currency", currency));
  }

  @Override
  public void rename(RecordRef ref, String title) {
    String field = ref.kind() == RecordKind.CONTACT ? "name" : "title";
    server.account().set(TABLES.get(ref.kind()), ref.id(), field, title);
  }

  @Override
  public void move(RecordRef ref, DealState state) {
    if (ref.kind() == RecordKind.DEAL) {
      server.account().move(ref.id(), state.name().toLowerCase());
    } else if (state == DealState.WON) {
      convert(ref);
    } else {
      server.account().set("leads", ref.id(), "is_archived", state == DealState.LOST);
    }
  }

  @Override
  public RecordRef convert(RecordRef lead) {
    return new RecordRef(RecordKind.DEAL, server.account().convert(lead.id()), null);
  }

  @Override
  public int webhooks() {
    return server.account().all("webhooks").size();
  }

  @Override
  public CrmNotices.Request notice(Subscription subscription, RecordRef changed) {
    return notice(changed, 1);
  }

  CrmNotices.Request notice(RecordRef changed, int attempt) {
    String entity = changed.kind() == RecordKind.CONTACT ? "person" : changed.kind().toString();
    ObjectNode webhook =
        server.account().all("webhooks").stream()
            .filter(row -> row.get("event_object").asText().equals(entity.toLowerCase()))
            .findFirst()
            .orElseThrow();
    ObjectNode row = server.account().get(TABLES.get(changed.kind()), changed.id());
    return PipedrivePost.of(webhook, entity.toLowerCase(), row, attempt);
  }

  @Override
  public CrmNotices.Request forged(Subscription subscription, RecordRef changed) {
    CrmNotices.Request good = notice(subscription, changed);
    return PipedrivePost.request("patchbay", "guessed", new String(good.body()));
  }

  @Override
  public CrmNotices.Request garbled(Subscription subscription) {
    ObjectNode webhook = server.account().all("webhooks").getFirst();
    return PipedrivePost.request(
        webhook.get("http_auth_user").asText(),
        webhook.get("http_auth_password").asText(),
        "{\"v\":1,\"meta\":{\"action\":\"updated\",\"object\":\"deal\"}}");
  }

  @Override
  public void remove(RecordRef ref) {
    server.account().remove(TABLES.get(ref.kind()), ref.id());
  }

  @Override
  public List<Stored> stored(RecordKind kind) {
    return server.account().all(TABLES.get(kind)).stream().map(row -> stored(kind, row)).toList();
  }

  private static Stored stored(RecordKind kind, ObjectNode row) {
    String title =
        Stream.of("name", "title", "subject")
            .filter(row::has)
            .map(field -> row.get(field).asText())
            .findFirst()
            .orElse(null);
    return new Stored(
        kind,
        row.get("id").asText(),
        title,
        plain(row.path("note").asText(row.path("content").asText(null))),
        texts(row, "phones"),
        texts(row, "emails"),
        row.path("owner_id").asText(null),
        Stream.of("lead_id", "deal_id", "person_id", "org_id", "organization_id")
            .filter(row::has)
            .map(field -> row.get(field).asText())
            .collect(Collectors.toSet()),
        row.path("done").asBoolean(),
        row.has("due_date")
            ? Instant.parse(row.get("due_date").asText() + "T" + row.get("due_time").asText() + "Z")
            : null);
  }

  private static String plain(String html) {
    return html == null
        ? null
        : html.replace("<br>", "\n")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&");
  }

  private static List<String> texts(ObjectNode row, String field) {
    return StreamSupport.stream(row.path(field).spliterator(), false)
        .map(entry -> entry.path("value").asText())
        .toList();
  }

  private static List<Map<String, Object>> values(List<String> texts) {
    return texts.stream()
        .map(text -> Map.<String, Object>of("value", text, "primary", false, "label", "home"))
        .toList();
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
    server.account().searchLags(lags);
  }

  @Override
  public void close() {
    server.close();
  }

  private final class Counted implements CrmCalls {
    private final CrmCalls calls;

    Counted(CrmCalls calls) {
      this.calls = calls;
    }

    @Override
    public <T> T read(String what, Cost cost, Supplier<T> request) {
      tokens += cost.tokens();
      return calls.read(what, cost, request);
    }

    @Override
    public <T> T write(String what, Cost cost, Supplier<T> request) {
      tokens += cost.tokens();
      return calls.write(what, cost, request);
    }
  }
}
