package dev.patchbay.switching.carry;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Announces every bringing along that is due: after a wait, a crash or a lost message. */
@Singleton
public class CarrySweeper {

  private static final int AT_ONCE = 100;

  private final Carries carries;
  private final CarryQueue queue;
  private final Clock clock;

  @Inject
  CarrySweeper(Carries carries, CarryQueue queue, Clock clock) {
    this.carries = carries;
    this.queue = queue;
    this.clock = clock;
  }

  /** How many were announced. */
  public int sweep() {
    Instant now = clock.instant();
    List<Carry> due = carries.due(now, AT_ONCE);
    for (Carry carry : due) {
      String occasion =
          "due#" + carry.turn().dueAt().toEpochMilli() + "#" + now.getEpochSecond() / 60;
      queue.announce(new CarryTask(carry.project(), carry.change()), occasion);
    }
    return due.size();
  }
}
