package dev.patchbay.caller.routing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.caller.Route;
import dev.patchbay.intake.IntakeRequest;
import dev.patchbay.intake.Reply;
import dev.patchbay.project.RoutingSettings;

/**
 * How a telephony asks where a call is to go, and how it wants to be told. Implementations are CDI
 * beans without state.
 */
public interface RoutingDialect {

  /** The telephony, as in the path: lower case, such as {@code zadarma}. */
  String source();

  /**
   * The caller's number as sent; null where the request names none.
   *
   * @param asked all parameters, of the body and the address
   */
  String caller(ObjectNode asked);

  /**
   * Tells the route; one that is not found is the telephony's normal scheme.
   *
   * @param asked as in {@link #caller}; empty where the request could not be read
   */
  Reply answer(ObjectNode asked, Route route, RoutingSettings settings);

  /**
   * Whether the telephony asks with what it posts as an event of a call, and waits for the answer.
   */
  default boolean asksInEvent(ObjectNode asked, RoutingSettings settings) {
    return false;
  }

  /** An answer to what is no question, such as a check of the address; null for none. */
  default Reply aside(IntakeRequest request) {
    return null;
  }
}
