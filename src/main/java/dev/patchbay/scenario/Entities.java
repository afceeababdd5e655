package dev.patchbay.scenario;

import dev.patchbay.crm.Action;
import dev.patchbay.crm.Target;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The records that a call belongs to.
 *
 * @param missing those that have to be made first, in order
 * @param contact null where the lead stands alone
 * @param organization null where there is none
 */
record Entities(List<Missing> missing, Target lead, Target contact, Target organization) {

  /**
   * @param key the key of the step that makes the record
   */
  record Missing(String key, Action action) {}

  /** All of them, the most important first. */
  List<Target> all() {
    return Stream.of(lead, contact, organization).filter(Objects::nonNull).toList();
  }
}
