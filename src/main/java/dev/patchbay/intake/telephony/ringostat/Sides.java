package dev.patchbay.intake.telephony.ringostat;

import dev.patchbay.intake.interaction.CallEvent.Direction;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who is who in a call. {@code caller} and {@code callee} say who rang whom; which of them is the
 * client depends on the direction.
 *
 * @param direction null when neither told nor plain from the two sides
 * @param login the SIP login or extension that dialled, or null
 */
record Sides(Direction direction, String client, String clientName, String line, String login) {

  private static final Set<String> WITHHELD =
      Set.of("anonymous", "unknown", "private", "withheld", "restricted", "unavailable");

  private static final Pattern NAMED = Pattern.compile("\"?([^\"<]*+)\"?\\s*+<[^<>]*+>");
  private static final Pattern SIP = Pattern.compile("(?i)^(?:sips?:|tel:|sip/)");
  private static final Pattern HOST = Pattern.compile("@.*");
  private static final int LONGEST_EXTENSION = 5;

  static Sides of(Parameters parameters) {
    String caller = parameters.text(Field.CALLER);
    String callee = parameters.text(Field.CALLEE);
    Direction direction = direction(parameters.text(Field.DIRECTION), caller, callee);
    boolean dialledByUs =
        direction == Direction.OUTGOING
            || (isCallback(parameters) && isOurs(caller) && !isOurs(callee));
    String client =
        first(
            parameters.text(Field.CLIENT),
            dialledByUs ? callee : caller,
            parameters.text(Field.OTHER_SIDE));
    String ourLine = dialledByUs ? parameters.text(Field.OUTBOUND_LINE) : callee;
    return new Sides(
        direction,
        client,
        first(parameters.text(Field.CLIENT_NAME), name(client)),
        first(ourLine, parameters.text(Field.LINE)),
        isOurs(caller) ? caller : null);
  }

  private static Direction direction(String told, String caller, String callee) {
    if (isOurs(caller) && isOurs(callee)) {
      return Direction.INTERNAL;
    }
    return direction(told).orElse(isOurs(caller) && callee != null ? Direction.OUTGOING : null);
  }

  /** A transit call passes through the project's numbers; its client is where a plain call's is. */
  private static Optional<Direction> direction(String told) {
    return Optional.ofNullable(
        switch (told == null ? "" : told.toLowerCase(Locale.ROOT)) {
          case "in", "incoming", "inbound", "callback", "transitin" -> Direction.INCOMING;
          case "out", "outgoing", "outbound", "transitout" -> Direction.OUTGOING;
          case "internal", "local" -> Direction.INTERNAL;
          default -> null;
        });
  }

  private static boolean isCallback(Parameters parameters) {
    return "callback".equalsIgnoreCase(parameters.text(Field.DIRECTION));
  }

  /** A SIP login or an extension: nothing that a client calls from. */
  private static boolean isOurs(String side) {
    if (side == null || WITHHELD.contains(side.toLowerCase(Locale.ROOT)) || side.contains("<")) {
      return false;
    }
    String address = HOST.matcher(SIP.matcher(side).replaceFirst("")).replaceFirst("");
    if (!address.isEmpty() && Character.isLetter(address.codePointAt(0))) {
      return true;
    }
    long digits = address.chars().filter(Character::isDigit).count();
    return digits > 0 && digits <= LONGEST_EXTENSION;
  }

  /** Ann of {@code "Ann" <380501234567>}, unless the name is a number as well. */
  private static String name(String client) {
    Matcher matcher = client == null ? null : NAMED.matcher(client);
    if (matcher == null || !matcher.matches()) {
      return null;
    }
    String name = matcher.group(1).strip();
    return name.codePoints().anyMatch(Character::isLetter) ? name : null;
  }

  private static String first(String... candidates) {
    return Stream.of(candidates).filter(c -> c != null).findFirst().orElse(null);
  }
}
