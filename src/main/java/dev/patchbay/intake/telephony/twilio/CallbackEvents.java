package dev.patchbay.intake.telephony.twilio;

import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.interaction.CallEvent.Result;
import dev.patchbay.intake.telephony.EventTimes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Makes an event of a callback, by what kind of callback it is. */
final class CallbackEvents {

  private CallbackEvents() {}

  /** Empty for a callback that tells nothing of a call's course and of no recording. */
  static Optional<CallEvent> of(Callback callback) {
    if (callback.has("TranscriptionSid")) {
      return Optional.empty();
    }
    if (callback.has("RecordingStatus")) {
      return recording(callback);
    }
    if (callback.has("DialCallStatus")) {
      return Optional.of(dial(callback));
    }
    boolean told = callback.has("CallDuration") || callback.has("CallbackSource");
    return callback.has("RecordingUrl") && !told ? Optional.of(voicemail(callback)) : leg(callback);
  }

  private static Optional<CallEvent> recording(Callback callback) {
    if (!callback.says("RecordingStatus", "completed")) {
      return Optional.empty();
    }
    String url = callback.recordingUrl();
    return Optional.of(
        new CallEvent(
            "twilio",
            callback.callId(),
            Phase.RECORDED,
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(),
            null,
            null,
            null,
            null,
            url,
            url == null ? callback.text("RecordingSid") : null,
            callback.utm()));
  }

  /** The end of a {@code <Dial>}, the only callback that knows whether the two sides talked. */
  private static CallEvent dial(Callback callback) {
    String status = callback.text("DialCallStatus");
    boolean bridged = !callback.says("DialBridged", "false");
    Result result =
        switch (status) {
          case "completed", "answered" -> bridged ? Result.ANSWERED : Result.MISSED;
          case "busy", "no-answer", "canceled" -> Result.MISSED;
          case "failed" -> Result.TECHNICAL_FAILURE;
          default -> null;
        };
    Integer talk = bridged ? callback.seconds("DialCallDuration") : Integer.valueOf(0);
    return event(callback, Leg.of(callback), Phase.COMPLETED, status, result, null, null, talk);
  }

  /** The end of a {@code <Record>}. */
  private static CallEvent voicemail(Callback callback) {
    return event(
        callback,
        Leg.of(callback),
        Phase.COMPLETED,
        "voicemail",
        Result.VOICEMAIL,
        null,
        null,
        null);
  }

  private static Optional<CallEvent> leg(Callback callback) {
    Leg leg = Leg.of(callback);
    String status = callback.text("CallStatus");
    return switch (status == null ? "" : status) {
      case "queued", "initiated", "ringing" ->
          Optional.of(begun(callback, leg, Phase.RINGING, status));
      case "in-progress", "answered" ->
          Optional.of(begun(callback, leg, pickUp(callback, leg), status));
      case "completed" -> Optional.of(completed(callback, leg));
      case "busy", "no-answer", "canceled" ->
          Optional.of(unanswered(callback, leg, status, Result.MISSED));
      case "failed" -> Optional.of(unanswered(callback, leg, status, Result.TECHNICAL_FAILURE));
      default -> Optional.empty();
    };
  }

  /** Twilio itself answers the first leg of a call; that is no talk. */
  private static Phase pickUp(Callback callback, Leg leg) {
    boolean bySomebody = callback.isChild() || callback.says("Direction", "outbound-api");
    boolean wanted = callback.isChild() || !leg.reachesEmployee();
    return bySomebody && wanted && !callback.byMachine() ? Phase.ANSWERED : Phase.RINGING;
  }

  private static CallEvent begun(Callback callback, Leg leg, Phase phase, String status) {
    return event(callback, leg, phase, status, null, time(callback), null, null);
  }

  /**
   * The length of a leg on which somebody picked up is talk, unless the end of the dial knows
   * better; the length of a first leg is that of the whole call.
   */
  private static CallEvent completed(Callback callback, Leg leg) {
    if (callback.byMachine()) {
      return unanswered(callback, leg, "completed", Result.MISSED);
    }
    Integer length = callback.seconds("CallDuration");
    Instant end = time(callback);
    Instant start = end == null || length == null ? null : end.minusSeconds(length);
    boolean talk = pickUp(callback, leg) == Phase.ANSWERED;
    return event(
        callback,
        leg,
        Phase.COMPLETED,
        "completed",
        null,
        start,
        callback.isChild() ? null : length,
        talk ? length : null);
  }

  /** While one employee did not pick up, another may: only the first leg ends the call. */
  private static CallEvent unanswered(Callback callback, Leg leg, String status, Result result) {
    return callback.isChild() && leg.reachesEmployee()
        ? event(callback, leg, Phase.RINGING, status, null, null, null, null)
        : event(callback, leg, Phase.COMPLETED, status, result, null, null, null);
  }

  private static CallEvent event(
      Callback callback,
      Leg leg,
      Phase phase,
      String status,
      Result result,
      Instant startedAt,
      Integer duration,
      Integer talk) {
    return new CallEvent(
        "twilio",
        callback.callId(),
        phase,
        leg.direction(),
        status,
        result,
        leg.client(),
        leg.clientName(),
        leg.line(),
        leg.employee(),
        startedAt,
        duration,
        talk,
        null,
        callback.recordingUrl(),
        callback.utm());
  }

  private static Instant time(Callback callback) {
    return EventTimes.parse(callback.text("Timestamp"), ZoneOffset.UTC).orElse(null);
  }
}
