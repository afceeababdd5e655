package dev.patchbay.intake.telephony.binotel;

import dev.patchbay.intake.interaction.CallEvent.Result;
import java.util.Locale;

/** Binotel's words for how a call ended. */
final class Dispositions {

  private Dispositions() {}

  /** Null for a word that is not known, and for one that is about a fax or a message. */
  static Result result(String disposition) {
    return switch (disposition == null ? "" : disposition.toUpperCase(Locale.ROOT)) {
      case "ANSWER", "TRANSFER" -> Result.ANSWERED;
      case "BUSY", "NOANSWER", "CANCEL" -> Result.MISSED;
      case "VM", "VM-SUCCESS" -> Result.VOICEMAIL;
      case "CONGESTION", "CHANUNAVAIL" -> Result.TECHNICAL_FAILURE;
      default -> null;
    };
  }
}
