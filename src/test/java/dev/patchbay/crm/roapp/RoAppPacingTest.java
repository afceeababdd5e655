package dev.patchbay.crm.roapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.Account;
import dev.patchbay.crm.Action.CreateContact;
import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.Crm;
import dev.patchbay.crm.CrmMetadata.Limit;
import dev.patchbay.crm.CrmMetadata.Unit;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Lookup;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.Pacer;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.SharedPacing;
import dev.patchbay.delivery.ConnectedHub;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.store.MemoryTable;
import dev.patchbay.store.secret.Vault;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three requests a second, with the product's own pacing against a server that counts. */
@QuarkusTest
class RoAppPacingTest {

  private static final String PHONE = "+380501234567";

  @Inject RoAppConnector connector;
  @Inject Vault vault;

  private final Pacer pacer = SharedPacing.pacer(new MemoryTable(), Clock.systemUTC());
  private RoAppUnderTest crm;

  @BeforeEach
  void start() throws Exception {
    crm = new RoAppUnderTest(connector);
    crm.server().allowThreeASecond();
    Thread.sleep(1_000); // what connecting spent is over
  }

  @AfterEach
  void close() {
    crm.close();
  }

  @Test
  void the_budget_is_never_exceeded_and_a_short_wait_stops_nothing() {
    assertThat(connector.metadata().limits())
        .containsExactly(new Limit(Unit.REQUESTS, 3, Duration.ofSeconds(1)));
    for (int i = 0; i < 2; i++) {
      var open = paced();
      assertThat(open.find(ClientQuery.byPhone(PHONE))).isInstanceOf(Lookup.Known.class);
      assertThat(open.perform(List.of(contact(i))).getFirst()).isInstanceOf(Outcome.Created.class);
    }
    assertThat(paced().find(ClientQuery.byPhone(PHONE))).isInstanceOf(Lookup.Known.class);
    assertThat(crm.calls()).isEqualTo(2 + 1 + 3 + 1 + 3);
    assertThat(crm.server().throttled()).isZero();
  }

  @Test
  void ten_calls_at_once_never_make_more_than_three_requests_a_second() {
    ConnectedHub hub =
        new ConnectedHub(crm, new MemoryTable(), vault, Clock.systemUTC(), RoAppPacingTest::sleep);
    hub.project(RoAppShop.making(true, false, false), List.of());
    List<String> ids =
        IntStream.range(0, 10)
            .mapToObj(i -> hub.accept(RoAppShop.answered("c" + i, "+38050123450" + i)))
            .toList();
    Instant end = Instant.now().plusSeconds(60);
    while (Instant.now().isBefore(end) && !ids.stream().allMatch(id -> hub.entry(id).settled())) {
      hub.deliverTogether();
      sleep(Duration.ofMillis(50));
    }
    assertThat(ids)
        .allSatisfy(id -> assertThat(hub.entry(id).state()).isEqualTo(InteractionState.SENT));
    assertThat(crm.stored(RecordKind.CONTACT)).hasSize(10);
    assertThat(crm.server().throttled()).isZero();
  }

  @Test
  void without_pacing_the_server_does_throttle() {
    for (int i = 0; i < 3; i++) {
      crm.open().perform(List.of(contact(i)));
    }
    assertThat(crm.open().perform(List.of(contact(3))).getFirst())
        .isEqualTo(new Failure.Throttled("too many requests at once (429)", Duration.ofSeconds(2)));
  }

  private static Command contact(int i) {
    var action = new CreateContact("Olena " + i, PHONE, null, null, null);
    return new Command("contact", "m:" + i, action);
  }

  private Crm paced() {
    Account account = crm.account(Map.of());
    return connector.open(
        account,
        SharedPacing.calls(account, connector, pacer, RoAppPacingTest::sleep, Clock.systemUTC()));
  }

  private static void sleep(Duration wait) {
    try {
      Thread.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
