package dev.patchbay.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When to try again after the n-th failure: 5 s, 30 s, 2 m, 10 m, 30 m, 2 h, 5 h, 10 h, 24 h, each
 * up to a tenth longer at random; about 42 hours in all.
 */
final class RetrySchedule {

  private static final List<Duration> DELAYS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(24));

  private final RandomGenerator random;

  RetrySchedule(RandomGenerator random) {
    this.random = random;
  }

  /**
   * @param failures tries that failed so far, from 1
   * @return empty when it is time to give up
   */
  Optional<Duration> delayAfter(int failures) {
    return failures > DELAYS.size()
        ? Optional.empty()
        : Optional.of(jittered(DELAYS.get(failures - 1)));
  }

  Duration jittered(Duration delay) {
    return delay.plusMillis((long) (delay.toMillis() * 0.1 * random.nextDouble()));
  }
}
