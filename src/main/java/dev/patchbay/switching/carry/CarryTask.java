package dev.patchbay.switching.carry;

/**
 * A message of the queue: somebody's turn to go on. Only a pointer.
 *
 * @param carry the id of the change; what tells this message from others of the same queue
 */
public record CarryTask(String project, String carry) {}
