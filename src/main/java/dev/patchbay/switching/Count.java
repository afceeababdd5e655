package dev.patchbay.switching;

/**
 * How many there are.
 *
 * @param more whether there are more than were counted
 */
public record Count(int number, boolean more) {

  static final Count NONE = new Count(0, false);

  static Count of(int number) {
    return new Count(number, false);
  }
}
