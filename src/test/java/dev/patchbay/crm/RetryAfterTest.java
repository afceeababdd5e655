package dev.patchbay.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({"0, PT0S", "17, PT17S", "' 3600 ', PT1H", "99999999999999999999, P1D"})
  void seconds(String value, Duration wait) {
    assertThat(RetryAfter.parse(value, clock)).contains(wait);
  }

  @Test
  void a_date_ahead_and_one_gone_by() {
    assertThat(RetryAfter.parse("Sun, 22 Nov 2026 10:02:00 GMT", clock))
        .contains(Duration.ofMinutes(2));
    assertThat(RetryAfter.parse("Sun, 22 Nov 2026 09:00:00 GMT", clock)).contains(Duration.ZERO);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "soon", "-5", "1.5"})
  void what_cannot_be_read_is_left_out(String value) {
    assertThat(RetryAfter.parse(value, clock)).isEmpty();
  }
}
