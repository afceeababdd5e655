package dev.patchbay.journal;

import dev.patchbay.crm.RecordRef;
import java.util.Optional;

/** Which records of an earlier CRM were carried over into the present one. */
@FunctionalInterface
public interface BroughtAlong {

  /** Of a project that brought nothing along. */
  BroughtAlong NOTHING = (project, integration, ref) -> Optional.empty();

  /**
   * The record in the project's present CRM that was made from one of an earlier CRM.
   *
   * @param integration the earlier connection
   * @param ref a record of it
   */
  Optional<RecordRef> pair(String project, String integration, RecordRef ref);
}
