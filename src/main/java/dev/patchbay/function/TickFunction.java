package dev.patchbay.function;

import dev.patchbay.caller.Pushes;
import dev.patchbay.delivery.CallLogPoller;
import dev.patchbay.delivery.Sweeper;
import dev.patchbay.switching.ChangeOfCrm;
import dev.patchbay.switching.carry.CarrySweeper;
import dev.patchbay.sync.Syncs;
import io.quarkus.funqy.Funq;
import java.time.Duration;

/**
 * {@code tick}: announces what is due, asks telephonies for calls that were lost, tells Smart
 * Phone, goes on with changes of CRM that were cut off, and with what is brought along after them.
 */
public class TickFunction {

  private final Sweeper sweeper;
  private final CallLogPoller callLogs;
  private final Pushes pushes;
  private final Syncs syncs;
  private final ChangeOfCrm changes;
  private final CarrySweeper carries;

  public TickFunction(
      Sweeper sweeper,
      CallLogPoller callLogs,
      Pushes pushes,
      Syncs syncs,
      ChangeOfCrm changes,
      CarrySweeper carries) {
    this.sweeper = sweeper;
    this.callLogs = callLogs;
    this.pushes = pushes;
    this.syncs = syncs;
    this.changes = changes;
    this.carries = carries;
  }

  @Funq("tick")
  public Swept tick(Tick tick) {
    long ahead = tick == null || tick.aheadSeconds() == null ? 0 : tick.aheadSeconds();
    int announced = sweeper.sweep(Duration.ofSeconds(ahead));
    // What takes no time goes before what may use it up.
    int synced = syncs.announceDue();
    int carried = carries.sweep();
    int changed = changes.resume();
    return new Swept(announced, callLogs.poll(), pushes.work(), synced, changed, carried);
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
   * @param synced how many integrations have their records loaded
   * @param changes how many changes of CRM were gone on with
   * @param carries how many projects have records brought along
   */
  public record Swept(
      int announced, int broughtIn, int pushed, int synced, int changes, int carries) {}
}
