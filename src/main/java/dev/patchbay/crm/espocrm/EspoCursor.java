package dev.patchbay.crm.espocrm;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a listing by change goes on: behind this record of this second. The place is named by the
 * record and not by a number of rows, so that what is changed or deleted meanwhile shifts nothing.
 *
 * @param at the last change of the last record read, in EspoCRM's notation
 * @param id of that record
 * @param meanings as they were read for the first page, to spare the next ones the call; null where
 *     they are too long to be taken along
 */
record EspoCursor(String at, String id, EspoMeanings meanings) {

  private static final int LONGEST = 1000;
  private static final String LINE = "\n";
  private static final String TAB = "\t";

  String text() {
    String place = at + LINE + id;
    String whole = place + LINE + joined(meanings.won()) + LINE + joined(meanings.lost());
    return whole.length() <= LONGEST ? whole : place;
  }

  static EspoCursor parse(String text) {
    List<String> lines = List.of(text.split(LINE, -1));
    EspoMeanings meanings =
        lines.size() < 4 ? null : new EspoMeanings(names(lines.get(2)), names(lines.get(3)));
    return new EspoCursor(lines.getFirst(), lines.get(1), meanings);
  }

  private static String joined(Collection<String> names) {
    return String.join(TAB, names);
  }

  private static Set<String> names(String joined) {
    return Arrays.stream(joined.split(TAB))
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
