package dev.patchbay.intake.telephony.asterisk;

import dev.patchbay.intake.interaction.CallEvent.Result;
import java.util.Locale;
import java.util.Set;

/**
 * How a leg ended. To Asterisk everything that picks up has answered: a menu, an announcement, a
 * queue's music. Only a leg that was connected with another channel was taken by a person.
 *
 * @param talk null where nobody talked with a machine's guest
 */
record End(Result result, Integer talk) {

  /** Applications that connect with somebody; with any other, a machine talked. */
  private static final Set<String> CONNECTING = Set.of("dial", "appdial", "queue", "followme");

  static End of(Leg leg) {
    Integer talk = leg.seconds(Leg.TALK);
    String disposition = letters(leg.text(Leg.DISPOSITION));
    return switch (disposition) {
      case "answered", "answer" -> answered(leg, talk);
      case "noanswer", "busy", "cancel", "canceled", "cancelled" -> new End(Result.MISSED, talk);
      case "failed", "congestion", "chanunavail" -> new End(Result.TECHNICAL_FAILURE, talk);
      default -> new End(null, talk);
    };
  }

  private static End answered(Leg leg, Integer talk) {
    String application = letters(leg.text(Leg.APPLICATION));
    if (application.startsWith("voicemail") || application.startsWith("minivm")) {
      return new End(Result.VOICEMAIL, null);
    }
    boolean connected = leg.text(Leg.OTHER_CHANNEL) != null;
    boolean alone =
        !connected
            && !application.isEmpty()
            && (!CONNECTING.contains(application) || application.equals("queue"));
    return alone ? new End(Result.MISSED, null) : new End(Result.ANSWERED, talk);
  }

  private static String letters(String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }
}
