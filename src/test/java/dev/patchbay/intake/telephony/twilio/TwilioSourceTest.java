package dev.patchbay.intake.telephony.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.intake.Intake;
import dev.patchbay.intake.IntakeRequest;
import dev.patchbay.intake.interaction.Call;
import dev.patchbay.intake.interaction.Call.Outcome;
import dev.patchbay.intake.interaction.CallAssembler;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.interaction.CallEvent.Result;
import dev.patchbay.intake.phone.PhoneNumbers;
import dev.patchbay.intake.telephony.BodyReader;
import dev.patchbay.intake.telephony.CallSource;
import dev.patchbay.intake.telephony.CallSourceContract;
import dev.patchbay.intake.telephony.Requests;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioSourceTest extends CallSourceContract {

  private final CallSource source = new TwilioSource(new BodyReader());

  @Override
  protected CallSource source() {
    return source;
  }

  @Override
  protected String callIdField() {
    return "CallSid";
  }

  @Override
  protected String timeField() {
    return "Timestamp";
  }

  @Override
  protected String talkField() {
    return "DialCallDuration";
  }

  @Override
  protected boolean isStrict() {
    return false;
  }

  @Override
  protected List<String> phases() {
    return List.of(
        "ringing", "answered", "completed-leg", "completed-dial", "completed", "recorded");
  }

  @Override
  protected List<String> ends() {
    return List.of("completed-leg", "completed-dial", "completed", "recorded");
  }

  @Override
  protected Map<String, String> query() {
    return Map.of("utm_source", "google", "utm_medium", " ", "other", "x");
  }

  @Override
  protected boolean sendsLists() {
    return false;
  }

  @ParameterizedTest
  @CsvSource({
    "completed, true, ANSWERED",
    "completed,, ANSWERED",
    "completed, false, MISSED",
    "answered,, ANSWERED",
    "busy,, MISSED",
    "no-answer, false, MISSED",
    "canceled,, MISSED",
    "failed,, TECHNICAL_FAILURE",
    "something-new,,"
  })
  void the_end_of_a_dial_tells_whether_the_sides_talked(
      String status, String bridged, Result result) {
    CallEvent event =
        one(read(sent("completed-dial").put("DialCallStatus", status).put("DialBridged", bridged)));
    assertThat(event.phase()).isEqualTo(Phase.COMPLETED);
    assertThat(event.result()).isEqualTo(result);
  }

  @Test
  void a_first_leg_that_twilio_answered_is_no_talk_with_an_employee() {
    Call call = call(event("completed", "form"));
    assertThat(call.outcome()).isEqualTo(Outcome.MISSED);
    assertThat(call.durationSeconds()).isEqualTo(100);
    assertThat(call.talkSeconds()).isNull();
    assertThat(one(read(sent("completed").put("CallStatus", "in-progress"))).phase())
        .isEqualTo(Phase.RINGING);
  }

  @Test
  void a_dial_that_nobody_took_is_missed_however_long_the_caller_listened() {
    Call call =
        call(
            event("missed-leg", "form"),
            event("missed", "form"),
            one(read(sent("completed").put("CallSid", event("missed", "form").callId()))));
    assertThat(call.outcome()).isEqualTo(Outcome.MISSED);
    assertThat(call.clientPhone()).isEqualTo("+380501234567");
  }

  @Test
  void an_employee_who_does_not_pick_up_does_not_end_the_call() {
    CallEvent event = event("missed-leg", "form");
    assertThat(event.phase()).isEqualTo(Phase.RINGING);
    assertThat(event.employee()).containsExactly("+380671112233");
    assertThat(event.callId()).isEqualTo(event("missed", "form").callId());
  }

  @Test
  void of_several_rung_employees_the_one_who_talked_counts() {
    ObjectNode other = sent("missed-leg").put("ParentCallSid", event("completed", "form").callId());
    Call call =
        call(
            event("answered", "form"),
            event("completed-leg", "form"),
            one(read(other.put("CallStatus", "canceled"))),
            event("completed", "form"));
    assertThat(call.outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(call.employee()).containsExactly("olena");
    assertThat(call.talkSeconds()).isEqualTo(85);
  }

  @Test
  void an_employees_voicemail_is_not_the_employee() {
    for (String leg : List.of("answered", "completed-leg")) {
      CallEvent event = one(read(sent(leg).put("AnsweredBy", "machine_start")));
      assertThat(event.phase()).as(leg).isEqualTo(Phase.RINGING);
      assertThat(event.talkSeconds()).isNull();
      assertThat(one(read(sent(leg).put("AnsweredBy", "human"))).phase())
          .isNotEqualTo(Phase.RINGING);
    }
  }

  @Test
  void a_whisper_that_was_declined_is_no_talk_though_the_leg_was_answered() {
    CallEvent declined =
        one(read(sent("completed-dial").put("DialBridged", "false").put("DialCallDuration", "0")));
    assertThat(call(event("completed-leg", "form"), declined, event("completed", "form")).outcome())
        .isEqualTo(Outcome.MISSED);
  }

  @ParameterizedTest
  @CsvSource({
    "client:olena, olena, ",
    "sip:olena@shop.sip.twilio.com, olena@shop.sip.twilio.com, olena",
    "SIP:olena@shop.sip.twilio.com;transport=tls, olena@shop.sip.twilio.com, olena",
    "+380671112233, +380671112233, "
  })
  void the_employee_is_whoever_the_second_leg_reached(String to, String first, String second) {
    assertThat(one(read(sent("answered").put("To", to))).employee())
        .containsExactlyElementsOf(
            Stream.of(first, second).filter(handle -> handle != null).toList());
  }

  @Test
  void a_call_from_the_browser_is_an_outgoing_one() {
    ObjectNode dial = sent("completed-dial").put("From", "client:olena").put("To", "+380671112233");
    CallEvent event = one(read(dial));
    assertThat(event.direction()).isEqualTo(Direction.OUTGOING);
    assertThat(event.employee()).containsExactly("olena");
    assertThat(event.client()).isEqualTo("+380671112233");
    assertThat(one(read(dial.put("To", "client:ivan"))).direction()).isEqualTo(Direction.INTERNAL);
  }

  @Test
  void a_call_made_by_the_api_reaches_the_client_unless_the_address_says_otherwise() {
    ObjectNode made =
        sent("completed")
            .put("Direction", "outbound-api")
            .put("From", "+380443334455")
            .put("To", "+380671112233");
    CallEvent toClient = one(read(made));
    assertThat(toClient.direction()).isEqualTo(Direction.OUTGOING);
    assertThat(toClient.client()).isEqualTo("+380671112233");
    assertThat(toClient.line()).isEqualTo("+380443334455");
    assertThat(toClient.talkSeconds()).isEqualTo(100);

    CallEvent toEmployee = party("employee", made);
    assertThat(toEmployee.client()).isNull();
    assertThat(toEmployee.employee()).containsExactly("+380671112233");
    assertThat(toEmployee.talkSeconds()).isNull();
  }

  @Test
  void a_second_leg_reaches_the_client_when_the_address_says_so() {
    ObjectNode leg = sent("completed-leg").put("From", "+380443334455").put("To", "+380671112233");
    CallEvent event = party("client", leg);
    assertThat(event.direction()).isEqualTo(Direction.OUTGOING);
    assertThat(event.client()).isEqualTo("+380671112233");
    assertThat(event.line()).isEqualTo("+380443334455");
    CallEvent busy = party("client", leg.put("CallStatus", "busy"));
    assertThat(busy.phase()).isEqualTo(Phase.COMPLETED);
    assertThat(busy.result()).isEqualTo(Result.MISSED);
  }

  @Test
  void a_pbx_that_calls_by_sip_can_be_told_to_bring_clients() {
    ObjectNode dial = sent("completed-dial").put("From", "sip:+380501234567@pbx.example.test");
    assertThat(one(read(dial)).direction()).isEqualTo(Direction.OUTGOING);
    assertThat(call(party("client", dial)).clientPhone()).isEqualTo("+380501234567");
  }

  @ParameterizedTest
  @CsvSource({"busy, MISSED", "no-answer, MISSED", "canceled, MISSED", "failed, TECHNICAL_FAILURE"})
  void a_first_leg_that_fails_ends_the_call(String status, Result result) {
    CallEvent event = one(read(sent("completed").put("CallStatus", status)));
    assertThat(event.phase()).isEqualTo(Phase.COMPLETED);
    assertThat(event.result()).isEqualTo(result);
  }

  @Test
  void a_recording_comes_by_itself() {
    CallEvent event = event("recorded", "form");
    assertThat(event.phase()).isEqualTo(Phase.RECORDED);
    assertThat(event.callId()).isEqualTo(event("completed", "form").callId());
    assertThat(event.recordingUrl()).startsWith("https://api.twilio.com/");
    assertThat(event.client()).isNull();
  }

  @Test
  void a_recording_whose_link_cannot_be_shown_is_known_by_its_id() {
    CallEvent event = one(read(sent("recorded").put("RecordingUrl", "http://example.test/x")));
    assertThat(event.recordingUrl()).isNull();
    assertThat(event.recordingId()).startsWith("RE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"in-progress", "absent", "failed"})
  void a_recording_that_is_not_there_changes_nothing(String status) {
    assertThat(ignored(read(sent("recorded").put("RecordingStatus", status))).reply().body())
        .isEqualTo("<Response/>");
  }

  @Test
  void a_message_that_was_left_is_a_voicemail() {
    CallEvent event = event("voicemail", "form");
    assertThat(event.phase()).isEqualTo(Phase.COMPLETED);
    assertThat(event.result()).isEqualTo(Result.VOICEMAIL);
    assertThat(call(event).outcome()).isEqualTo(Outcome.MISSED);
    assertThat(event.recordingUrl()).isNotNull();
  }

  @Test
  void a_recording_in_the_status_of_a_call_is_no_message() {
    String url = event("recorded", "form").recordingUrl();
    CallEvent event = one(read(sent("completed").put("RecordingUrl", url)));
    assertThat(event.result()).isNull();
    assertThat(event.recordingUrl()).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CallSid=CA1",
        "CallSid=CA1&CallStatus=something-new",
        "CallSid=CA1&AnsweredBy=human&MachineDetectionDuration=2100",
        "CallSid=CA1&TranscriptionSid=TR1&TranscriptionStatus=completed&RecordingUrl=https://a.b/c"
      })
  void a_callback_about_something_else_is_answered_without_instructions(String form) {
    Intake.Ignored ignored = ignored(read(Requests.form(form)));
    assertThat(ignored.reply().status()).isEqualTo(200);
    assertThat(ignored.reply().contentType()).isEqualTo("text/xml");
    assertThat(ignored.reply().body()).isEqualTo("<Response/>");
  }

  @Test
  void what_is_stored_is_answered_without_instructions() {
    assertThat(source.accepted(List.of("1")).orElseThrow().body()).isEqualTo("<Response/>");
  }

  @Test
  void parameters_may_come_in_the_query() {
    IntakeRequest get =
        new IntakeRequest(
            "GET",
            null,
            Map.of(),
            Map.of(
                "CallSid",
                "CA1",
                "CallStatus",
                "completed",
                "Direction",
                "inbound",
                "From",
                "+380501234567",
                "utm_source",
                "google"),
            new byte[0]);
    CallEvent event = one(source.read(get, settings()));
    assertThat(event.client()).isEqualTo("+380501234567");
    assertThat(event.utm()).containsOnly(Map.entry("utm_source", "google"));
  }

  @Test
  void the_tags_are_those_of_the_address() {
    assertThat(event("completed", "form").utm()).containsOnly(Map.entry("utm_source", "google"));
  }

  @Test
  void a_second_leg_without_the_id_of_the_first_is_refused_by_that_name() {
    assertThat(fault(read(sent("answered").put("ParentCallSid", "x".repeat(201))), "ParentCallSid"))
        .contains("200");
  }

  @Test
  void the_begin_is_the_end_less_the_length() {
    assertThat(event("completed-leg", "form").startedAt())
        .isEqualTo(Instant.parse("2026-03-02T08:15:15Z"));
  }

  @ParameterizedTest
  @CsvSource({"anonymous", "+266696687", "Restricted", "sip:x"})
  void a_withheld_number_is_no_number_and_the_call_is_kept(String from) {
    assertThat(one(read(sent("completed").put("From", from))).callId()).isNotBlank();
  }

  private CallEvent party(String who, ObjectNode parameters) {
    return one(
        source.read(
            Requests.withQuery(Requests.json(parameters.toString()), Map.of("party", who)),
            settings()));
  }

  private Call call(CallEvent... events) {
    return new CallAssembler(new PhoneNumbers()).assemble(List.of(events), settings());
  }
}
