package dev.patchbay.crm.pipedrive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the reading of a kind's changes has come to: in which of its lists, and where in that.
 *
 * @param inner what the list itself goes on from, or null for its beginning
 */
record Place(String list, String inner) {

  /** Written as {@code list} or {@code list:inner}. */
  static Place parse(String cursor, String first) {
    if (cursor == null) {
      return new Place(first, null);
    }
    String[] parts = cursor.split(":", 2);
    return new Place(parts[0], parts.length == 1 ? null : parts[1]);
  }

  @Override
  public String toString() {
    return inner == null ? list : list + ":" + inner;
  }

  /**
   * A place in one of the lists of version 1, which know positions only. A record that is changed
   * moves to the end, and what comes after it moves up; so the next page begins a little before the
   * end of the last, and what was read there already is passed over.
   *
   * @param since what the list is asked for; null for all
   * @param start the position
   * @param read fingerprints of what was read last
   */
  record Position(Instant since, int start, List<String> read) {

    /** How many records may have moved between two pages. */
    static final int OVERLAP = 50;

    private static final Pattern TEXT = Pattern.compile("(\\d{0,11})\\.(\\d{1,9})\\.([0-9a-f]*)");
    static final int FINGERPRINT = 12;

    static Position parse(String inner, Instant since) {
      if (inner == null) {
        return new Position(since, 0, List.of());
      }
      Matcher matcher = TEXT.matcher(inner);
      if (!matcher.matches()) {
        throw Ids.refused("cursor: is not one of a list of leads");
      }
      List<String> read = new ArrayList<>();
      for (int i = 0; i + FINGERPRINT <= matcher.group(3).length(); i += FINGERPRINT) {
        read.add(matcher.group(3).substring(i, i + FINGERPRINT));
      }
      return new Position(
          matcher.group(1).isEmpty()
              ? null
              : Instant.ofEpochSecond(Long.parseLong(matcher.group(1))),
          Integer.parseInt(matcher.group(2)),
          read);
    }

    @Override
    public String toString() {
      return (since == null ? "" : since.getEpochSecond())
          + "."
          + start
          + "."
          + String.join("", read);
    }
  }
}
