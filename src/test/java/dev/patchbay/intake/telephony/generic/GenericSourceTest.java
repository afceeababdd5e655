package dev.patchbay.intake.telephony.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.Intake;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.telephony.BodyReader;
import dev.patchbay.intake.telephony.CallSource;
import dev.patchbay.intake.telephony.CallSourceContract;
import dev.patchbay.intake.telephony.Requests;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenericSourceTest extends CallSourceContract {

  private final CallSource source = new GenericSource(new BodyReader());

  @Override
  protected CallSource source() {
    return source;
  }

  @Override
  protected String callIdField() {
    return "callId";
  }

  @Override
  protected String timeField() {
    return "startedAt";
  }

  @Override
  protected String talkField() {
    return "talkSeconds";
  }

  @Override
  protected boolean isStrict() {
    return true;
  }

  @Test
  void all_mistakes_are_told_at_once() {
    Intake intake =
        source.read(
            Requests.json(
                """
                {"callId": 7, "phase": "over", "direction": "in", "outcome": "fine", "call_id": "7",
                 "client": {"phone": 380501234567, "nmae": "Olena"}, "line": ["1"],
                 "employee": "Ivan", "startedAt": "02.03.2026 10:15", "durationSeconds": -1,
                 "talkSeconds": 1.5, "recordingUrl": "http://a.test/1", "utm": {"sorce": "google"}}"""),
            settings());
    assertThat(refused(intake).code()).isEqualTo("invalid-fields");
    assertThat(refused(intake).errors())
        .extracting(FieldError::field)
        .containsExactlyInAnyOrder(
            "callId",
            "phase",
            "direction",
            "outcome",
            "call_id",
            "client.phone",
            "client.nmae",
            "line",
            "employee",
            "startedAt",
            "durationSeconds",
            "talkSeconds",
            "recordingUrl",
            "utm.sorce");
    assertThat(refused(intake).errors())
        .extracting(FieldError::field, FieldError::reason)
        .contains(
            tuple("phase", "must be one of answered, completed, ringing"),
            tuple("direction", "must be one of incoming, internal, outgoing"),
            tuple("call_id", "is not a field of this format"));
  }

  @Test
  void the_least_is_id_phase_and_direction() {
    CallEvent event =
        one(
            source.read(
                Requests.json(
                    "{\"callId\":\"1\",\"phase\":\"ringing\",\"direction\":\"incoming\"}"),
                settings()));
    assertThat(event.client()).isNull();
    assertThat(refused(source.read(Requests.json("{}"), settings())).errors())
        .extracting(FieldError::field, FieldError::reason)
        .containsExactly(
            tuple("callId", "is missing"),
            tuple("phase", "is missing"),
            tuple("direction", "is missing"));
  }

  @Test
  void a_completed_call_must_tell_how_it_ended() {
    var sent = sent("completed");
    sent.remove("outcome");
    assertThat(one(read(sent)).result()).isNull();
    sent.remove("talkSeconds");
    assertThat(fault(read(sent), "outcome")).contains("talkSeconds");
  }

  @Test
  void only_a_completed_call_has_an_outcome() {
    assertThat(fault(read(sent("answered").put("outcome", "answered")), "outcome"))
        .contains("completed");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T10:15:00+01:00, 2026-03-02T09:15:00Z",
    "2026-03-02T10:15:00Z, 2026-03-02T10:15:00Z",
    "2026-03-02T10:15:00.5, 2026-03-02T08:15:00.500Z",
    "2026-03-02T10:15, 2026-03-02T08:15:00Z",
  })
  void a_time_without_an_offset_is_local_to_the_project(String sent, Instant at) {
    assertThat(one(read(sent("completed").put("startedAt", sent))).startedAt()).isEqualTo(at);
  }

  @Test
  void the_employee_is_named_most_reliably_first() {
    assertThat(event("completed", "json").employee())
        .containsExactly("5012", "101", "ivan", "ivan@shop.example.test", "Ivan Bondar");
  }
}
