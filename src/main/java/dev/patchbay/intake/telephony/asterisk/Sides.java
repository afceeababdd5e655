package dev.patchbay.intake.telephony.asterisk;

import dev.patchbay.intake.interaction.CallEvent.Direction;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who is who in a leg. A CDR names no direction: it follows from where the call came into the
 * dialplan and from which of its sides are extensions.
 *
 * @param direction null where neither tells
 * @param employee most reliable first
 */
record Sides(
    Direction direction, String client, String clientName, String line, List<String> employee) {

  private static final Pattern FROM_OUTSIDE =
      Pattern.compile("(?:from-(?:trunk|pstn|did|sip-external|digital|analog)|ext-did).*");
  private static final Pattern FROM_INSIDE =
      Pattern.compile("(?:from-internal|internal|outbound|outgoing|outrt|macro-dialout).*");

  private static final Pattern NUMBER = Pattern.compile("\\+?[\\d*#]{2,30}");
  private static final Pattern NAMED = Pattern.compile("\"?([^\"<]*+)\"?\\s*+<([^<>]*+)>");

  static Sides of(Leg leg) {
    String context = lower(leg.text(Leg.CONTEXT));
    String source = first(number(leg.text(Leg.SOURCE)), number(leg.text(Leg.CALLER_NUMBER)));
    String destination = number(leg.text(Leg.DESTINATION));
    Peer caller = Peer.of(leg.text(Leg.CHANNEL));
    Peer callee = Peer.of(leg.text(Leg.OTHER_CHANNEL));
    String did = leg.text(Leg.DID);

    boolean fromOutside = did != null || FROM_OUTSIDE.matcher(context).matches();
    boolean fromUs = !fromOutside && isOurs(leg, caller, source, context);
    boolean toUs =
        Peer.isExtension(destination) || (callee != null && Peer.isExtension(callee.name()));
    if (fromUs && toUs) {
      return new Sides(Direction.INTERNAL, source, null, destination, people(caller, callee));
    }
    if (fromUs && destination != null) {
      String shown = first(leg.text(Leg.OUTBOUND_NUMBER), source);
      return new Sides(
          Direction.OUTGOING,
          destination,
          null,
          Peer.isExtension(shown) ? null : shown,
          names(ours(caller), extension(leg.text(Leg.CALLER_NUMBER)), extension(source)));
    }
    boolean incoming = fromOutside || (toUs && !fromUs);
    String dialled = fromOutside && !Peer.isExtension(destination) ? destination : null;
    return new Sides(
        incoming ? Direction.INCOMING : null,
        first(source, inBrackets(leg.text(Leg.CALLER_ID))),
        name(leg),
        first(did, dialled),
        names(callee == null ? rung(leg, destination) : callee.name()));
  }

  /** A queue's or a menu's number is no person: only what was dialled directly is. */
  private static String rung(Leg leg, String destination) {
    return "dial".equals(lower(leg.text(Leg.APPLICATION))) ? extension(destination) : null;
  }

  private static boolean isOurs(Leg leg, Peer caller, String source, String context) {
    boolean forwards = caller != null && caller.local() && !Peer.isExtension(source);
    return !forwards
        && (Peer.isExtension(source)
            || Peer.isExtension(leg.text(Leg.CALLER_NUMBER))
            || (caller != null && Peer.isExtension(caller.name()))
            || FROM_INSIDE.matcher(context).matches());
  }

  private static List<String> people(Peer caller, Peer callee) {
    return names(callee == null ? null : callee.name(), ours(caller));
  }

  private static String ours(Peer caller) {
    return caller == null || caller.local() ? null : caller.name();
  }

  private static String extension(String text) {
    return Peer.isExtension(text) ? text : null;
  }

  /** Ann of {@code "Ann" <380501234567>}, unless the name is a number as well. */
  private static String name(Leg leg) {
    Matcher named = named(leg.text(Leg.CALLER_ID));
    return Stream.of(leg.text(Leg.CALLER_NAME), named == null ? null : named.group(1).strip())
        .filter(Objects::nonNull)
        .filter(name -> name.codePoints().anyMatch(Character::isLetter))
        .findFirst()
        .orElse(null);
  }

  private static String inBrackets(String callerId) {
    Matcher named = named(callerId);
    return named == null ? null : number(named.group(2).strip());
  }

  private static Matcher named(String callerId) {
    Matcher matcher = callerId == null ? null : NAMED.matcher(callerId);
    return matcher != null && matcher.matches() ? matcher : null;
  }

  /** Neither the dialplan's {@code s} and {@code h} nor a mailbox. */
  private static String number(String text) {
    return text != null && NUMBER.matcher(text).matches() ? text : null;
  }

  private static List<String> names(String... names) {
    return Stream.of(names).filter(Objects::nonNull).distinct().toList();
  }

  private static String first(String... candidates) {
    return Stream.of(candidates).filter(Objects::nonNull).findFirst().orElse(null);
  }

  private static String lower(String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
