package dev.patchbay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.simulation.Simulation.Report;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** See docs/simulation.md. */
@ExtendWith(Silence.class)
class FaultSimulationTest {

  private static final long SEEDS = Long.getLong("patchbay.simulation.seeds", 200);
  private static final Long ONE = Long.getLong("patchbay.simulation.seed");

  @Test
  void every_accepted_event_has_its_one_effect_whatever_fails() {
    LongStream seeds = ONE == null ? LongStream.rangeClosed(1, SEEDS) : LongStream.of(ONE);
    List<Report> broken =
        seeds
            .parallel()
            .mapToObj(seed -> Simulation.run(seed, Boundary.SOUND))
            .filter(report -> !report.violations().isEmpty())
            .toList();
    assertThat(broken)
        .as(() -> broken.size() + " seeds broke a promise; the first:\n" + broken.getFirst())
        .isEmpty();
  }

  @Test
  void a_seed_replays_exactly() {
    assertThat(Simulation.run(7, Boundary.SOUND).trace())
        .isNotEmpty()
        .isEqualTo(Simulation.run(7, Boundary.SOUND).trace());
  }
}
