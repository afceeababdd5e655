package dev.patchbay.crm;

import java.time.Instant;

/**
 * One request to a CRM, for the journal and the counts.
 *
 * @param what method and resource in a few words, no values of the client
 * @param httpStatus 200 for any success, 0 when no answer came
 */
public record CallTrace(Instant at, String what, int httpStatus, long durationMillis) {}
