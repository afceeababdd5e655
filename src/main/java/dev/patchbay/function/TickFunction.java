package dev.patchbay.function;

import dev.patchbay.caller.Pushes;
import dev.patchbay.delivery.CallLogPoller;
import dev.patchbay.delivery.Sweeper;
import io.quarkus.funqy.Funq;
import java.time.Duration;

/**
 * {@code tick}: announces what is due, asks telephonies for calls that were lost, tells Smart
 * Phone.
 */
public class TickFunction {

  private final Sweeper sweeper;
  private final CallLogPoller callLogs;
  private final Pushes pushes;

  public TickFunction(Sweeper sweeper, CallLogPoller callLogs, Pushes pushes) {
    this.sweeper = sweeper;
    this.callLogs = callLogs;
    this.pushes = pushes;
  }

  @Funq("tick")
  public Swept tick(Tick tick) {
    long ahead = tick == null || tick.aheadSeconds() == null ? 0 : tick.aheadSeconds();
    return new Swept(sweeper.sweep(Duration.ofSeconds(ahead)), callLogs.poll(), pushes.work());
  }

  /**
   * @param aheadSeconds also announces what is due this much later; for taking everything up at
   *     once after an outage
   */
  public record Tick(Long aheadSeconds) {}

  /**
   * @param announced how many clients
   * @param broughtIn how many calls that no webhook had told of
   * @param pushed how many contacts Smart Phone was told
   */
  public record Swept(int announced, int broughtIn, int pushed) {}
}
