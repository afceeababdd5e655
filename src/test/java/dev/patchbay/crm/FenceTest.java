package dev.patchbay.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.crm.CrmCalls.Cost;
import dev.patchbay.crm.CrmMetadata.Limit;
import dev.patchbay.crm.CrmMetadata.Unit;
import dev.patchbay.delivery.SettableClock;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Integration.State;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.project.Projects;
import dev.patchbay.store.Json;
import dev.patchbay.store.MemoryTable;
import dev.patchbay.store.secret.KeyService;
import dev.patchbay.store.secret.Vault;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may still call a CRM that is taken down, and for how long. */
class FenceTest {

  private static final Map<String, String> FORM =
      Map.of("url", "https://toy.example.com", "token", "good-1");

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T10:00:00Z"));
  private final MemoryTable table = new MemoryTable();
  private final Json json = new Json();
  private final Projects projects = new Projects(table, json, clock);
  private final Credentials credentials = new Credentials(table, json, new Vault(new ClearKeys()));
  private final List<Duration> waits = new ArrayList<>();
  private Runnable whileWaiting = () -> {};
  private final Fence fence = new Fence(projects, credentials, this::wait);
  private final Integrations integrations =
      new Integrations(
          new CrmCatalogue(List.of(new ToyConnector("toy"))),
          new EgressGuard(false, host -> List.of(InetAddress.ofLiteral("93.184.216.34"))),
          credentials,
          projects,
          new PacedCallsFactory(new TablePacer(table, clock), wait -> {}, clock),
          clock);

  @BeforeEach
  void connect() {
    projects.save("demo", "Demo", ProjectSettings.defaults(null, null));
    projects.saveIntegration("demo", integration("i1", State.CONNECTED));
    credentials.save(new Account("demo", "i1", FORM));
  }

  @Test
  void who_opened_the_crm_before_it_was_taken_down_calls_it_until_the_fence_is_closed() {
    OpenCrm open = open();
    whileWaiting = () -> assertThat(answers(open)).isTrue();
    fence.close("demo");
    assertThat(waits).singleElement().satisfies(it -> assertThat(it).isGreaterThan(Lease.LENGTH));
    assertThat(failure(open)).isEqualTo(Lease.OVER);
    assertThat(open.newCalls()).as("those before").hasSize(1);
  }

  @Test
  void who_opens_a_crm_that_was_taken_down_is_told_so_and_not_that_credentials_are_missing() {
    var project = projects.find("demo").orElseThrow();
    fence.close("demo");
    assertThat(failure(integrations.open(project))).isEqualTo(Lease.OVER);
    assertThat(projects.integration("demo")).map(Integration::state).contains(State.DISCONNECTED);
  }

  @Test
  void missing_credentials_of_a_connected_crm_are_missing_credentials() {
    credentials.forget("demo", "i1");
    assertThat(failure(open())).isInstanceOf(Failure.Unauthorized.class);
  }

  @Test
  void a_long_piece_of_work_goes_on_while_the_crm_stays_connected() {
    OpenCrm open = open();
    int before = table.requests();
    assertThat(answers(open)).isTrue();
    assertThat(table.requests()).as("the read of the credentials was enough").isEqualTo(before);
    clock.advance(Lease.LENGTH);
    assertThat(answers(open)).isTrue();
    assertThat(answers(open)).isTrue();
    assertThat(table.requests()).as("asked once more").isEqualTo(before + 1);
  }

  @Test
  void another_crm_of_the_project_is_not_this_one() {
    OpenCrm open = open();
    projects.saveIntegration("demo", integration("i2", State.CONNECTED));
    clock.advance(Lease.LENGTH);
    assertThat(failure(open)).isEqualTo(Lease.OVER);
  }

  @Test
  void a_call_that_waited_for_the_budget_is_not_made_any_more() {
    Lease lease = Lease.of(projects, "demo", "i1", clock);
    lease.begin(clock.instant());
    var slow = List.of(new Limit(Unit.REQUESTS, 1, Duration.ofSeconds(1)));
    var calls =
        new PacedCalls(
            new Account("demo", "i1", Map.of()),
            Secrets.NONE,
            slow,
            new TablePacer(table, clock),
            time -> {
              projects.updateIntegration("demo", Integration::disconnected);
              clock.advance(Lease.LENGTH);
            },
            clock,
            Instant.MAX,
            lease);
    calls.read("GET x", Cost.ONE, () -> "sent");
    CrmStop stop =
        catchThrowableOfType(
            CrmStop.class, () -> calls.read("GET x", Cost.ONE, () -> "sent too late"));
    assertThat(stop.outcome()).isEqualTo(Lease.OVER);
    assertThat(calls.calls()).hasSize(1);
  }

  @Test
  void a_lease_that_would_end_during_the_wait_is_renewed_before_it_so_that_the_turn_is_kept() {
    Lease lease = Lease.of(projects, "demo", "i1", clock);
    lease.begin(clock.instant());
    var perSecond = List.of(new Limit(Unit.REQUESTS, 1, Duration.ofSeconds(1)));
    List<Integer> reads = new ArrayList<>();
    var calls =
        new PacedCalls(
            new Account("demo", "i1", Map.of()),
            Secrets.NONE,
            perSecond,
            new TablePacer(table, clock),
            time -> {
              reads.add(table.requests());
              clock.advance(time);
            },
            clock,
            Instant.MAX,
            lease);
    for (int i = 0; i < 12; i++) {
      calls.read("GET x", Cost.ONE, () -> reads.add(table.requests()));
    }
    assertThat(calls.calls()).hasSize(12);
    for (int i = 1; i < reads.size(); i += 2) {
      assertThat(reads.get(i + 1)).as("nothing is read after the wait").isEqualTo(reads.get(i));
    }
  }

  @Test
  void closing_twice_and_bringing_back_twice_keeps_the_credentials() {
    fence.close("demo");
    fence.close("demo");
    assertThat(credentials.read("demo", "i1")).isEmpty();
    credentials.bringBack("demo", "i1");
    credentials.bringBack("demo", "i1");
    projects.saveIntegration("demo", integration("i1", State.CONNECTED));
    assertThat(answers(open())).isTrue();
  }

  @Test
  void credentials_that_are_forgotten_do_not_come_back() {
    fence.close("demo");
    credentials.forget("demo", "i1");
    credentials.bringBack("demo", "i1");
    assertThat(credentials.read("demo", "i1")).isEmpty();
  }

  @Test
  void a_project_without_a_crm_has_nothing_to_close() {
    projects.save("bare", "Bare", ProjectSettings.defaults(null, null));
    fence.close("bare");
    assertThat(projects.integration("bare")).isEmpty();
  }

  private OpenCrm open() {
    return integrations.open(projects.find("demo").orElseThrow());
  }

  private void wait(Duration time) {
    waits.add(time);
    whileWaiting.run();
    clock.advance(time);
  }

  private static boolean answers(OpenCrm open) {
    return open.crm().connect() instanceof Connected.Ready;
  }

  private static Failure failure(OpenCrm open) {
    return ((Connected.Failed) open.crm().connect()).failure();
  }

  private Integration integration(String id, State state) {
    return new Integration(id, "toy", state, clock.instant(), Map.of(), "toy", null, null);
  }

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
