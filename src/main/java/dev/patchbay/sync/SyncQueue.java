package dev.patchbay.sync;

/** Tells that an integration's records are to be read. */
public interface SyncQueue {

  /**
   * @param occasion a message of the same task and occasion is not sent twice within five minutes
   */
  void announce(SyncTask task, String occasion);
}
