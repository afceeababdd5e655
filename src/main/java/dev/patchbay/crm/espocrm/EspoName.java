package dev.patchbay.crm.espocrm;

import java.util.Objects;
import java.util.stream.Stream;

/** A person's name in EspoCRM's two parts, of which the last one is mandatory. */
record EspoName(String first, String last) {

  private static final int LONGEST = 100;

  /** The last word is the last name; without a name the number or the mail stands for it. */
  static EspoName of(String name, String phone, String email) {
    String whole =
        Stream.of(name, phone, email)
            .filter(Objects::nonNull)
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("Unknown");
    int space = whole.lastIndexOf(' ');
    return space < 0
        ? new EspoName(null, cut(whole, LONGEST))
        : new EspoName(
            cut(whole.substring(0, space).strip(), LONGEST),
            cut(whole.substring(space + 1), LONGEST));
  }

  static String cut(String text, int longest) {
    return text == null || text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }
}
