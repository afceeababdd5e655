package dev.patchbay.crm;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The calls of the product, with nothing to wait for. */
public final class TestCalls {

  private TestCalls() {}

  public static PacedCalls unlimited(Account account) {
    return new PacedCalls(
        account, Secrets.NONE, List.of(), new NoLimit(), TestCalls::never, Clock.systemUTC());
  }

  private static void never(Duration wait) {
    throw new AssertionError("nobody asked to wait " + wait);
  }

  private record NoLimit() implements Pacer {

    @Override
    public Permit acquire(
        String project, String integration, List<CrmMetadata.Limit> limits, CrmCalls.Cost cost) {
      return new Permit.Granted(Duration.ZERO);
    }

    @Override
    public void pause(String project, String integration, Duration pause) {
      throw new AssertionError("without limits there is nothing to pause");
    }
  }
}
