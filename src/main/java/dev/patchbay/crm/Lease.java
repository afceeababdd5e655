package dev.patchbay.crm;

import dev.patchbay.project.Integration.State;
import dev.patchbay.project.Projects;
import dev.patchbay.store.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * How long somebody may begin calls to a CRM without asking again whether it is still the
 * project's. Whoever takes a CRM down waits for this long, and then no call to it begins any more.
 * Used by one thread.
 */
public final class Lease {

  /** From the begin of the read that found the CRM connected. */
  public static final Duration LENGTH = Duration.ofSeconds(5);

  /** Why a call was not made: nothing is wrong with the CRM, and nothing with the work. */
  public static final Failure.Unavailable OVER =
      new Failure.Unavailable("the CRM was changed or disconnected meanwhile");

  /** For a CRM that is not stored yet: nobody can take it down. */
  static final Lease NONE = new Lease(() -> true, Clock.systemUTC(), Instant.MAX);

  private final BooleanSupplier connected;
  private final Clock clock;
  private Instant end;

  private Lease(BooleanSupplier connected, Clock clock, Instant end) {
    this.connected = connected;
    this.clock = clock;
    this.end = end;
  }

  /** One that nothing was read for: the first call asks. */
  static Lease of(Projects projects, String project, String integration, Clock clock) {
    BooleanSupplier connected =
        () ->
            projects
                .integration(project)
                .filter(now -> now.id().equals(integration) && now.state() == State.CONNECTED)
                .isPresent();
    return new Lease(connected, clock, Instant.MIN);
  }

  /**
   * @param readAt when the read began that found the CRM connected
   */
  void begin(Instant readAt) {
    end = readAt.plus(LENGTH);
  }

  /** Whether the CRM is still the project's, asked now. */
  boolean holds() {
    return connected.getAsBoolean();
  }

  /** Whether a call may begin at the moment without asking again. */
  boolean lastsTo(Instant moment) {
    return moment.isBefore(end);
  }

  /**
   * Returns at once, or after the lease was renewed.
   *
   * @throws CrmStop when the call must not be made
   */
  void check() {
    while (!lastsTo(clock.instant())) {
      renew();
    }
  }

  /**
   * Asks now.
   *
   * @throws CrmStop when the CRM is not the project's any more, or nobody can tell
   */
  void renew() {
    Instant now = clock.instant();
    try {
      if (!holds()) {
        throw new CrmStop(OVER);
      }
    } catch (StoreUnavailable e) {
      throw new CrmStop(
          new Failure.Unavailable("whether the CRM is still connected could not be read"));
    }
    begin(now);
  }
}
