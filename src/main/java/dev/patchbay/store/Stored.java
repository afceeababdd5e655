package dev.patchbay.store;

/**
 * A value together with the document it was read from, so that it can be written back
 * conditionally.
 *
 * @param document carries the version that was seen
 */
public record Stored<T>(T value, Document document) {}
