package dev.patchbay.statusgroup;

import java.util.Optional;

/**
 * A status that went from one group to another.
 *
 * @param status as {@link FiledStatus#id}
 * @param name as the CRM called it then
 * @param from null for a status that was not filed before
 * @param to the same as {@code from} where a person only confirmed what was suggested
 */
public record Move(String status, String name, StatusGroup from, StatusGroup to) {

  /** Empty where nothing was decided about the status. */
  static Optional<Move> between(FiledStatus before, FiledStatus after) {
    boolean same =
        before != null && before.group() == after.group() && before.fresh() == after.fresh();
    return same
        ? Optional.empty()
        : Optional.of(
            new Move(
                after.id(), after.name(), before == null ? null : before.group(), after.group()));
  }
}
