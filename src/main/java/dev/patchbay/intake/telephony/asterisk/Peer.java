package dev.patchbay.intake.telephony.asterisk;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who is at the end of a channel, out of its name: 101 of {@code PJSIP/101-0000abcd}, of {@code
 * Local/101@from-queue-00000012;1} and of {@code Local/FMPR-101@from-internal-00000013;1}.
 *
 * @param name an extension, a login, or a trunk's name
 * @param local whether the channel only leads to another one
 */
record Peer(String name, boolean local) {

  /** No place in the world has public numbers as short as extensions are. */
  private static final Pattern EXTENSION = Pattern.compile("\\d{2,6}");

  private static final Pattern CHANNEL = Pattern.compile("([A-Za-z0-9_]{2,20})/(.{1,200})");
  private static final Pattern INSTANCE = Pattern.compile("-[0-9a-fA-F]{4,16}(?:;\\d)?$");
  private static final Pattern GROUP = Pattern.compile("^[A-Z]{2,6}-(?:\\d{1,6}-)?");

  /** Null when the text names no channel. */
  static Peer of(String channel) {
    Matcher matcher = channel == null ? null : CHANNEL.matcher(channel);
    if (matcher == null || !matcher.matches()) {
      return null;
    }
    boolean local = matcher.group(1).equalsIgnoreCase("Local");
    String name = INSTANCE.matcher(matcher.group(2)).replaceFirst("");
    int context = name.indexOf('@');
    name = context < 0 ? name : name.substring(0, context);
    name = local ? GROUP.matcher(name).replaceFirst("") : name;
    return name.isBlank() ? null : new Peer(name, local);
  }

  static boolean isExtension(String text) {
    return text != null && EXTENSION.matcher(text).matches();
  }
}
