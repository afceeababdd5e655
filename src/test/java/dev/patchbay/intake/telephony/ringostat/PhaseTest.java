package dev.patchbay.intake.telephony.ringostat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.interaction.CallEvent.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhaseTest {

  @ParameterizedTest
  @CsvSource({
    "ANSWERED, ANSWERED, ANSWERED",
    "Answered, ANSWERED, ANSWERED",
    "PROPER, TARGET, ANSWERED",
    "proper, TARGET, ANSWERED",
    "REPEATED, TARGET, ANSWERED",
    "NO ANSWER, MISSED, MISSED",
    "no_answer, MISSED, MISSED",
    "No-Answer, MISSED, MISSED",
    "NO+ANSWER, MISSED, MISSED",
    "NOANSWER, MISSED, MISSED",
    "BUSY, MISSED, MISSED",
    "FAILED, FAILED, TECHNICAL_FAILURE",
    "NO-FORWARD, FAILED, TECHNICAL_FAILURE",
    "no forward, FAILED, TECHNICAL_FAILURE",
    "VOICEMAIL, VOICEMAIL, VOICEMAIL",
    "voice_mail, VOICEMAIL, VOICEMAIL",
    "WRONG EXTENSION, MISSED, MISSED",
    "NO+EXTENSION, MISSED, MISSED",
    "CLIENT_NO_ANSWER, MISSED, MISSED",
    "CLIENT NO ANSWER, MISSED, MISSED",
    "FAILED FORBIDDEN DESTINATION, FAILED, TECHNICAL_FAILURE",
    "failed-forbidden_destination, FAILED, TECHNICAL_FAILURE",
    "DECLINE, MISSED, MISSED",
    "CALLING, CALLING,",
    "IN PROGRESS, IN_PROGRESS,",
    "in_progress, IN_PROGRESS,",
    "SOMETHING NEW,,",
    "'',,",
  })
  void a_status_is_known_in_every_spelling(String text, CallStatus status, Result result) {
    Optional<CallStatus> read = CallStatus.of(text);
    assertThat(read.orElse(null)).isEqualTo(status);
    assertThat(read.map(CallStatus::result).orElse(null)).isEqualTo(result);
  }

  /** What is sent; who is named; the phase and result that follow. */
  @ParameterizedTest
  @CsvSource({
    // hint, status, duration, talk, recording, employee, phase, result
    ",,,,,false, RINGING,",
    ",CALLING,,,,false, RINGING,",
    ",CALLING,0,0,,true, RINGING,",
    ",IN PROGRESS,,,,false, RINGING,",
    ",IN PROGRESS,7,0,,false, RINGING,",
    ",IN PROGRESS,,,,true, ANSWERED,",
    "answered,IN PROGRESS,,,,false, ANSWERED,",
    ",,,,,true, RINGING,",
    ",SOMETHING NEW,,,,true, RINGING,",
    ",ANSWERED,,,,true, ANSWERED,",
    ",ANSWERED,,,,false, ANSWERED,",
    ",ANSWERED,100,,,true, COMPLETED, ANSWERED",
    ",ANSWERED,,0,,true, COMPLETED, ANSWERED",
    ",ANSWERED,,,https://a.test/1.wav,true, COMPLETED, ANSWERED",
    ",PROPER,,,,true, COMPLETED, ANSWERED",
    ",NO ANSWER,,,,false, COMPLETED, MISSED",
    ",VOICEMAIL,,,,false, COMPLETED, VOICEMAIL",
    ",SOMETHING NEW,100,85,,false, COMPLETED,",
    ",,100,85,,false, COMPLETED,",
    "before,,0,0,,false, RINGING,",
    "before_call,ANSWERED,,,,false, RINGING,",
    "Forwarding,NO ANSWER,,,,false, RINGING,",
    "pickup,,,,,false, ANSWERED,",
    "pick-up,,0,0,,false, ANSWERED,",
    "answered,,,,,false, ANSWERED,",
    "answered,,100,85,,false, COMPLETED, ANSWERED",
    "after_call,ANSWERED,,,,true, COMPLETED, ANSWERED",
    "after-outgoing-call,,,,,true, COMPLETED,",
    "hangup,IN PROGRESS,,,,true, COMPLETED,",
    "missed,,,,,false, COMPLETED, MISSED",
    "missed,BUSY,20,0,,false, COMPLETED, MISSED",
    "whatever,,,,,false, RINGING,",
  })
  void the_phase_follows_from_hint_status_and_end_data(
      String hint,
      String status,
      String duration,
      String talk,
      String recording,
      boolean employee,
      Phase phase,
      Result result) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("event", hint).put("status", status).put("duration", duration);
    body.put("billsec", talk).put("recording", recording);
    Parameters parameters = new Parameters(List.of(body), new FieldNames(Map.of()));
    assertThat(Progress.of(parameters, Direction.INCOMING, employee))
        .isEqualTo(new Progress(phase, result));
  }

  @ParameterizedTest
  @CsvSource({
    "85, 85",
    "85.0, 85",
    "0:01:25, 85",
    "1:25, 85",
    "00:00, 0",
    "-5,",
    "abc,",
    "1:2:3:4,"
  })
  void seconds_are_read_as_a_number_and_as_a_clock(String sent, Integer seconds) {
    assertThat(Seconds.parse(sent)).isEqualTo(seconds);
  }
}
