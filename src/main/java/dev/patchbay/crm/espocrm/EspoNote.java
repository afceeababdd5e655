package dev.patchbay.crm.espocrm;

import dev.patchbay.crm.Command;

/** How a note carries the hub's mark: notes have no custom fields, so it is the last line. */
final class EspoNote {

  private EspoNote() {}

  static String mark(String text, Command command) {
    return text + "\n\n" + lastLine(command);
  }

  static boolean isMarked(String post, Command command) {
    return post != null && post.stripTrailing().endsWith("\n" + lastLine(command));
  }

  private static String lastLine(Command command) {
    return "Ref " + command.marker();
  }
}
