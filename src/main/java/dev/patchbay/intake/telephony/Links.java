package dev.patchbay.intake.telephony;

import java.net.URI;

/** Which addresses of an event may be shown to people as links. */
public final class Links {

  private Links() {}

  /** Whether the text is a whole address of the scheme https. */
  public static boolean isHttps(String text) {
    try {
      URI uri = URI.create(text);
      return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null;
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }
}
