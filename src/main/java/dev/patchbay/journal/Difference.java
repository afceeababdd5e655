package dev.patchbay.journal;

/**
 * One way in which a plan differs from what was decided.
 *
 * @param what the key of the step, or {@code row} for the row of the decision table
 * @param decided what was decided, in words, or null where it was not
 * @param now what would be decided, in words, or null where it would not
 */
public record Difference(String what, String decided, String now) {}
