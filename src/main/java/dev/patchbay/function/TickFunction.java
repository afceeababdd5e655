package dev.patchbay.function;

import dev.patchbay.delivery.CallLogPoller;
import dev.patchbay.delivery.Sweeper;
import io.quarkus.funqy.Funq;
import java.time.Duration;

/** {@code tick}: announces what is due and asks telephonies for calls that were lost. */
public class TickFunction {

  private final Sweeper sweeper;
  private final CallLogPoller callLogs;

  public TickFunction(Sweeper sweeper, CallLogPoller callLogs) {
    this.sweeper = sweeper;
    this.callLogs = callLogs;
  }

  @Funq("tick")
  public Swept tick(Tick tick) {
    long ahead = tick == null || tick.aheadSeconds() == null ? 0 : tick.aheadSeconds();
    return new Swept(sweeper.sweep(Duration.ofSeconds(ahead)), callLogs.poll());
  }

  /**
   * @param aheadSeconds also announces what is due this much later; for taking everything up at
   *     once after an outage
   */
  public record Tick(Long aheadSeconds) {}

  /**
   * @param announced how many clients
   * @param broughtIn how many calls that no webhook had told of
   */
  public record Swept(int announced, int broughtIn) {}
}
