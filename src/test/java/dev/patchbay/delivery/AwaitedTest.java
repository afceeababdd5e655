package dev.patchbay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.journal.InteractionState;
import dev.patchbay.journal.Journal;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.store.Json;
import dev.patchbay.store.MemoryTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AwaitedTest {

  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant DEADLINE = START.plus(Awaited.LONGEST);

  private final SettableClock clock = new SettableClock(START);
  private final Journal journal = new Journal(new MemoryTable(), new Json());
  private final List<Duration> pauses = new ArrayList<>();
  private InteractionState later;
  private Duration at;

  private final Awaited awaited =
      new Awaited(
          journal,
          pause -> {
            pauses.add(pause);
            clock.advance(pause);
            if (at != null && !clock.instant().isBefore(START.plus(at))) {
              become(later, null);
            }
          },
          clock);

  @Test
  void what_is_settled_is_answered_at_once() {
    store(InteractionState.SENT, null);
    assertThat(awaited.await("p", "i", DEADLINE).state()).isEqualTo(InteractionState.SENT);
    assertThat(pauses).isEmpty();
  }

  @Test
  void it_waits_with_growing_pauses_until_the_end() {
    store(InteractionState.RECEIVED, null);
    later = InteractionState.SENT;
    at = Duration.ofSeconds(3);
    assertThat(awaited.await("p", "i", DEADLINE).state()).isEqualTo(InteractionState.SENT);
    assertThat(pauses).isSorted().hasSizeLessThan(10);
    assertThat(clock.instant()).isBefore(START.plusSeconds(5));
  }

  @Test
  void at_the_deadline_it_answers_what_there_is() {
    store(InteractionState.WORKING, null);
    assertThat(awaited.await("p", "i", DEADLINE).state()).isEqualTo(InteractionState.WORKING);
    assertThat(clock.instant()).isBetween(DEADLINE.minusSeconds(3), DEADLINE);
    assertThat(pauses).hasSizeLessThan(25);
  }

  @Test
  void what_nobody_takes_now_is_not_waited_for() {
    store(InteractionState.HELD, null);
    awaited.await("p", "i", DEADLINE);
    become(InteractionState.RETRYING, DEADLINE.plusSeconds(1));
    awaited.await("p", "i", DEADLINE);
    assertThat(pauses).isEmpty();
  }

  @Test
  void a_try_that_comes_in_time_is_waited_for() {
    store(InteractionState.RETRYING, START.plusSeconds(5));
    later = InteractionState.FAILED;
    at = Duration.ofSeconds(6);
    assertThat(awaited.await("p", "i", DEADLINE).state()).isEqualTo(InteractionState.FAILED);
  }

  private void store(InteractionState state, Instant nextTry) {
    journal.create(entry(state, nextTry));
  }

  private void become(InteractionState state, Instant nextTry) {
    var read = journal.find("p", "i").orElseThrow();
    journal.replace(read, read.value().with(state, null, clock.instant()).withTries(0, nextTry));
  }

  private static JournalEntry entry(InteractionState state, Instant nextTry) {
    return new JournalEntry(
        "i",
        "p",
        "form",
        state,
        null,
        "+380500000001",
        START,
        START,
        Map.of(),
        0,
        null,
        null,
        List.of(),
        List.of(),
        0,
        nextTry,
        null,
        false,
        List.of());
  }
}
