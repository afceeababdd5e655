package dev.patchbay.crm;

import dev.patchbay.crm.CrmMetadata.Limit;
import java.time.Duration;
import java.util.List;

/** Keeps a CRM's budget across everything that calls it. */
public interface Pacer {

  /** Takes a call's cost out of every budget, or none. Without limits every call is granted. */
  Permit acquire(String project, String integration, List<Limit> limits, CrmCalls.Cost cost);

  /** Lets nobody call this CRM for a while: it said that it is too much. */
  void pause(String project, String integration, Duration pause);

  sealed interface Permit {

    /**
     * @param delay to be waited before the call is sent; its place in the budget is kept
     */
    record Granted(Duration delay) implements Permit {}

    /**
     * @param retryAfter when to ask again; nothing was taken
     */
    record Exhausted(Duration retryAfter) implements Permit {}
  }
}
