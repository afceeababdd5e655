package dev.patchbay.delivery;

/**
 * Tells that a client has work. Carries only this pointer: what the work is stands in the table.
 */
public interface ClientQueue {

  /**
   * @param occasion what happened, so that a message about it is not sent twice and a message about
   *     something new is never taken for a repeat
   */
  void announce(ClientKey client, String occasion);
}
