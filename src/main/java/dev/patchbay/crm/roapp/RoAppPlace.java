package dev.patchbay.crm.roapp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the reading of a list of changes has come to. Written as {@code
 * <seconds>.<page>.<rows>.<fingerprints>}.
 *
 * @param since what the list is asked for; null for all
 * @param page the number of the next page, from 1
 * @param rows how many rows the pages before it had
 * @param read fingerprints of the rows that were read of the moment {@code since} already
 */
record RoAppPlace(Instant since, int page, int rows, List<String> read) {

  /** In hexadecimal digits. A page has at most 50 rows. */
  static final int FINGERPRINT = 12;

  private static final Pattern TEXT =
      Pattern.compile("(\\d{0,11})\\.(\\d{1,9})\\.(\\d{1,9})\\.([0-9a-f]*)");

  static RoAppPlace first(Instant since) {
    return new RoAppPlace(since, 1, 0, List.of());
  }

  /**
   * @param cursor null for the beginning
   */
  static RoAppPlace parse(String cursor, Instant since) {
    if (cursor == null) {
      return first(since);
    }
    Matcher matcher = TEXT.matcher(cursor);
    if (!matcher.matches()) {
      throw Ids.refused("cursor: is not one of RO App's");
    }
    List<String> read = new ArrayList<>();
    String fingerprints = matcher.group(4);
    for (int i = 0; i + FINGERPRINT <= fingerprints.length(); i += FINGERPRINT) {
      read.add(fingerprints.substring(i, i + FINGERPRINT));
    }
    return new RoAppPlace(
        matcher.group(1).isEmpty() ? null : Instant.ofEpochSecond(Long.parseLong(matcher.group(1))),
        Integer.parseInt(matcher.group(2)),
        Integer.parseInt(matcher.group(3)),
        read);
  }

  @Override
  public String toString() {
    return (since == null ? "" : since.getEpochSecond())
        + "."
        + page
        + "."
        + rows
        + "."
        + String.join("", read);
  }
}
