package dev.patchbay.intake.telephony.ringostat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.intake.Intake;
import dev.patchbay.intake.IntakeRequest;
import dev.patchbay.intake.Settings;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.interaction.CallEvent.Result;
import dev.patchbay.intake.interaction.CallEventKey;
import dev.patchbay.intake.telephony.BodyReader;
import dev.patchbay.intake.telephony.CallSource;
import dev.patchbay.intake.telephony.CallSourceContract;
import dev.patchbay.intake.telephony.Requests;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RingostatSourceTest extends CallSourceContract {

  private final CallSource source = new RingostatSource(new BodyReader());

  @Override
  protected CallSource source() {
    return source;
  }

  @Override
  protected String callIdField() {
    return "call_id";
  }

  @Override
  protected String timeField() {
    return "date";
  }

  @Override
  protected String talkField() {
    return "dialog";
  }

  @Override
  protected boolean isStrict() {
    return false;
  }

  @Test
  void both_generations_of_names_say_the_same() {
    CallEvent first = event("completed", "json");
    CallEvent second = event("second-generation", "json");
    assertThat(second).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"second-generation", "second-generation-nested-json"})
  void additional_data_is_found_in_a_form_in_brackets_and_as_json(String fixture) {
    assertThat(event(fixture, "form")).isEqualTo(event("second-generation", "json"));
  }

  @Test
  void the_root_is_believed_before_the_additional_data() {
    CallEvent event =
        json(
            """
            {"call_id": "1", "caller": "380501234567", "userfield": "",
             "additional_call_data": {"caller": "380670000000", "call_type": "in"}}""");
    assertThat(event.client()).isEqualTo("380501234567");
    assertThat(event.direction()).isEqualTo(Direction.INCOMING);
  }

  @Test
  void of_an_outgoing_call_the_client_was_dialled_and_the_caller_is_a_login() {
    CallEvent event = event("outgoing", "json");
    assertThat(event.direction()).isEqualTo(Direction.OUTGOING);
    assertThat(event.client()).isEqualTo("380671112233");
    assertThat(event.line()).isEqualTo("380443334455");
    assertThat(event.employee()).containsExactly("5013", "shop_manager1", "Iryna Melnyk");
  }

  @Test
  void an_envelope_holds_a_list_of_calls() {
    Intake intake = source.read(Requests.json(fixture("call-log", "json")), settings());
    assertThat(((Intake.Events) intake).events())
        .extracting(CallEvent::callId, CallEvent::direction, CallEvent::result)
        .containsExactly(
            tuple("ua4_-1.1", Direction.INCOMING, Result.MISSED),
            tuple("ua4_-1.2", Direction.INCOMING, Result.ANSWERED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'data': {'call_id': '7', 'caller': '380501234567'}}",
        "{'call': {'call_id': '7', 'caller': '380501234567'}}",
        "{'items': [{'call_id': '7', 'caller': '380501234567'}]}",
        "[{'call_id': '7', 'caller': '380501234567'}]",
        "{'event': 'before', 'data': {'call_id': '7', 'caller': '380501234567'}}",
      })
  void an_envelope_changes_nothing(String body) {
    assertThat(json(body.replace('\'', '"')))
        .isEqualTo(json("{\"call_id\": \"7\", \"caller\": \"380501234567\"}"));
  }

  @Test
  void an_envelope_in_a_form_is_opened() {
    CallEvent plain = form("call_id=7&caller=380501234567");
    assertThat(form("call[call_id]=7&call[caller]=380501234567")).isEqualTo(plain);
    assertThat(form("data[0][call_id]=7&data[0][caller]=380501234567")).isEqualTo(plain);
    assertThat(form("data=%5B%7B%22call_id%22:7,%22caller%22:%22380501234567%22%7D%5D"))
        .isEqualTo(plain);
  }

  @Test
  void names_that_users_chose_come_from_the_settings() {
    CallEvent event =
        one(
            source.read(
                Requests.json(
                    """
                    {"ID_dzvinka": "9", "klient": "380501234567", "rozmova": "12", "duration": "40",
                     "status": "Відповіли", "stan": "ANSWERED", "dzherelo": "bing"}"""),
                Settings.ringostatFields(
                    Map.of(
                        "callId", "id_dzvinka",
                        "client", "klient",
                        "billsec", "rozmova",
                        "status", "stan",
                        "utm_source", "dzherelo",
                        "no-such-field", "x"))));
    assertThat(event.callId()).isEqualTo("9");
    assertThat(event.client()).isEqualTo("380501234567");
    assertThat(event.talkSeconds()).isEqualTo(12);
    assertThat(event.result()).isEqualTo(Result.ANSWERED);
    assertThat(event.utm()).containsExactly(Map.entry("utm_source", "bing"));
  }

  @Test
  void a_name_that_was_chosen_for_one_field_means_no_other() {
    CallEvent event =
        one(
            source.read(
                Requests.json("{\"call_id\": \"9\", \"duration\": 12, \"status\": \"ANSWERED\"}"),
                Settings.ringostatFields(Map.of("talkSeconds", "duration"))));
    assertThat(event.talkSeconds()).isEqualTo(12);
    assertThat(event.durationSeconds()).isNull();
  }

  @Test
  void the_refusal_names_every_name_that_was_looked_for() {
    Intake intake =
        source.read(
            Requests.json("{\"caller\": \"380501234567\"}"),
            Settings.ringostatFields(Map.of("callId", "my_id")));
    assertThat(fault(intake, "call_id")).endsWith("my_id, call_id, uniqueid, cdr_id, record");
  }

  @Test
  void static_parameters_of_the_address_fill_what_the_body_lacks() {
    IntakeRequest request =
        Requests.withQuery(
            Requests.form("call_id=3&caller=380501234567&type=in"),
            Map.of("event", "missed", "type", "out", "token", "secret"));
    CallEvent event = one(source.read(request, settings()));
    assertThat(event.phase()).isEqualTo(Phase.COMPLETED);
    assertThat(event.result()).isEqualTo(Result.MISSED);
    assertThat(event.direction()).isEqualTo(Direction.INCOMING);
    assertThat(event.toString()).doesNotContain("secret");
  }

  @Test
  void an_event_may_come_in_the_address_alone() {
    IntakeRequest request =
        new IntakeRequest(
            "POST", null, null, Map.of("call_id", "3", "caller", "380501234567"), null);
    assertThat(one(source.read(request, settings())).client()).isEqualTo("380501234567");
  }

  @ParameterizedTest
  @CsvSource({
    "in, 380501234567, 380443334455, INCOMING, 380501234567",
    "callback, 380501234567, 380443334455, INCOMING, 380501234567",
    "callback, shop_manager1, 380501234567, INCOMING, 380501234567",
    "transitin, 380501234567, 380443334455, INCOMING, 380501234567",
    "out, shop_manager1, 380501234567, OUTGOING, 380501234567",
    "transitout, 101, 380501234567, OUTGOING, 380501234567",
    "IN, anonymous, 380443334455, INCOMING, anonymous",
    "in, sip:shop_manager1@pbx, 102, INTERNAL, sip:shop_manager1@pbx",
    "out, shop_manager1, 102, INTERNAL, 102",
    ", shop_manager1, 380501234567, OUTGOING, 380501234567",
    ", 380501234567, 380443334455, , 380501234567",
    "in, @, @, INCOMING, @",
    "sideways, 380501234567, 380443334455, , 380501234567",
  })
  void the_direction_tells_who_the_client_is(
      String type, String caller, String dst, Direction direction, String client) {
    ObjectNode body = new ObjectMapper().createObjectNode();
    body.put("uniqueid", "1").put("call_type", type).put("caller", caller).put("dst", dst);
    CallEvent event = one(read(body));
    assertThat(event.direction()).isEqualTo(direction);
    if (direction != Direction.INTERNAL) {
      assertThat(event.client()).isEqualTo(client);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02 10:15:00, 2026-03-02T08:15:00Z",
    "2026-03-02 10:15, 2026-03-02T08:15:00Z",
    "2026-03-02T10:15:00, 2026-03-02T08:15:00Z",
    "2026-03-02T10:15:00.250, 2026-03-02T08:15:00.250Z",
    "2026-03-02T10:15:00+01:00, 2026-03-02T09:15:00Z",
    "2026-03-02T10:15:00Z, 2026-03-02T10:15:00Z",
    "2026-03-02 10:15:00 +0100, 2026-03-02T09:15:00Z",
    "2026-03-02 10:15:00+01:00, 2026-03-02T09:15:00Z",
    "2026/03/02 10:15:00, 2026-03-02T08:15:00Z",
    "02.03.2026 10:15:00, 2026-03-02T08:15:00Z",
    "2.3.2026 9:15, 2026-03-02T07:15:00Z",
    "02/03/2026 10:15:00, 2026-03-02T08:15:00Z",
    "02-03-2026 10:15:00, 2026-03-02T08:15:00Z",
    "20260302101500, 2026-03-02T08:15:00Z",
    "1772439300, 2026-03-02T08:15:00Z",
    "1772439300000, 2026-03-02T08:15:00Z",
    "'Mon, 2 Mar 2026 10:15:00 +0200', 2026-03-02T08:15:00Z",
    "2026-07-02 10:15:00, 2026-07-02T07:15:00Z",
    "2026-03-02,",
    "0000-00-00 00:00:00,",
    "2026-02-30 10:15:00,",
    "1970-01-01 00:00:00,",
    "yesterday,",
    "0,",
  })
  void times_are_read_in_many_notations_in_the_zone_of_the_project(String sent, Instant at) {
    ObjectNode body = new ObjectMapper().createObjectNode();
    body.put("uniqueid", "1").put("calldate", sent);
    assertThat(one(read(body)).startedAt()).isEqualTo(at);
  }

  @Test
  void a_recording_is_linked_only_by_https() {
    assertThat(recording("\"recording\": \"https://a.test/1.mp3\""))
        .isEqualTo("https://a.test/1.mp3");
    assertThat(recording("\"recording\": \"1.mp3\", \"recording_wav\": \"https://a.test/1.wav\""))
        .isEqualTo("https://a.test/1.wav");
    assertThat(recording("\"recording\": \"javascript:alert(1)\"")).isNull();
    assertThat(recording("\"recording\": \"https://\"")).isNull();
  }

  @Test
  void unfilled_parameters_tell_nothing() {
    CallEvent event =
        json(
            """
            {"call_id": "1", "caller": "null", "E164": "380501234567", "employee_fio": "{{employee}}",
             "utm_source": "undefined", "utm_medium": null, "dialog": {"a": 1}, "billsec": [5]}""");
    assertThat(event.client()).isEqualTo("380501234567");
    assertThat(event.employee()).isEmpty();
    assertThat(event.utm()).isEmpty();
    assertThat(event.talkSeconds()).isNull();
  }

  @Test
  void an_id_that_was_sent_as_a_number_keeps_its_digits() {
    assertThat(json("{\"uniqueid\": 1690000000.10}").callId()).isEqualTo("1690000000.10");
    assertThat(json("{\"uniqueid\": 12345678901234567890}").callId())
        .isEqualTo("12345678901234567890");
  }

  @Test
  void the_caller_may_bring_a_name() {
    CallEvent event = event("ringing", "json");
    assertThat(event.clientName()).isEqualTo("Olena Koval");
    assertThat(json("{\"call_id\":\"1\",\"caller\":\"\\\"380501234567\\\" <380501234567>\"}"))
        .extracting(CallEvent::clientName)
        .isNull();
  }

  @Test
  void the_employee_is_named_most_reliably_first() {
    assertThat(
            json("""
                    {"call_id": "1", "type": "in", "employee_fio": "Ivan", "manager_id": 8, "sip": "ivan1",
                     "staffid": 5012, "additional_call_data": {"employee_number": 5012}}""")
                .employee())
        .isEqualTo(List.of("5012", "ivan1", "8", "Ivan"));
  }

  @Test
  void a_form_and_json_of_other_types_are_one_event() {
    assertThat(CallEventKey.of(form("uniqueid=1&billsec=5&calldate=1772439300")))
        .isEqualTo(
            CallEventKey.of(json("{\"calldate\":1772439300,\"billsec\":5.0,\"uniqueid\":1}")));
  }

  private String recording(String members) {
    return json("{\"call_id\": \"1\", " + members + "}").recordingUrl();
  }

  private CallEvent json(String body) {
    return one(source.read(Requests.json(body), settings()));
  }

  private CallEvent form(String body) {
    return one(source.read(Requests.form(body), settings()));
  }
}
