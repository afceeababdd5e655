package dev.patchbay.intake.telephony.connect;

import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.CallEvent.Result;
import java.time.Instant;

/**
 * How a contact ended.
 *
 * @param status the reason of the disconnection, for people
 */
record End(Result result, Integer talkSeconds, String status) {

  static End of(Contact contact, Direction direction) {
    String reason = contact.text("disconnectReason");
    String machine = contact.word("answeringMachineDetectionStatus");
    if (machine.startsWith("VOICEMAIL")) {
      return new End(Result.VOICEMAIL, null, reason);
    }
    Instant connected = connected(contact, direction);
    if (connected != null) {
      Instant over = contact.time("disconnectTimestamp");
      return new End(Result.ANSWERED, Contact.seconds(connected, over), reason);
    }
    boolean broken = contact.word("disconnectReason").equals("TELECOM_PROBLEM");
    return new End(broken ? Result.TECHNICAL_FAILURE : Result.MISSED, null, reason);
  }

  /**
   * When both were there. Of an outgoing contact the agent is first: it also takes that the
   * customer was connected to the system.
   */
  private static Instant connected(Contact contact, Direction direction) {
    Instant agent = contact.time("agentInfo", "connectedToAgentTimestamp");
    if (direction != Direction.OUTGOING || agent == null) {
      return agent;
    }
    Instant customer = contact.time("connectedToSystemTimestamp");
    return customer == null || customer.isAfter(agent) ? customer : agent;
  }
}
