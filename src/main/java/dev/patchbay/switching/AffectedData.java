package dev.patchbay.switching;

/**
 * One kind of data that a change of CRM touches. Every bean of this type takes part in the preview,
 * the change and the undo.
 */
public interface AffectedData {

  /** Its name in the API, such as {@code leads}. */
  String kind();

  /** Where it stands in the preview; the lower first. */
  int order();

  /**
   * Whether more of it comes in all the time, so that its count says nothing of whether a preview
   * is still true.
   */
  default boolean flows() {
    return false;
  }

  /** Whether a preview of the change speaks of it at all. */
  default boolean concerns(ChangeRequest request) {
    return true;
  }

  Count count(Scope scope);

  /** What becomes of it. Pure. */
  Consequence consequence(Facts facts, ChangeRequest request);

  /**
   * Does what {@link #consequence} says. May run again after it was cut off anywhere, and must then
   * come to the same end.
   *
   * @param before the project as it was
   */
  default void apply(Change change, Archive before) {}

  /** Takes {@link #apply} back; may run again like it. */
  default void undo(Change change, Archive before) {}
}
