package dev.patchbay.intake.telephony.ringostat;

import dev.patchbay.intake.interaction.CallEvent.Result;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Ringostat's statuses of a call, by what they mean for a client. */
enum CallStatus {
  /** Sent at the pick-up and at the end alike. */
  ANSWERED(Result.ANSWERED, "ANSWERED", "ANSWER"),
  /** Judged by the length of the talk, so only known at the end. */
  TARGET(Result.ANSWERED, "PROPER", "REPEATED"),
  MISSED(
      Result.MISSED,
      "NO ANSWER",
      "MISSED",
      "BUSY",
      "DECLINE",
      "DECLINED",
      "CANCEL",
      "CANCELED",
      "CANCELLED",
      "WRONG EXTENSION",
      "NO EXTENSION",
      "CLIENT NO ANSWER"),
  VOICEMAIL(Result.VOICEMAIL, "VOICEMAIL"),
  FAILED(Result.TECHNICAL_FAILURE, "FAILED", "NO FORWARD", "FAILED FORBIDDEN DESTINATION"),
  CALLING(null, "CALLING", "RINGING"),
  IN_PROGRESS(null, "IN PROGRESS");

  private final Result result;
  private final List<String> spellings;

  CallStatus(Result result, String... spellings) {
    this.result = result;
    this.spellings = Arrays.stream(spellings).map(CallStatus::letters).toList();
  }

  /** What the call came to; null while it is on. */
  Result result() {
    return result;
  }

  /** Reads {@code NO ANSWER}, {@code no_answer}, {@code No-Answer}, {@code NO+ANSWER} alike. */
  static Optional<CallStatus> of(String text) {
    String letters = text == null ? "" : letters(text);
    return Arrays.stream(values()).filter(s -> s.spellings.contains(letters)).findFirst();
  }

  private static String letters(String text) {
    return text.toUpperCase(Locale.ROOT).replaceAll("[\\s+_-]+", "");
  }
}
