package dev.patchbay.intake.telephony.ringostat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.Settings;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.telephony.BodyReader;
import dev.patchbay.intake.telephony.CallLog.Answer;
import dev.patchbay.intake.telephony.CallLog.Logged;
import dev.patchbay.intake.telephony.CallSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RingostatCallLogTest {

  private static final Instant FROM = Instant.parse("2026-03-02T08:00:00Z");
  private static final Instant TO = Instant.parse("2026-03-02T09:00:00Z");
  private static final Map<String, String> KEY = Map.of("authKey", RingostatServer.KEY);

  private RingostatServer ringostat;
  private RingostatCallLog log;

  @BeforeEach
  void start() throws IOException {
    ringostat = new RingostatServer();
    log = new RingostatCallLog(new LogRequest(ringostat.address(), Duration.ofSeconds(2)));
  }

  @AfterEach
  void stop() {
    ringostat.close();
  }

  @Test
  void a_row_says_what_the_webhook_of_the_same_call_would_have_said() {
    ringostat.call("ua1-1.5", "2026-03-02 10:15:00", "PROPER", "85");
    Logged logged = calls(FROM, TO).getFirst();
    CallEvent event = logged.event();
    assertThat(event.source()).isEqualTo("ringostat");
    assertThat(event.callId()).isEqualTo("ua1-1.5");
    assertThat(event.phase()).isEqualTo(Phase.COMPLETED);
    assertThat(event.startedAt()).isEqualTo(Instant.parse("2026-03-02T08:15:00Z"));
    assertThat(event.client()).isEqualTo("380501234567");
    assertThat(event.employee()).containsExactly("5001");
    assertThat(event.recordingUrl()).endsWith("ua1-1.5.mp3");
    assertThat(logged.raw()).contains("\"disposition\":\"PROPER\"");
  }

  @Test
  void it_is_asked_in_the_project_s_time_for_known_fields_with_the_key_in_the_header() {
    calls(FROM, TO);
    Map<String, String> question = ringostat.questions.getFirst();
    assertThat(question)
        .containsEntry("export_type", "json")
        .containsEntry("from", "2026-03-02 10:00:00")
        .containsEntry("to", "2026-03-02 11:00:00")
        .containsEntry("x-project-id", null);
    assertThat(question.get("fields").split(",")).contains("uniqueid", "calldate", "billsec");
    assertThat(question.values()).doesNotContain(RingostatServer.KEY);
    log.calls(
        Map.of("authKey", RingostatServer.KEY, "projectId", " 7 "), FROM, TO, Settings.kyiv());
    assertThat(ringostat.questions.getLast()).containsEntry("x-project-id", "7");
  }

  @Test
  void in_the_hour_that_comes_twice_the_window_does_not_turn_around() {
    Instant before = Instant.parse("2026-10-25T00:50:00Z");
    calls(before, before.plusSeconds(1200));
    assertThat(ringostat.questions.getFirst())
        .containsEntry("from", "2026-10-25 02:50:00")
        .containsEntry("to", "2026-10-25 03:10:00");
  }

  @Test
  void a_full_answer_may_be_cut_off_and_is_asked_for_in_parts() {
    for (int i = 0; i < RingostatCallLog.MOST_ROWS + 1; i++) {
      ringostat.call("c" + i, "2026-03-02 10:00:%02d".formatted(i % 60), "NO ANSWER", "0");
    }
    assertThat(log.calls(KEY, FROM, TO, Settings.kyiv())).isInstanceOf(Answer.TooMany.class);
    assertThat(calls(FROM, FROM.plusSeconds(60)))
        .as("a minute is not divided any more")
        .hasSize(RingostatCallLog.MOST_ROWS);
  }

  @Test
  void rows_without_an_id_are_left_out() {
    ringostat.call("", "2026-03-02 10:15:00", "PROPER", "85");
    ringostat.call("x".repeat(300), "2026-03-02 10:15:00", "PROPER", "85");
    assertThat(calls(FROM, TO)).isEmpty();
    ringostat.instead = "[1, null, [], {\"uniqueid\": \"a\"}]";
    assertThat(calls(FROM, TO)).hasSize(1);
    ringostat.instead = "{\"data\": [{\"uniqueid\": \"a\"}]}";
    assertThat(calls(FROM, TO)).hasSize(1);
  }

  @Test
  void a_wrong_key_is_refused_without_being_told() {
    Answer answer = log.calls(Map.of("authKey", "wrong-key"), FROM, TO, Settings.kyiv());
    assertThat(answer).isEqualTo(new Answer.Refused("Ringostat refuses the Auth-key."));
  }

  @ParameterizedTest
  @CsvSource({"500, false", "503, false", "429, false", "404, true", "302, true"})
  void a_fault_of_ringostat_s_passes_and_a_refusal_stays(int status, boolean stays) {
    ringostat.status = status;
    assertThat(log.calls(KEY, FROM, TO, Settings.kyiv()))
        .isInstanceOf(stays ? Answer.Refused.class : Answer.Unavailable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>busy</html>", "{\"error\": 1}", "\"text\"", "[{", "null"})
  void garbage_is_no_list(String body) {
    ringostat.instead = body;
    assertThat(log.calls(KEY, FROM, TO, Settings.kyiv()))
        .isEqualTo(new Answer.Unavailable("Ringostat's answer is no list of calls."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Incorrect field: waittime", "{\"message\": \"incorrect field n_alias\"}"})
  void an_unknown_field_is_told_apart_from_garbage(String body) {
    ringostat.instead = body;
    assertThat(log.calls(KEY, FROM, TO, Settings.kyiv())).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void nobody_there_and_nobody_who_answers_are_unavailable() throws IOException {
    ringostat.close();
    assertThat(log.calls(KEY, FROM, TO, Settings.kyiv())).isInstanceOf(Answer.Unavailable.class);
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      URI address = URI.create("http://127.0.0.1:" + silent.getLocalPort());
      RingostatCallLog waiting =
          new RingostatCallLog(new LogRequest(address, Duration.ofMillis(200)));
      assertThat(waiting.calls(KEY, FROM, TO, Settings.kyiv()))
          .isInstanceOf(Answer.Unavailable.class);
    }
  }

  @Test
  void without_a_key_it_is_not_asked_and_the_interval_is_the_project_s() {
    assertThat(log.interval(Map.of())).isEmpty();
    assertThat(log.interval(Map.of("authKey", " "))).isEmpty();
    assertThat(log.interval(KEY)).contains(Duration.ofMinutes(10));
    assertThat(log.interval(Map.of("authKey", "k", "pollMinutes", "3")))
        .contains(Duration.ofMinutes(3));
  }

  @ParameterizedTest
  @CsvSource({
    "authKey, a b, authKey",
    "projectId, seven, projectId",
    "pollMinutes, 0, pollMinutes",
    "pollMinutes, 1441, pollMinutes",
    "pollMinutes, often, pollMinutes",
    "pollMinutes, 15,",
    "authKey, kJ2-_=,",
    "projectId, ' ',"
  })
  void a_wrong_value_is_named(String field, String value, String fault) {
    CallSource source = new RingostatSource(new BodyReader());
    assertThat(source.faults(Map.of(field, value)))
        .extracting(FieldError::field)
        .isEqualTo(fault == null ? List.of() : List.of(fault));
    assertThat(source.checksSenders()).isFalse();
  }

  private List<Logged> calls(Instant from, Instant to) {
    Answer answer = log.calls(KEY, from, to, Settings.kyiv());
    assertThat(answer).isInstanceOf(Answer.Calls.class);
    return ((Answer.Calls) answer).calls();
  }
}
