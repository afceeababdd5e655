package dev.patchbay.crm.espocrm;

import dev.patchbay.crm.Command;
import java.util.regex.Pattern;

/** How a note carries the hub's mark: notes have no custom fields, so it is the last line. */
final class EspoNote {

  private static final Pattern MARK = Pattern.compile("\\n\\nRef [A-Za-z0-9.:-]{1,60}\\z");

  private EspoNote() {}

  static String mark(String text, Command command) {
    return text + "\n\n" + lastLine(command);
  }

  static boolean isMarked(String post, Command command) {
    return post != null && post.stripTrailing().endsWith("\n" + lastLine(command));
  }

  /** The text as a person wrote it or the hub was told to. */
  static String unmarked(String post) {
    return post == null ? "" : MARK.matcher(post.stripTrailing()).replaceFirst("");
  }

  private static String lastLine(Command command) {
    return "Ref " + command.marker();
  }
}
