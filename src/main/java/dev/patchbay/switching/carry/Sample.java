package dev.patchbay.switching.carry;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/** Which of the items are the sample: a tenth, spread evenly, the same for the same change. */
final class Sample {

  private static final int ONE_OF = 10;

  private Sample() {}

  /**
   * @param count of all items
   * @return places in their order, from 0; at least one where there are any
   */
  static Set<Integer> of(String change, int count) {
    Set<Integer> places = new HashSet<>();
    Random random = new Random(change.hashCode());
    int size = (count + ONE_OF - 1) / ONE_OF;
    for (int part = 0; part < size; part++) {
      int from = (int) ((long) count * part / size);
      int to = (int) ((long) count * (part + 1) / size);
      places.add(from + random.nextInt(to - from));
    }
    return places;
  }
}
