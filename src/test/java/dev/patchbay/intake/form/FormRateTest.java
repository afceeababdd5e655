package dev.patchbay.intake.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.delivery.SettableClock;
import dev.patchbay.project.FormSettings;
import dev.patchbay.store.MemoryTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FormRateTest {

  private static final FormSettings LIMITS = new FormSettings(List.of(), null, 2, 3, null);

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T10:00:15Z"));
  private final MemoryTable table = new MemoryTable();
  private final FormRate rate = new FormRate(table, clock);

  @Test
  void one_visitor_may_send_so_many_forms_a_minute_and_then_waits_for_the_next() {
    assertThat(fits("a", "1")).isTrue();
    assertThat(fits("a", "1")).isTrue();
    assertThat(rate.count("p", LIMITS, "a", "1")).contains(Duration.ofSeconds(45));
    clock.advance(Duration.ofSeconds(45));
    assertThat(fits("a", "1")).isTrue();
  }

  @Test
  void all_visitors_of_an_origin_together_have_a_limit_too() {
    assertThat(IntStream.range(0, 5).filter(visitor -> fits("a", "v" + visitor))).hasSize(3);
    assertThat(fits("b", "v1")).isTrue();
  }

  @Test
  void projects_do_not_count_together() {
    IntStream.range(0, 3).forEach(i -> rate.count("p", LIMITS, "a", "1"));
    assertThat(rate.count("q", LIMITS, "a", "1")).isEmpty();
  }

  @Test
  void forms_that_come_at_once_are_all_counted() throws InterruptedException {
    FormSettings limits = new FormSettings(List.of(), null, 4, 100, null);
    AtomicInteger taken = new AtomicInteger();
    List<Thread> visitors =
        IntStream.range(0, 12)
            .mapToObj(
                i ->
                    Thread.ofVirtual()
                        .start(
                            () -> {
                              if (rate.count("p", limits, "a", "1").isEmpty()) {
                                taken.incrementAndGet();
                              }
                            }))
            .toList();
    for (Thread visitor : visitors) {
      visitor.join();
    }
    assertThat(taken).hasValue(4);
  }

  @Test
  void the_table_forgets_the_counts_and_never_knew_the_address() {
    fits("https://shop.example", "203.0.113.9");
    assertThat(table.all())
        .isNotEmpty()
        .allSatisfy(
            document -> {
              assertThat(document.expiresAt()).isBefore(clock.instant().plusSeconds(600));
              assertThat(document.toString()).doesNotContain("203.0.113.9");
            });
  }

  private boolean fits(String origin, String ip) {
    return rate.count("p", LIMITS, origin, ip).isEmpty();
  }
}
