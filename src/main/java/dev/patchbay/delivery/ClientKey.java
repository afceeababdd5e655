package dev.patchbay.delivery;

import java.util.Locale;

/**
 * Whose work it is: everything of one client goes through one writer, in order.
 *
 * @param client E.164; {@code mail:<e-mail>} where only that is known; {@code
 *     handle:<messenger>:<handle>} where only that is; {@code alone:<id>} for an interaction that
 *     names nobody, which has nobody to keep order with
 */
public record ClientKey(String project, String client) {

  private static final String ALONE = "alone:";
  private static final String MAIL = "mail:";

  /**
   * @param phone E.164, or null
   * @param email in lower case, or null
   */
  public static ClientKey of(String project, String phone, String email, String interaction) {
    if (phone != null) {
      return new ClientKey(project, phone);
    }
    return new ClientKey(project, email == null ? ALONE + interaction : MAIL + email);
  }

  /** Whose work it is where a messenger tells neither phone nor e-mail. */
  static ClientKey ofHandle(String project, String messenger, String handle) {
    return new ClientKey(
        project, "handle:" + messenger + ":" + handle.strip().toLowerCase(Locale.ROOT));
  }

  /** Whether the client can be called or written to. */
  static boolean isReachable(String client) {
    return client.startsWith("+") || client.startsWith(MAIL);
  }

  /** Whether nobody is known whose work it is. */
  static boolean namesNobody(String client) {
    return client.startsWith(ALONE);
  }

  /** The table's partition of this client's work. */
  String partition() {
    return "P#" + project + "#C#" + client;
  }

  /** The queue's message group: the same for the same client, without telling who it is. */
  String group() {
    return Ids.hash(project, client);
  }
}
