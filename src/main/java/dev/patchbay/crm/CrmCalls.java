package dev.patchbay.crm;

import java.util.function.Supplier;

/**
 * The way out to a CRM: paces each call by the integration's budget, measures it, and turns every
 * way it can fail into an {@link Outcome}, thrown as {@link CrmStop} and caught at the border of
 * the connector.
 */
public interface CrmCalls {

  /**
   * A call without effect. Fails only with a {@link Failure}.
   *
   * @param what the call in a few words for the journal, such as {@code GET persons/search}; no
   *     values of the client
   */
  <T> T read(String what, Cost cost, Supplier<T> request);

  /**
   * A call that changes the CRM. What may have taken effect although no good answer came is {@link
   * Outcome.InDoubt}.
   */
  <T> T write(String what, Cost cost, Supplier<T> request);

  /**
   * What a call spends.
   *
   * @param tokens by the vendor's price list; 0 where there is none
   */
  record Cost(int requests, int tokens) {
    public static final Cost ONE = new Cost(1, 0);

    public static Cost tokens(int tokens) {
      return new Cost(1, tokens);
    }
  }
}
