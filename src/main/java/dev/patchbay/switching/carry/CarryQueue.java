package dev.patchbay.switching.carry;

/** Tells that a bringing along is to go on. */
public interface CarryQueue {

  /**
   * @param occasion a message of the same task and occasion is not sent twice within five minutes
   */
  void announce(CarryTask task, String occasion);
}
