package dev.patchbay.store;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * One item of the table: a JSON body under a key, with a version that changes at every write.
 *
 * @param version what a conditional write compares; 0 for a document that was never stored
 * @param body JSON
 * @param indexed under which partition and sort key the document shows in an {@link Index}; in none
 *     by default
 * @param expiresAt when the table may forget it, to the second, or null for never
 */
public record Document(
    Key key, long version, String body, Map<Index, Key> indexed, Instant expiresAt) {

  public Document {
    indexed = Map.copyOf(indexed);
  }

  public static Document of(Key key, String body) {
    return new Document(key, 0, body, Map.of(), null);
  }

  public Document in(Index index, Key place) {
    var places = new EnumMap<Index, Key>(Index.class);
    places.putAll(indexed);
    places.put(index, place);
    return new Document(key, version, body, places, expiresAt);
  }

  public Document expiring(Instant at) {
    return new Document(key, version, body, indexed, at);
  }

  /** The same place with another body, still of the version that was read. */
  public Document withBody(String newBody) {
    return new Document(key, version, newBody, indexed, expiresAt);
  }

  /** A place in the table or in an index of it. */
  public record Key(String partition, String sort) {}
}
