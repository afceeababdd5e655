package dev.patchbay.crm;

import dev.patchbay.store.Table;
import java.time.Clock;
import java.time.Instant;

/** The product's own pacing, for tests outside of this package that bring their own table. */
public final class SharedPacing {

  private SharedPacing() {}

  public static Pacer pacer(Table table, Clock clock) {
    return new TablePacer(table, clock);
  }

  public static PacedCallsFactory factory(Pacer pacer, Sleeper sleeper, Clock clock) {
    return new PacedCallsFactory(pacer, sleeper, clock);
  }

  public static PacedCallsFactory factory(Table table, Sleeper sleeper, Clock clock) {
    return new PacedCallsFactory(pacer(table, clock), sleeper, clock);
  }

  /** Calls to a CRM that nobody can take down. */
  public static CrmCalls calls(
      Account account, CrmConnector connector, Pacer pacer, Sleeper sleeper, Clock clock) {
    return factory(pacer, sleeper, clock).callsTo(account, connector, Instant.MAX, Lease.NONE);
  }
}
