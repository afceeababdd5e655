package dev.patchbay.crm;

import java.time.Instant;

/**
 * One call to a CRM, for the journal.
 *
 * @param what the call in a few words, without values of the client
 * @param httpStatus 0 when no answer came
 */
public record CallTrace(Instant at, String what, int httpStatus, long durationMillis) {}
