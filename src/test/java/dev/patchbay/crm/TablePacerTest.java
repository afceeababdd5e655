package dev.patchbay.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.CrmCalls.Cost;
import dev.patchbay.crm.CrmMetadata.Limit;
import dev.patchbay.crm.CrmMetadata.Unit;
import dev.patchbay.crm.Pacer.Permit.Exhausted;
import dev.patchbay.crm.Pacer.Permit.Granted;
import dev.patchbay.store.MemoryTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TablePacerTest {

  private static final Limit THREE_A_SECOND = new Limit(Unit.REQUESTS, 3, Duration.ofSeconds(1));
  private static final Limit HUNDRED_TOKENS_A_DAY = new Limit(Unit.TOKENS, 100, Duration.ofDays(1));

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T10:00:00.123Z"));
  private final Clock clock =
      InstantSource.tick(now::get, Duration.ofMillis(1)).withZone(ZoneOffset.UTC);
  private final MemoryTable table = new MemoryTable();
  private final TablePacer pacer = new TablePacer(table, clock);

  @Test
  void without_limits_the_table_is_not_asked() {
    assertThat(pacer.acquire("acme", "i1", List.of(), Cost.ONE))
        .isEqualTo(new Granted(Duration.ZERO));
    assertThat(table.requests()).isZero();
  }

  @Test
  void no_window_anywhere_holds_more_than_the_capacity() {
    List<Instant> sent = new ArrayList<>();
    var random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      now.updateAndGet(t -> t.plusMillis(random.nextInt(150)));
      if (acquire("i1", Cost.ONE) instanceof Granted(Duration delay)) {
        sent.add(now.get().plus(delay));
      }
    }
    assertThat(sent).hasSizeGreaterThan(350).isSorted();
    for (int i = 3; i < sent.size(); i++) {
      assertThat(Duration.between(sent.get(i - 3), sent.get(i)))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }
  }

  @Test
  void a_short_wait_is_granted_and_a_long_one_comes_back() {
    for (int i = 0; i < 3; i++) {
      assertThat(acquire("i1", Cost.ONE)).isEqualTo(new Granted(Duration.ZERO));
    }
    now.updateAndGet(t -> t.plusMillis(200));
    assertThat(acquire("i1", Cost.ONE))
        .isInstanceOfSatisfying(
            Granted.class, permit -> assertThat(permit.delay()).isBetween(ms(900), ms(960)));
    acquire("i1", Cost.ONE);
    acquire("i1", Cost.ONE);
    assertThat(acquire("i1", Cost.ONE)).isInstanceOf(Exhausted.class);
  }

  @Test
  void what_was_not_granted_costs_nothing() {
    IntStream.range(0, 6).forEach(i -> acquire("i1", Cost.ONE));
    IntStream.range(0, 50).forEach(i -> acquire("i1", Cost.ONE));
    now.updateAndGet(t -> t.plusSeconds(3));
    assertThat(acquire("i1", Cost.ONE)).isEqualTo(new Granted(Duration.ZERO));
  }

  @Test
  void tokens_are_spent_by_their_price_over_a_long_window() {
    assertThat(acquire("i1", Cost.tokens(60))).isInstanceOf(Granted.class);
    assertThat(acquire("i1", Cost.tokens(40))).isInstanceOf(Granted.class);
    now.updateAndGet(t -> t.plus(Duration.ofHours(20)));
    assertThat(acquire("i1", Cost.tokens(1)))
        .isInstanceOfSatisfying(
            Exhausted.class,
            permit ->
                assertThat(permit.retryAfter())
                    .isBetween(Duration.ofHours(4), Duration.ofMinutes(4 * 60 + 72)));
  }

  @Test
  void integrations_do_not_share_a_budget() {
    IntStream.range(0, 6).forEach(i -> acquire("i1", Cost.ONE));
    assertThat(acquire("i2", Cost.ONE)).isEqualTo(new Granted(Duration.ZERO));
  }

  @Test
  void a_pause_holds_everyone_until_it_ends() {
    pacer.pause("acme", "i1", Duration.ofSeconds(30));
    assertThat(new TablePacer(table, clock).acquire("acme", "i1", limits(), Cost.ONE))
        .isEqualTo(new Exhausted(Duration.ofSeconds(30)));
    now.updateAndGet(t -> t.plusSeconds(30));
    assertThat(acquire("i1", Cost.ONE)).isEqualTo(new Granted(Duration.ZERO));
  }

  @Test
  void many_instances_at_once_get_the_capacity_and_no_more() throws Exception {
    var wide = List.of(new Limit(Unit.REQUESTS, 20, Duration.ofHours(1)));
    try (var threads = Executors.newFixedThreadPool(8)) {
      var permits =
          threads.invokeAll(
              IntStream.range(0, 40)
                  .<java.util.concurrent.Callable<Pacer.Permit>>mapToObj(
                      i -> () -> new TablePacer(table, clock).acquire("acme", "i1", wide, Cost.ONE))
                  .toList());
      assertThat(permits.stream().filter(p -> p.resultNow() instanceof Granted)).hasSize(20);
    }
  }

  private Pacer.Permit acquire(String integration, Cost cost) {
    return pacer.acquire("acme", integration, limits(), cost);
  }

  private static List<Limit> limits() {
    return List.of(THREE_A_SECOND, HUNDRED_TOKENS_A_DAY);
  }

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }
}
