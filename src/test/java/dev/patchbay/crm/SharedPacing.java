package dev.patchbay.crm;

import dev.patchbay.crm.CrmMetadata.Limit;
import dev.patchbay.store.Table;
import java.time.Clock;
import java.util.List;

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

  /** The calls to one account, paced by its limits. */
  public static CrmCalls calls(
      Account account, List<Limit> limits, Pacer pacer, Sleeper sleeper, Clock clock) {
    return new PacedCalls(account, Secrets.NONE, limits, pacer, sleeper, clock);
  }
}
