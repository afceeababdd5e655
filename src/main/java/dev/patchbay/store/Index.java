package dev.patchbay.store;

/** The table's secondary indexes. Both are sparse and lag behind the table by a moment. */
public enum Index {
  /** Lists by day: the journal. */
  LISTING("listing"),
  /** What waits: due work by time, held and given-up interactions by project. */
  WAITING("waiting");

  private final String indexName;

  Index(String indexName) {
    this.indexName = indexName;
  }

  /**
   * The name in the table; its key attributes are this name followed by {@code Pk} and {@code Sk}.
   */
  public String indexName() {
    return indexName;
  }
}
