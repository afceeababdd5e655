package dev.patchbay.function;

import dev.patchbay.delivery.Sweeper;
import io.quarkus.funqy.Funq;
import java.time.Duration;

/** {@code tick}: announces what is due. */
public class TickFunction {

  private final Sweeper sweeper;

  public TickFunction(Sweeper sweeper) {
    this.sweeper = sweeper;
  }

  @Funq("tick")
  public Swept tick(Tick tick) {
    long ahead = tick == null || tick.aheadSeconds() == null ? 0 : tick.aheadSeconds();
    return new Swept(sweeper.sweep(Duration.ofSeconds(ahead)));
  }

  /**
   * @param aheadSeconds also announces what is due this much later; for taking everything up at
   *     once after an outage
   */
  public record Tick(Long aheadSeconds) {}

  /**
   * @param announced how many clients
   */
  public record Swept(int announced) {}
}
