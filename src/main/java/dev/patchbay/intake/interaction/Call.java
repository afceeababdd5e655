package dev.patchbay.intake.interaction;

import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.interaction.CallEvent.Result;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A call as all its events together tell it, with numbers in E.164.
 *
 * @param phase the latest moment that was reported
 * @param outcome answered or missed as far as known: a picked-up call is answered, an ended one is
 *     answered when its status says so and its talk time reaches the project's minimum
 * @param result what the source said of the end, or null
 * @param client as sent, for people
 * @param employee the names of the employee, most reliable first
 */
public record Call(
    String source,
    String callId,
    Phase phase,
    Direction direction,
    Outcome outcome,
    Result result,
    String status,
    String client,
    String clientPhone,
    String clientName,
    String line,
    String linePhone,
    List<String> employee,
    Instant startedAt,
    Integer durationSeconds,
    Integer talkSeconds,
    String recordingUrl,
    String recordingId,
    Map<String, String> utm)
    implements Interaction {

  public Call {
    employee = List.copyOf(employee);
    utm = Map.copyOf(utm);
  }

  /** A telephony knows no e-mail. */
  @Override
  public String clientEmail() {
    return null;
  }

  public enum Outcome {
    /** Only ringing, or only a recording, was reported so far. */
    PENDING,
    ANSWERED,
    MISSED
  }
}
