package dev.patchbay.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.builtin.BuiltinConnector;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Project;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.project.Projects;
import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Json;
import dev.patchbay.store.MemoryTable;
import dev.patchbay.store.secret.KeyService;
import dev.patchbay.store.secret.KeyUnavailable;
import dev.patchbay.store.secret.Vault;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IntegrationsTest {

  private static final String URL = "https://toy.example.com";
  private static final Map<String, String> GOOD = Map.of("url", URL, "token", "good-1");

  private final MemoryTable table = new MemoryTable();
  private final Json json = new Json();
  private final Clock clock = Clock.systemUTC();
  private final Projects projects = new Projects(table, json, clock);
  private final TestKeys keys = new TestKeys();
  private String address = "93.184.216.34";
  private final EgressGuard egress =
      new EgressGuard(false, host -> List.of(InetAddress.ofLiteral(address)));
  private final Credentials credentials = new Credentials(table, json, new Vault(keys));
  private final Integrations integrations =
      new Integrations(
          new CrmCatalogue(
              List.of(new ToyConnector("toy"), new BuiltinConnector(table, json, projects, clock))),
          egress,
          credentials,
          projects,
          new PacedCallsFactory(new TablePacer(table, clock), wait -> {}, clock),
          clock);

  @BeforeEach
  void makeProject() {
    for (var id : List.of("demo", "other")) {
      projects.save(id, id, ProjectSettings.defaults("UA", ZoneId.of("Europe/Kyiv")));
    }
  }

  @Test
  void a_crm_that_accepts_is_connected_with_its_credentials_stored_encrypted() {
    var connected = connected("toy", GOOD);

    assertThat(connected.users()).extracting(Connected.CrmUser::id).containsExactly("7");
    assertThat(connected.integration().state()).isEqualTo(Integration.State.CONNECTED);
    assertThat(connected.integration().publicFields()).containsOnly(Map.entry("url", URL));
    assertThat(connected.integration().warnings()).containsExactly("slow");
    assertThat(project().integration()).isEqualTo(connected.integration());
    assertThat(table.all()).extracting(Document::body).noneMatch(b -> b.contains("good-1"));
  }

  @Test
  void an_opened_crm_works_with_the_stored_credentials_and_tells_its_calls() {
    connected("toy", GOOD);
    var open = integrations.open(project());

    assertThat(open.crm().find(ClientQuery.byPhone("+380501234567")))
        .isEqualTo(new Lookup.Known(ClientRecords.NONE));
    assertThat(open.settleTime()).isEqualTo(Duration.ofSeconds(3));
    assertThat(open.newCalls()).extracting(CallTrace::what).containsExactly("GET me");
    assertThat(open.newCalls()).isEmpty();
  }

  @Test
  void what_a_connector_learned_is_given_back_to_it_beside_the_form() {
    var integration = connected("toy", GOOD).integration();

    var account = credentials.read("demo", integration.id()).orElseThrow();
    assertThat(account.field("seat")).isEqualTo("7");
    assertThat(account.field("url")).as("the form goes first").isEqualTo(URL);
    assertThat(integration.publicFields()).doesNotContainKey("seat");
  }

  @Test
  void every_fault_of_the_form_is_told_and_nothing_is_stored() {
    address = "10.0.0.1";
    var before = table.all();
    var filled = Map.of("url", URL, "pipeline", "two", "colour", "red", "token", "  ");

    assertThat(integrations.connect(project(), "toy", filled))
        .isEqualTo(
            new ConnectResult.Invalid(
                List.of(
                    new FieldFault("url", "leads to a private address, which is not allowed"),
                    new FieldFault("token", "is required"),
                    new FieldFault("pipeline", "must be a number"),
                    new FieldFault("colour", "is no field of toy; it has url, token, pipeline"))));
    assertThat(table.all()).isEqualTo(before);
  }

  @Test
  void values_that_could_smuggle_headers_or_are_huge_are_refused_without_repeating_them() {
    var smuggled = Map.of("url", URL, "token", "good\r\nX-Admin: 1");
    assertThat(integrations.connect(project(), "toy", smuggled).toString())
        .contains("must not contain line breaks")
        .doesNotContain("X-Admin");
    var huge = Map.of("url", URL, "token", "g".repeat(5000));
    assertThat(integrations.connect(project(), "toy", huge).toString()).contains("longer than");
  }

  @Test
  void an_unknown_kind_is_told_with_the_known_ones() {
    assertThat(integrations.connect(project(), "sap", Map.of()))
        .isEqualTo(
            new ConnectResult.Invalid(
                List.of(new FieldFault("kind", "must be one of builtin, toy"))));
  }

  @Test
  void credentials_that_the_crm_refuses_are_not_stored() {
    var before = table.all();
    var result = integrations.connect(project(), "toy", Map.of("url", URL, "token", "bad"));
    assertThat(result)
        .isInstanceOfSatisfying(
            ConnectResult.Rejected.class,
            rejected -> assertThat(rejected.failure()).isInstanceOf(Failure.Unauthorized.class));
    assertThat(table.all()).isEqualTo(before);
  }

  @Test
  void connecting_the_same_account_again_keeps_the_integration_and_lets_work_go_on() {
    var first = connected("toy", GOOD).integration();
    projects.updateIntegration("demo", IntegrationsTest::held);

    var second = connected("toy", Map.of("url", URL, "token", "good-2")).integration();

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.createdAt()).isEqualTo(first.createdAt());
    assertThat(project().integration().takesWork()).isTrue();
    assertThat(credentials.read("demo", first.id()).orElseThrow().field("token"))
        .isEqualTo("good-2");
  }

  @Test
  void another_account_or_kind_is_only_connected_while_none_is() {
    var first = connected("toy", GOOD).integration();
    var elsewhere = Map.of("url", "https://toy2.example.com", "token", "good-2");
    assertThat(integrations.connect(project(), "toy", elsewhere))
        .isInstanceOfSatisfying(
            ConnectResult.Conflict.class,
            conflict -> assertThat(conflict.code()).isEqualTo("change-needs-preview"));
    assertThat(integrations.connect(project(), "builtin", Map.of()))
        .isInstanceOf(ConnectResult.Conflict.class);
    assertThat(project().integration()).isEqualTo(first);

    projects.updateIntegration("demo", Integration::disconnected);
    assertThat(connected("toy", elsewhere).integration().id()).isNotEqualTo(first.id());
  }

  @Test
  void an_account_that_the_project_had_earlier_comes_back_under_its_old_id() {
    var first = connected("toy", GOOD).integration();
    projects.updateIntegration("demo", Integration::disconnected);
    connected("builtin", Map.of());
    projects.updateIntegration("demo", Integration::disconnected);

    var back = integrations.connect(project(), "toy", GOOD, List.of(first.disconnected()));

    assertThat(back)
        .isInstanceOfSatisfying(
            ConnectResult.Connected.class,
            connected -> {
              assertThat(connected.integration().id()).isEqualTo(first.id());
              assertThat(connected.integration().createdAt()).isNotEqualTo(first.createdAt());
            });
  }

  @Test
  void the_built_in_crm_needs_no_key() {
    keys.available = false;
    connected("builtin", Map.of());
    assertThat(integrations.open(project()).crm().connect()).isInstanceOf(Connected.Ready.class);
  }

  @Test
  void without_a_key_nothing_is_connected() {
    keys.available = false;
    assertThat(integrations.connect(project(), "toy", GOOD))
        .isInstanceOf(ConnectResult.Rejected.class);
    assertThat(project().integration()).isNull();
  }

  @Test
  void what_keeps_a_crm_from_being_opened_is_its_answer() {
    assertThat(whyNot()).isInstanceOf(Failure.Unavailable.class);

    var integration = connected("toy", GOOD).integration();
    keys.available = false;
    assertThat(whyNot()).isInstanceOf(Failure.Unavailable.class);
    keys.available = true;

    address = "169.254.169.254";
    assertThat(whyNot().reason()).contains("metadata");
    address = "93.184.216.34";

    credentials.forget("demo", integration.id());
    assertThat(whyNot()).isInstanceOf(Failure.Unauthorized.class);
  }

  @Test
  void credentials_do_not_open_under_another_project() {
    var integration = connected("toy", GOOD).integration();
    var stolen = table.get(new Key("P#demo", "CREDENTIALS#" + integration.id())).orElseThrow();
    var place = new Key("P#other", "CREDENTIALS#" + integration.id());
    table.put(Document.of(place, stolen.body()));
    projects.saveIntegration("other", integration);

    var other = projects.find("other").orElseThrow();
    assertThat(integrations.open(other).crm().connect())
        .isInstanceOfSatisfying(
            Connected.Failed.class,
            failed -> assertThat(failed.failure()).isInstanceOf(Failure.Unauthorized.class));
  }

  private Failure whyNot() {
    return ((Connected.Failed) integrations.open(project()).crm().connect()).failure();
  }

  private ConnectResult.Connected connected(String kind, Map<String, String> fields) {
    var result = integrations.connect(project(), kind, fields);
    assertThat(result).isInstanceOf(ConnectResult.Connected.class);
    return (ConnectResult.Connected) result;
  }

  private Project project() {
    return projects.find("demo").orElseThrow();
  }

  private static Integration held(Integration now) {
    return new Integration(
        now.id(),
        now.kind(),
        now.state(),
        now.createdAt(),
        now.publicFields(),
        now.account(),
        "the CRM refused the credentials",
        now.warnings());
  }

  /** Gives out keys in clear: what is tested here lies above them. */
  private static final class TestKeys implements KeyService {
    private boolean available = true;

    @Override
    public DataKey create(Map<String, String> context) {
      check();
      var key = new byte[32];
      new SecureRandom().nextBytes(key);
      return new DataKey(new SecretKeySpec(key, "AES"), key);
    }

    @Override
    public SecretKey open(byte[] wrapped, Map<String, String> context) {
      check();
      return new SecretKeySpec(wrapped, "AES");
    }

    private void check() {
      if (!available) {
        throw new KeyUnavailable("no key", null);
      }
    }
  }
}
