package dev.patchbay.intake.telephony.zadarma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.intake.IntakeRequest;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.interaction.CallEvent.Result;
import dev.patchbay.intake.telephony.BodyReader;
import dev.patchbay.intake.telephony.CallSource;
import dev.patchbay.intake.telephony.CallSourceContract;
import dev.patchbay.intake.telephony.Requests;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZadarmaSourceTest extends CallSourceContract {

  private final CallSource source = new ZadarmaSource(new BodyReader());

  @Override
  protected CallSource source() {
    return source;
  }

  @Override
  protected String callIdField() {
    return "pbx_call_id";
  }

  @Override
  protected String timeField() {
    return "call_start";
  }

  @Override
  protected String talkField() {
    return "duration";
  }

  @Override
  protected boolean isStrict() {
    return false;
  }

  @Override
  protected List<String> phases() {
    return List.of("ringing", "ringing-internal", "answered", "completed", "recorded");
  }

  @Override
  protected List<String> ends() {
    return List.of("completed", "recorded");
  }

  @Override
  protected Set<String> neverTold() {
    return Set.of("durationSeconds", "recordingUrl", "utm");
  }

  @Override
  protected boolean sendsLists() {
    return false;
  }

  @ParameterizedTest
  @CsvSource({
    "answered, ANSWERED",
    "Answered, ANSWERED",
    "busy, MISSED",
    "cancel, MISSED",
    "no answer, MISSED",
    "failed, TECHNICAL_FAILURE",
    "no money, TECHNICAL_FAILURE",
    "unallocated number, TECHNICAL_FAILURE",
    "no limit, TECHNICAL_FAILURE",
    "no day limit, TECHNICAL_FAILURE",
    "line limit, TECHNICAL_FAILURE",
    "'no money, no limit', TECHNICAL_FAILURE",
    "something new,"
  })
  void every_disposition_has_its_meaning(String disposition, Result result) {
    CallEvent event = one(read(sent("completed").put("disposition", disposition)));
    assertThat(event.result()).isEqualTo(result);
  }

  @Test
  void each_extension_that_rings_is_an_event_of_its_own() {
    CallEvent first = event("ringing-internal", "form");
    CallEvent second = one(read(sent("ringing-internal").put("internal", "102")));
    assertThat(first.employee()).containsExactly("101");
    assertThat(second.employee()).containsExactly("102");
    assertThat(first.callId()).isEqualTo(second.callId());
    assertThat(event("ringing", "form").employee()).isEmpty();
  }

  @Test
  void whoever_the_call_was_passed_to_comes_before_whoever_took_it() {
    assertThat(one(read(sent("completed").put("last_internal", "103"))).employee())
        .containsExactly("103", "101");
  }

  @Test
  void of_an_outgoing_call_the_client_was_dialled() {
    CallEvent start = event("outgoing-start", "form");
    assertThat(start.phase()).isEqualTo(Phase.RINGING);
    assertThat(start.direction()).isEqualTo(Direction.OUTGOING);
    CallEvent end = event("outgoing-end", "form");
    assertThat(end.phase()).isEqualTo(Phase.COMPLETED);
    assertThat(end.client()).isEqualTo("380671112233");
    assertThat(end.line()).isEqualTo("380443334455");
    assertThat(end.employee()).containsExactly("102");
    assertThat(end.talkSeconds()).isEqualTo(48);
  }

  @Test
  void the_answer_of_an_outgoing_call_is_known_by_its_id() {
    var answer =
        sent("answered")
            .put("pbx_call_id", "out_5b")
            .put("caller_id", "380443334455")
            .put("destination", "380671112233");
    CallEvent event = one(read(answer));
    assertThat(event.direction()).isEqualTo(Direction.OUTGOING);
    assertThat(event.client()).isEqualTo("380671112233");
    assertThat(one(read(answer.put("pbx_call_id", "5b"))).direction()).isNull();
  }

  @Test
  void a_recording_tells_nothing_of_the_call() {
    CallEvent event = event("recorded", "form");
    assertThat(event.phase()).isEqualTo(Phase.RECORDED);
    assertThat(event.recordingId()).isEqualTo("1772439300.118204");
    assertThat(event.client()).isNull();
    assertThat(event.result()).isNull();
    assertThat(event.direction()).isEqualTo(Direction.INCOMING);
  }

  @Test
  void the_end_names_the_recording_only_when_there_is_one() {
    assertThat(event("completed", "form").recordingId()).isEqualTo("1772439300.118204");
    assertThat(one(read(sent("completed").put("is_recorded", "0"))).recordingId()).isNull();
    assertThat(event("missed", "form").recordingId()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "+380501234567",
    "380501234567",
    "0501234567",
    "anonymous",
  })
  void a_number_stays_as_it_was_sent(String number) {
    assertThat(one(read(sent("completed").put("caller_id", number))).client()).isEqualTo(number);
  }

  @Test
  void times_are_of_the_projects_zone_also_in_summer() {
    assertThat(one(read(sent("completed").put("call_start", "2026-07-01 10:15:00"))).startedAt())
        .isEqualTo(Instant.parse("2026-07-01T07:15:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NOTIFY_IVR", "SMS", "SPEECH_RECOGNITION", "notify_end", "X"})
  void other_notifications_change_nothing(String event) {
    assertThat(ignored(read(sent("completed").put("event", event))).reason()).isNotBlank();
  }

  @Test
  void a_notification_without_an_event_is_refused() {
    assertThat(fault(read(sent("completed").put("event", " ")), "event")).contains("missing");
  }

  @Test
  void the_check_of_the_address_hears_its_own_word() {
    var reply = ignored(source.read(echo("GET", "7d9a"), settings())).reply();
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.contentType()).isEqualTo("text/plain");
    assertThat(reply.body()).isEqualTo("7d9a");
  }

  @Test
  void only_a_short_word_of_a_get_is_said_again() {
    refused(source.read(echo("GET", "x".repeat(201)), settings()));
    refused(source.read(echo("POST", "7d9a"), settings()));
    assertThat(one(source.read(Requests.withQuery(end(), Map.of("zd_echo", "7")), settings())))
        .isEqualTo(event("completed", "form"));
  }

  private IntakeRequest end() {
    return Requests.form(fixture("completed", "form"));
  }

  static IntakeRequest echo(String method, String word) {
    return new IntakeRequest(method, null, Map.of(), Map.of("zd_echo", word), new byte[0]);
  }
}
