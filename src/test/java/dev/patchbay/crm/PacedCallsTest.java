package dev.patchbay.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.patchbay.crm.CrmCalls.Cost;
import dev.patchbay.crm.CrmMetadata.Limit;
import dev.patchbay.crm.CrmMetadata.Unit;
import dev.patchbay.store.MemoryTable;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PacedCallsTest {

  private static final Duration SOON = Duration.ofSeconds(17);

  private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
  private final MemoryTable table = new MemoryTable();
  private final List<Duration> slept = new ArrayList<>();
  private final PacedCalls calls = calls(2);

  static Stream<Arguments> failures() {
    return Stream.of(
        row(http(401, null), Failure.Unauthorized.class, Failure.Unauthorized.class),
        row(http(400, null), Failure.Refused.class, Failure.Refused.class),
        row(http(403, null), Failure.Refused.class, Failure.Refused.class),
        row(http(404, null), Failure.Refused.class, Failure.Refused.class),
        row(http(409, null), Failure.Refused.class, Failure.Refused.class),
        row(http(422, null), Failure.Refused.class, Failure.Refused.class),
        row(http(307, null), Failure.Refused.class, Failure.Refused.class),
        row(http(429, null), Failure.Throttled.class, Failure.Throttled.class),
        row(http(429, SOON), Failure.Throttled.class, Failure.Throttled.class),
        row(http(503, SOON), Failure.Throttled.class, Failure.Throttled.class),
        row(http(503, null), Failure.Unavailable.class, Outcome.InDoubt.class),
        row(http(500, null), Failure.Unavailable.class, Outcome.InDoubt.class),
        row(http(504, null), Failure.Unavailable.class, Outcome.InDoubt.class),
        row(http(408, null), Failure.Unavailable.class, Outcome.InDoubt.class),
        row(wire(new ConnectException()), Failure.Unavailable.class, Failure.Unavailable.class),
        row(wire(new UnknownHostException()), Failure.Unavailable.class, Failure.Unavailable.class),
        row(
            wire(new SSLHandshakeException("no")),
            Failure.Unavailable.class,
            Failure.Unavailable.class),
        row(wire(new TimeoutException()), Failure.Unavailable.class, Outcome.InDoubt.class),
        row(wire(new EOFException()), Failure.Unavailable.class, Outcome.InDoubt.class),
        row(
            new WebApplicationException("broken", 200),
            Failure.Unavailable.class,
            Outcome.InDoubt.class));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void a_failed_request_becomes_an_outcome(
      RuntimeException failure, Class<?> ofRead, Class<?> ofWrite) {
    Supplier<Object> request =
        () -> {
          throw failure;
        };
    assertThat(stopped(() -> calls(0).read("GET x", Cost.ONE, request))).isInstanceOf(ofRead);
    assertThat(stopped(() -> calls(0).write("POST x", Cost.ONE, request))).isInstanceOf(ofWrite);
  }

  @Test
  void a_bug_is_not_hidden() {
    Supplier<Object> bug =
        () -> {
          throw new IllegalStateException("bug");
        };
    assertThatThrownBy(() -> calls.write("POST x", Cost.ONE, bug)).hasMessage("bug");
  }

  @Test
  void every_request_is_recorded_with_its_status() {
    calls.read("GET a", Cost.ONE, () -> "fine");
    stopped(() -> calls.write("POST b", Cost.ONE, failing(http(422, null))));
    assertThat(calls.calls())
        .extracting(CallTrace::what, CallTrace::httpStatus)
        .containsExactly(tuple("GET a", 200), tuple("POST b", 422));
  }

  @Test
  void the_status_behind_a_connectors_own_judgement_is_recorded() {
    stopped(
        () ->
            calls.write(
                "POST x",
                Cost.ONE,
                failing(new CrmStop(new Failure.Refused("lacks a right", 403), http(403, null)))));
    assertThat(calls.calls()).extracting(CallTrace::httpStatus).containsExactly(403);
  }

  @Test
  void a_used_up_budget_sends_nothing() {
    var sent = new ArrayList<String>();
    for (int i = 0; i < 2; i++) {
      calls.read("GET x", Cost.ONE, () -> sent.add("sent"));
    }
    assertThat(stopped(() -> calls.read("GET x", Cost.ONE, () -> sent.add("sent"))))
        .isInstanceOfSatisfying(
            Failure.Throttled.class,
            throttled ->
                assertThat(throttled.retryAfter())
                    .isBetween(Duration.ofSeconds(60), Duration.ofMillis(63_100)));
    assertThat(sent).hasSize(2);
    assertThat(calls.calls()).hasSize(2);
  }

  @Test
  void being_told_to_wait_holds_all_others_too() {
    stopped(() -> calls.read("GET x", Cost.ONE, failing(http(429, SOON))));
    assertThat(stopped(() -> calls(2).read("GET x", Cost.ONE, () -> "sent")))
        .isInstanceOfSatisfying(
            Failure.Throttled.class, it -> assertThat(it.retryAfter()).isEqualTo(SOON));
  }

  @Test
  void a_throttle_that_only_the_connector_understood_holds_all_others_too() {
    var judged = new CrmStop(new Failure.Throttled("shut out", SOON), http(403, null));
    stopped(() -> calls.read("GET x", Cost.ONE, failing(judged)));
    assertThat(stopped(() -> calls(2).read("GET x", Cost.ONE, () -> "sent")))
        .isInstanceOfSatisfying(
            Failure.Throttled.class, it -> assertThat(it.retryAfter()).isEqualTo(SOON));
  }

  @Test
  void a_short_wait_is_slept_through() {
    var account = new Account("demo", "i1", Map.of());
    var second = new Limit(Unit.REQUESTS, 1, Duration.ofMillis(800));
    var quick =
        new PacedCalls(
            account,
            Secrets.NONE,
            List.of(second),
            new TablePacer(table, clock),
            slept::add,
            clock);
    quick.read("GET x", Cost.ONE, () -> "sent");
    quick.read("GET x", Cost.ONE, () -> "sent");
    assertThat(slept)
        .singleElement()
        .satisfies(it -> assertThat(it).isBetween(Duration.ofMillis(800), Duration.ofMillis(940)));
  }

  @Test
  void without_limits_a_throttle_touches_no_table() {
    stopped(() -> calls(0).read("GET x", Cost.ONE, failing(http(429, SOON))));
    assertThat(table.requests()).isZero();
  }

  private PacedCalls calls(int perMinute) {
    var limits =
        perMinute == 0
            ? List.<Limit>of()
            : List.of(new Limit(Unit.REQUESTS, perMinute, Duration.ofMinutes(1)));
    var account = new Account("demo", "i1", Map.of());
    return new PacedCalls(
        account, Secrets.NONE, limits, new TablePacer(table, clock), slept::add, clock);
  }

  private static Outcome stopped(Runnable call) {
    return catchThrowableOfType(CrmStop.class, call::run).outcome();
  }

  private static <T> Supplier<T> failing(RuntimeException failure) {
    return () -> {
      throw failure;
    };
  }

  private static Arguments row(RuntimeException failure, Class<?> ofRead, Class<?> ofWrite) {
    return Arguments.of(failure, ofRead, ofWrite);
  }

  private static CrmHttpException http(int status, Duration retryAfter) {
    return new CrmHttpException(status, retryAfter, Map.of(), "");
  }

  private static ProcessingException wire(Exception cause) {
    return new ProcessingException(cause);
  }
}
