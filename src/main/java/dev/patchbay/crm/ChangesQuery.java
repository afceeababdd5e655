package dev.patchbay.crm;

import java.time.Instant;

/**
 * Asks for one page of a kind's records in the order of their last change, the oldest first.
 *
 * @param kind {@link RecordKind#CONTACT}, {@link RecordKind#LEAD} or {@link RecordKind#DEAL}
 * @param since only what was changed at this moment or later; {@link Instant#EPOCH} for everything
 * @param cursor from the page before of the same kind and moment, or null for the first
 */
public record ChangesQuery(RecordKind kind, Instant since, String cursor) {}
