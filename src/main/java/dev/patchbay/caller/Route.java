package dev.patchbay.caller;

/**
 * To whom a call is to go.
 *
 * @param destination the extension, SIP login, number or scheme; null for the telephony's normal
 *     scheme
 * @param employee the name of whose destination it is, or null
 * @param reason why, in a stable word such as {@code open-lead} or {@code unknown-caller}
 * @param card what is known of the caller, or null where there is no number to look up
 */
public record Route(String destination, String employee, String reason, CallerCard card) {

  /** The telephony's normal scheme. */
  public static Route normal(String reason, CallerCard card) {
    return new Route(null, null, reason, card);
  }

  public boolean found() {
    return destination != null;
  }
}
