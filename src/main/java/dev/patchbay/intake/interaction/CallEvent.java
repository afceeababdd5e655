package dev.patchbay.intake.interaction;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One event of a telephony about one call, in neutral words. Several events make one {@link Call}.
 * What a source does not tell is null; nothing is guessed here.
 *
 * @param source the telephony, such as {@code ringostat}
 * @param callId the source's id of the call, the same in all its events
 * @param status the source's own status text, kept for people
 * @param result what the status says; null while the call is on
 * @param client the other side's number as sent
 * @param line the project's line that was dialled or used, as sent
 * @param employee whatever names the employee: staff id, extension, SIP login, number, name; most
 *     reliable first
 * @param startedAt when the call began
 * @param recordingUrl where the recording is; https
 * @param recordingId the telephony's id of a recording that has no lasting address
 * @param utm marketing tags by name, without empty values
 */
public record CallEvent(
    String source,
    String callId,
    Phase phase,
    Direction direction,
    String status,
    Result result,
    String client,
    String clientName,
    String line,
    List<String> employee,
    Instant startedAt,
    Integer durationSeconds,
    Integer talkSeconds,
    Integer waitSeconds,
    String recordingUrl,
    String recordingId,
    Map<String, String> utm)
    implements InteractionEvent {

  public CallEvent {
    employee = employee == null ? List.of() : List.copyOf(employee);
    utm = utm == null ? Map.of() : Map.copyOf(utm);
  }

  @Override
  @JsonIgnore
  public String interactionId() {
    return callId;
  }

  /** An event of a telephony whose recordings have addresses. */
  public CallEvent(
      String source,
      String callId,
      Phase phase,
      Direction direction,
      String status,
      Result result,
      String client,
      String clientName,
      String line,
      List<String> employee,
      Instant startedAt,
      Integer durationSeconds,
      Integer talkSeconds,
      Integer waitSeconds,
      String recordingUrl,
      Map<String, String> utm) {
    this(
        source,
        callId,
        phase,
        direction,
        status,
        result,
        client,
        clientName,
        line,
        employee,
        startedAt,
        durationSeconds,
        talkSeconds,
        waitSeconds,
        recordingUrl,
        null,
        utm);
  }

  /** What an event is about, in the order of what it tells of the call's course. */
  public enum Phase {
    /** Only that there is a recording, at whatever time it comes; nothing of how the call went. */
    @JsonProperty("recorded")
    RECORDED,
    @JsonProperty("ringing")
    RINGING,
    @JsonProperty("answered")
    ANSWERED,
    @JsonProperty("completed")
    COMPLETED
  }

  public enum Direction {
    @JsonProperty("incoming")
    INCOMING,
    @JsonProperty("outgoing")
    OUTGOING,
    /** Between two of the project's own people. */
    @JsonProperty("internal")
    INTERNAL
  }

  /**
   * What the source says of the end. Whether somebody really talked is decided with the talk time.
   */
  public enum Result {
    @JsonProperty("answered")
    ANSWERED,
    @JsonProperty("missed")
    MISSED,
    @JsonProperty("voicemail")
    VOICEMAIL,
    /** The telephony itself failed; for the client it is a missed call. */
    @JsonProperty("technical-failure")
    TECHNICAL_FAILURE
  }
}
