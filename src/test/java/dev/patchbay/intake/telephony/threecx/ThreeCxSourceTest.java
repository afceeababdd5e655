package dev.patchbay.intake.telephony.threecx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.intake.Intake;
import dev.patchbay.intake.interaction.Call;
import dev.patchbay.intake.interaction.Call.Outcome;
import dev.patchbay.intake.interaction.CallAssembler;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.phone.PhoneNumbers;
import dev.patchbay.intake.telephony.BodyReader;
import dev.patchbay.intake.telephony.CallSource;
import dev.patchbay.intake.telephony.CallSourceContract;
import dev.patchbay.intake.telephony.Requests;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreeCxSourceTest extends CallSourceContract {

  private final CallSource source = new ThreeCxSource(new BodyReader());

  @Override
  protected CallSource source() {
    return source;
  }

  @Override
  protected String callIdField() {
    return null;
  }

  @Override
  protected List<String> callIdFields() {
    return List.of();
  }

  @Override
  protected String timeField() {
    return "CallStartTimeUTC";
  }

  @Override
  protected String talkField() {
    return "Duration";
  }

  @Override
  protected boolean isStrict() {
    return false;
  }

  @Override
  protected List<String> phases() {
    return List.of("completed");
  }

  @Override
  protected Set<String> neverTold() {
    return Set.of("linePhone", "durationSeconds", "recordingUrl", "recordingId", "utm");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          Inbound, 00:01:25, INCOMING, ANSWERED
          Inbound, 00:00:00, INCOMING, MISSED
          Missed, 00:00:00, INCOMING, MISSED
          Outbound, 00:00:07, OUTGOING, ANSWERED
          Notanswered, 00:00:00, OUTGOING, MISSED
          NotAnswered, -, OUTGOING, MISSED
          missed, [Duration], INCOMING, MISSED
          [CallType], 00:00:30, INCOMING, ANSWERED
          """)
  void the_type_says_direction_and_outcome(
      String type, String duration, Direction direction, Outcome outcome) {
    CallEvent event = one(read(sentWith("completed", "CallType", type).put("Duration", duration)));
    Call call = new CallAssembler(new PhoneNumbers()).assemble(List.of(event), settings());
    assertThat(call.direction()).isEqualTo(direction);
    assertThat(call.outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          00:01:25, 85
          1:01:25, 3685
          1.02:03:04, 93784
          00:01:25.1230000, 85
          85, 85
          85.7, 85
          00:75:00, -
          01:25, -
          soon, -
          """)
  void the_length_is_a_clock_or_seconds(String text, Integer seconds) {
    assertThat(one(read(sentWith("completed", "Duration", text))).talkSeconds()).isEqualTo(seconds);
  }

  @Test
  void what_3cx_left_unfilled_is_no_value() {
    CallEvent missed = event("missed", "json");
    assertThat(missed.employee()).isEmpty();
    assertThat(missed.clientName()).isNull();
    CallEvent answered = event("completed", "json");
    assertThat(answered.employee()).containsExactly("101", "Iryna Melnyk");
    assertThat(answered.clientName()).isEqualTo("Olena Test");
    CallEvent half =
        one(read(sentWith("completed", "AgentLastName", "[AgentLastName]").put("Number", "")));
    assertThat(half.employee()).containsExactly("101", "Iryna");
    assertThat(half.client()).isNull();
  }

  @Test
  void a_call_without_its_begin_is_refused_because_nothing_else_tells_it_from_the_next_one() {
    String template = "[[CallStartTimeUTC].ToString(\"yyyy-MM-ddTHH:mm:ssZ\")]";
    assertThat(fault(read(sentWith("completed", "CallStartTimeUTC", template)), "CallStartTimeUTC"))
        .contains("missing");
  }

  @ParameterizedTest
  @CsvSource({
    "Number, 380501234567, true",
    "Number, +380501234568, false",
    "Agent, 102, false",
    "CallType, Missed, false",
    "CallStartTimeUTC, 2026-03-02T08:15:01Z, false",
    "CallStartTimeUTC, 2026-03-02T10:15:00+02:00, true",
    "CallStartTimeUTC, 2026-03-02 10:15:00, true",
    "Duration, 00:01:26, true",
    "AgentFirstName, Ira, true"
  })
  void the_same_report_has_the_same_id(String field, String value, boolean same) {
    String id = event("completed", "json").callId();
    assertThat(id).matches("[0-9a-f]{24}");
    assertThat(one(read(sentWith("completed", field, value))).callId().equals(id)).isEqualTo(same);
  }

  @Test
  void names_of_other_templates_are_understood() {
    Intake intake =
        source.read(
            Requests.form(
                "call_type=Inbound&phone=0501234567&agent_extension=101"
                    + "&duration=00%3A00%3A12&call_start_time_local=02.03.2026+10:15:00"),
            settings());
    CallEvent event = one(intake);
    assertThat(event.client()).isEqualTo("0501234567");
    assertThat(event.employee()).containsExactly("101");
    assertThat(event.talkSeconds()).isEqualTo(12);
    assertThat(event.startedAt()).isEqualTo(Instant.parse("2026-03-02T08:15:00Z"));
  }
}
