package dev.patchbay.crm;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** Makes the {@link CrmCalls} of one unit of work. */
@ApplicationScoped
public class PacedCallsFactory {

  private final Pacer pacer;
  private final Sleeper sleeper;
  private final Clock clock;

  PacedCallsFactory(Pacer pacer, Sleeper sleeper, Clock clock) {
    this.pacer = pacer;
    this.sleeper = sleeper;
    this.clock = clock;
  }

  /**
   * @param until when no further call is begun
   * @param lease within which calls are begun
   */
  PacedCalls callsTo(Account account, CrmConnector connector, Instant until, Lease lease) {
    return new PacedCalls(
        account,
        Secrets.of(account, connector.metadata()),
        connector.limits(account),
        pacer,
        sleeper,
        clock,
        until,
        lease);
  }
}
