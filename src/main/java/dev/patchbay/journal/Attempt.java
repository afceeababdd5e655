package dev.patchbay.journal;

import java.time.Instant;

/**
 * One thing that was tried for an interaction.
 *
 * @param step the step's key, or {@code find} for looking the client up
 * @param call the request in a few words, or null when none was made
 * @param outcome the outcome's name, such as {@code created} or {@code throttled}
 * @param detail in a sentence, or null
 * @param httpStatus 0 where there was no answer or no HTTP
 */
public record Attempt(
    Instant at,
    String step,
    String call,
    String outcome,
    String detail,
    int httpStatus,
    long durationMillis) {}
