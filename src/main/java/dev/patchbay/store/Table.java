package dev.patchbay.store;

import dev.patchbay.store.Document.Key;
import java.util.List;
import java.util.Optional;

/**
 * The hub's only storage: documents with conditional writes of single items. No transactions: what
 * belongs together is written in an order in which every prefix can be continued.
 *
 * <p>Reads by key are strongly consistent, index reads are not. A fault of the storage is a {@link
 * StoreUnavailable}: the write may or may not have happened.
 */
public interface Table {

  Optional<Document> get(Key key);

  /** Writes whatever is there. Returns the stored document with its new version. */
  Document put(Document document);

  /** Writes only if nothing is there. Empty when something is. */
  Optional<Document> create(Document document);

  /**
   * Writes only if the stored version is the document's. Empty when somebody else wrote meanwhile.
   */
  Optional<Document> replace(Document document);

  /** Removes whatever is there. */
  void delete(Key key);

  /**
   * Removes only if the stored version is the document's. False when somebody else wrote or removed
   * meanwhile.
   */
  boolean delete(Document document);

  /**
   * All documents of a partition whose sort key starts with the prefix, in sort order. Strongly
   * consistent.
   */
  List<Document> list(String partition, String sortPrefix);

  /** One page of a partition by sort key. Strongly consistent. */
  Page page(String partition, Range range);

  /** One page of an index partition by sort key. May lag. */
  Page page(Index index, String partition, Range range);

  /**
   * @param from sort key, inclusive; may be empty
   * @param to sort key, exclusive; null for no end
   * @param descending newest first
   * @param cursor from the page before, or null
   */
  record Range(String from, String to, boolean descending, int limit, String cursor) {
    public static Range upTo(String to, int limit) {
      return new Range("", to, false, limit, null);
    }
  }

  /**
   * @param cursor for the next page, or null at the end. Opaque
   */
  record Page(List<Document> documents, String cursor) {}
}
