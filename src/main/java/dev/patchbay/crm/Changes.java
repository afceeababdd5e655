package dev.patchbay.crm;

import java.util.List;

/** The answer to {@link Crm#changes}. */
public sealed interface Changes {

  /**
   * One page. A record that was changed while the pages were read may come twice, none is missing.
   *
   * @param changes in the order of the CRM's last change, the oldest first
   * @param next the cursor of the next page, or null at the end. Opaque, at most 1,000 characters
   */
  record Page(List<Change> changes, String next) implements Changes {
    public Page {
      changes = List.copyOf(changes);
    }
  }

  record Failed(Failure failure) implements Changes {}

  /** What became of one record. */
  sealed interface Change {

    RecordRef ref();

    /** It is there, as given. */
    record Present(CrmRecord record) implements Change {
      @Override
      public RecordRef ref() {
        return record.ref();
      }
    }

    /**
     * It was deleted, or merged into another.
     *
     * @param into the record that took it in, or null
     */
    record Removed(RecordRef ref, RecordRef into) implements Change {}
  }
}
