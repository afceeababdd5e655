package dev.patchbay.journal;

import dev.patchbay.crm.RecordRef;
import java.util.Optional;
import java.util.function.Function;

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

  /**
   * For many records of one connection: which record of another one stands for each, in whichever
   * direction it was carried.
   *
   * @param from whose leads or deals will be asked for
   * @param to the other connection
   */
  default Function<RecordRef, Optional<RecordRef>> between(String project, String from, String to) {
    return ref -> Optional.empty();
  }
}
