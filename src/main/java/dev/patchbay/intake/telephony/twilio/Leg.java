package dev.patchbay.intake.telephony.twilio;

import dev.patchbay.intake.interaction.CallEvent.Direction;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who is who on the leg that a callback is about. BEHAVIOR.md has the rules in prose.
 *
 * @param reachesEmployee whether the far end of this leg, which Twilio rang or which rang Twilio,
 *     is one of the project's own people
 * @param direction of the whole call; null when this leg does not tell
 */
record Leg(
    boolean reachesEmployee,
    Direction direction,
    String client,
    String clientName,
    String line,
    List<String> employee) {

  private static final Pattern OURS = Pattern.compile("(?i)(?:client|sips?):.*");
  private static final Pattern SCHEME = Pattern.compile("(?i)^(?:client|sips?):");

  static Leg of(Callback callback) {
    String from = callback.text("From");
    String to = callback.text("To");
    String direction = callback.text("Direction");
    if (callback.isChild()) {
      return child(callback, from, to);
    }
    return switch (direction == null ? "" : direction) {
      case "inbound" -> inbound(callback, from, to);
      case "outbound-api", "outbound-dial" -> outbound(callback, from, to);
      default -> new Leg(false, null, null, null, null, List.of());
    };
  }

  private static Leg inbound(Callback callback, String from, String to) {
    if (!reachesEmployee(callback, from, false)) {
      return new Leg(false, Direction.INCOMING, from, callback.text("CallerName"), to, List.of());
    }
    return isOurs(to)
        ? new Leg(true, Direction.INTERNAL, null, null, null, handles(from))
        : new Leg(true, Direction.OUTGOING, to, null, null, handles(from));
  }

  private static Leg outbound(Callback callback, String from, String to) {
    return reachesEmployee(callback, to, false)
        ? new Leg(true, Direction.OUTGOING, null, null, unlessOurs(from), handles(to))
        : new Leg(false, Direction.OUTGOING, to, null, unlessOurs(from), employeeIn(from));
  }

  /** Dialled for the client of the first leg, unless the project says that it is the client. */
  private static Leg child(Callback callback, String from, String to) {
    return reachesEmployee(callback, to, true)
        ? new Leg(true, null, unlessOurs(from), null, null, handles(to))
        : new Leg(false, Direction.OUTGOING, to, null, unlessOurs(from), employeeIn(from));
  }

  /** What the project says, then what the address of the far end shows. */
  private static boolean reachesEmployee(Callback callback, String far, boolean otherwise) {
    if (callback.isParty("employee") || callback.isParty("client")) {
      return callback.isParty("employee");
    }
    return isOurs(far) || otherwise;
  }

  /** A Twilio client or a SIP account: nothing that the public dials. */
  private static boolean isOurs(String side) {
    return side != null && OURS.matcher(side).matches();
  }

  private static String unlessOurs(String side) {
    return isOurs(side) ? null : side;
  }

  private static List<String> employeeIn(String side) {
    return isOurs(side) ? handles(side) : List.of();
  }

  /** Of {@code sip:ann@shop.sip.twilio.com} the whole address and the account. */
  private static List<String> handles(String side) {
    if (side == null) {
      return List.of();
    }
    String address = SCHEME.matcher(side).replaceFirst("").split(";", 2)[0];
    return Stream.of(address, address.split("@", 2)[0])
        .filter(handle -> !handle.isBlank())
        .distinct()
        .toList();
  }
}
