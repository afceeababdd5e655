package dev.patchbay.intake.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.Intake;
import dev.patchbay.intake.interaction.Call;
import dev.patchbay.intake.interaction.CallAssembler;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.interaction.CallEventKey;
import dev.patchbay.intake.phone.PhoneNumbers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every telephony source owes the hub. A source's test extends this class and puts into {@code
 * src/test/resources/telephony/<name>} what its telephony really sends, each as {@code .json} and
 * {@code .form}:
 *
 * <ul>
 *   <li>{@code ringing}, {@code answered}, {@code completed}: one incoming call of 380501234567 to
 *       380443334455 that began on 2 March 2026 at 10:15 in Kyiv, lasted 100 seconds, 85 of them
 *       talk with an employee, with a recording and a utm_source {@code google}
 *   <li>{@code missed}: another call of the same number that nobody answered
 * </ul>
 *
 * A telephony that does not send one of the phases or encodings says so by {@link #phases()} and
 * {@link #encodings()}; one that tells a phase in several events has a fixture for each, such as
 * {@code completed} and {@code completed-dial}; one that cannot tell a fact says so by {@link
 * #neverTold()}.
 */
public abstract class CallSourceContract extends CallSourceFixtures {

  private final CallAssembler assembler = new CallAssembler(new PhoneNumbers());

  /**
   * The sender's name of the call id, in the fixtures and in the error about its absence; with its
   * path where it lies deeper, as the following ones.
   */
  protected abstract String callIdField();

  /** The sender's name of the begin of the call, in one of the fixtures of the end. */
  protected abstract String timeField();

  /** The sender's name of the seconds of talk, in one of the fixtures of the end. */
  protected abstract String talkField();

  /** Whether a wrong secondary field refuses the event; otherwise the field is left blank. */
  protected abstract boolean isStrict();

  /** The fixtures of a whole call in their order; the phase is the name up to a hyphen. */
  protected List<String> phases() {
    return List.of("ringing", "answered", "completed");
  }

  /** Those of {@link #phases()} that come once the call is over. */
  protected List<String> ends() {
    return List.of("completed");
  }

  /** The parts of a {@link Call} that this telephony can never tell. */
  protected Set<String> neverTold() {
    return Set.of();
  }

  /** The parts of a {@link Call} that only events before its end tell. */
  protected Set<String> toldBeforeTheEnd() {
    return Set.of();
  }

  /** Whether a body may hold several events. */
  protected boolean sendsLists() {
    return true;
  }

  protected List<String> encodings() {
    return List.of("json", "form");
  }

  @Test
  void its_name_can_stand_in_a_path() {
    assertThat(source().name()).matches("[a-z0-9-]{2,30}");
  }

  @Test
  void each_fixture_tells_its_phase() {
    for (String phase : phases()) {
      for (String encoding : encodings()) {
        CallEvent event = event(phase, encoding);
        assertThat(event.phase()).isEqualTo(Phase.valueOf(phase.split("-")[0].toUpperCase()));
        assertThat(event.source()).isEqualTo(source().name());
      }
    }
  }

  @Test
  void all_phases_belong_to_one_call() {
    assertThat(phases().stream().flatMap(this::inEachEncoding).map(CallEvent::callId).distinct())
        .hasSize(1);
  }

  @Test
  void the_encoding_changes_nothing() {
    for (String fixture : fixtures()) {
      assertThat(inEachEncoding(fixture).map(CallEventKey::of).distinct()).hasSize(1);
    }
  }

  @Test
  void the_order_of_parameters_changes_nothing() {
    for (String fixture : fixtures()) {
      ObjectNode sent = sent(fixture);
      ObjectNode reversed = JSON.createObjectNode();
      List<String> names =
          new ArrayList<>(sent.properties().stream().map(e -> e.getKey()).toList());
      names.reversed().forEach(name -> reversed.set(name, sent.get(name)));
      assertThat(CallEventKey.of(one(read(reversed)))).isEqualTo(CallEventKey.of(one(read(sent))));
    }
  }

  @Test
  void a_repeat_is_recognised_and_a_later_phase_is_not_a_repeat() {
    List<String> keys =
        fixtures().stream().map(f -> CallEventKey.of(event(f, encodings().getFirst()))).toList();
    List<String> again =
        fixtures().stream().map(f -> CallEventKey.of(event(f, encodings().getFirst()))).toList();
    assertThat(again).isEqualTo(keys);
    assertThat(keys).doesNotHaveDuplicates();
  }

  @Test
  void the_whole_call_is_understood() {
    Call call = call(phases());
    assertThat(call.direction()).isEqualTo(Direction.INCOMING);
    assertThat(call.outcome()).isEqualTo(Call.Outcome.ANSWERED);
    assertThat(call.clientPhone()).isEqualTo("+380501234567");
    assertThat(call.linePhone()).isEqualTo("+380443334455");
    assertThat(call.startedAt()).isEqualTo(Instant.parse("2026-03-02T08:15:00Z"));
    assertThat(call.durationSeconds()).isEqualTo(told("durationSeconds") ? 100 : null);
    assertThat(call.talkSeconds()).isEqualTo(85);
    if (told("recordingUrl")) {
      assertThat(call.recordingUrl()).startsWith("https://");
    } else {
      assertThat(call.recordingUrl()).isNull();
      assertThat(call.recordingId()).isNotBlank();
    }
    assertThat(call.utm().get("utm_source")).isEqualTo(told("utm") ? "google" : null);
    assertThat(call.employee().isEmpty()).isEqualTo(!told("employee"));
  }

  @Test
  void the_end_alone_tells_what_all_phases_tell() {
    Set<String> ignored = new HashSet<>(toldBeforeTheEnd());
    ignored.addAll(Set.of("clientName", "client"));
    assertThat(call(ends()))
        .usingRecursiveComparison()
        .ignoringFields(ignored.toArray(String[]::new))
        .isEqualTo(call(phases()));
  }

  @Test
  void while_a_phone_rings_nothing_is_known_of_the_outcome() {
    if (phases().contains("ringing")) {
      assertThat(call(List.of("ringing")).outcome()).isEqualTo(Call.Outcome.PENDING);
    }
    if (phases().contains("answered")) {
      assertThat(call(List.of("answered")).outcome()).isEqualTo(Call.Outcome.ANSWERED);
    }
  }

  @Test
  void a_call_that_nobody_answered_is_missed() {
    Call call = call(List.of("missed"));
    assertThat(call.outcome()).isEqualTo(Call.Outcome.MISSED);
    assertThat(call.clientPhone()).isEqualTo("+380501234567");
  }

  @Test
  void a_missing_call_id_is_refused_by_its_name() {
    assertThat(fault(read(sentWith("completed", callIdField(), (JsonNode) null)), callIdField()))
        .contains("missing");
    assertThat(fault(read(sentWith("completed", callIdField(), "  ")), callIdField()))
        .contains("missing");
  }

  @Test
  void a_call_id_that_cannot_be_a_key_is_refused_by_its_name() {
    ObjectNode sent = sentWith("completed", callIdField(), "x".repeat(201));
    assertThat(fault(read(sent), callIdField())).contains("200");
  }

  @Test
  void a_wrong_time_and_a_wrong_length_never_decide() {
    for (String field : List.of(timeField(), talkField())) {
      for (String wrong :
          List.of("abc", "-5", "99:99:99", "2026-13-40T25:00:00", "9".repeat(400))) {
        Intake intake = read(sentWith(endWith(field), field, wrong));
        if (isStrict()) {
          assertThat(fault(intake, field)).isNotBlank();
        } else {
          CallEvent event = one(intake);
          assertThat(field.equals(timeField()) ? event.startedAt() : event.talkSeconds()).isNull();
        }
      }
    }
  }

  @Test
  void malformed_json_is_refused_with_its_position() {
    Intake.Invalid invalid =
        refused(source().read(Requests.json("{\n  \"a\": 1,,\n}"), settings()));
    assertThat(invalid.status()).isEqualTo(400);
    assertThat(invalid.code()).isEqualTo("malformed-body");
    assertThat(invalid.detail()).contains("line 2, column ");
  }

  @Test
  void a_malformed_form_is_refused() {
    Intake.Invalid invalid = refused(source().read(Requests.form("a=%zz"), settings()));
    assertThat(invalid.status()).isEqualTo(400);
    assertThat(invalid.code()).isEqualTo("malformed-body");
  }

  @Test
  void an_oversized_body_is_refused_and_one_at_the_limit_is_read() {
    String body = fixture("completed", "json");
    String atTheLimit = body + " ".repeat(BodyReader.MAX_BYTES - body.length());
    one(source().read(Requests.json(atTheLimit), settings()));
    Intake.Invalid invalid = refused(source().read(Requests.json(atTheLimit + " "), settings()));
    assertThat(invalid.status()).isEqualTo(413);
    assertThat(invalid.detail()).contains("262144");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "multipart/form-data; boundary=x", "application/xml", ";", ""})
  void another_content_type_is_refused(String type) {
    Intake.Invalid invalid =
        refused(source().read(Requests.of(type, fixture("completed", "json")), settings()));
    assertThat(invalid.status()).isEqualTo(415);
    assertThat(invalid.errors()).extracting(FieldError::field).containsExactly("Content-Type");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json;charset=UTF-8",
        "APPLICATION/JSON",
        "application/vnd.pbx.call+json"
      })
  void json_is_known_by_all_its_names(String type) {
    one(source().read(Requests.of(type, fixture("completed", "json")), settings()));
  }

  @ParameterizedTest
  @MethodSource("senseless")
  void what_makes_no_sense_is_refused_and_nothing_is_thrown(String body) {
    assertThat(refused(source().read(Requests.json(body), settings())).status()).isEqualTo(400);
    assertThat(refused(source().read(Requests.form(body), settings())).status()).isEqualTo(400);
  }

  static Stream<String> senseless() {
    return Stream.of(
        "",
        "{}",
        "[]",
        "[[]]",
        "[1,null]",
        "null",
        "42",
        "\"text\"",
        "{\"data\":[]}",
        "[".repeat(100_000),
        "{\"a\":".repeat(900) + "1" + "}".repeat(900),
        "\u0000",
        "1e999999999",
        "a[".repeat(5000) + "=1",
        "&&&=&=&",
        "{} {}",
        "\uFEFF{}");
  }

  @Test
  void whatever_a_broken_sender_makes_of_an_event_is_read_or_refused() {
    Random random = new Random(20260302);
    for (String encoding : encodings()) {
      byte[] sent = fixture("completed", encoding).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 2000; i++) {
        byte[] broken = sent.clone();
        for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
          broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
        }
        assertThatCode(() -> source().read(Requests.of(contentType(encoding), broken), settings()))
            .as(() -> new String(broken, StandardCharsets.UTF_8))
            .doesNotThrowAnyException();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'@'", "'<'", "'<>'", "'>'", "'+'", "':'", "'sip:'", "'sip:@'", "'{'", "'['", "'{}'", "'-'",
        "'.'", "','", "';'", "'0'", "'x'", "'\\n'", "'\\u0000'", "'%'", "''", "null", "true", "[]",
        "{}", "[[1]]", "{'a': 1}", "-1", "1.5e300", "1e999999999"
      })
  void an_odd_value_in_any_field_is_read_or_refused(String value) throws Exception {
    JsonNode odd = JSON.readTree(value.replace('\'', '"'));
    for (String end : ends()) {
      for (String name : fields(sent(end), "")) {
        switch (read(sentWith(end, name, odd))) {
          case Intake.Events events ->
              assertThat(assembler.assemble(events.events(), settings()).callId()).isNotBlank();
          case Intake.Ignored ignored -> assertThat(ignored.reason()).as(name).isNotBlank();
          case Intake.Invalid invalid -> assertThat(invalid.errors()).as(name).isNotEmpty();
        }
      }
    }
  }

  @Test
  void a_value_as_long_as_the_body_costs_no_time() {
    for (String filling : List.of(" ", "1", ",", "<", "\"", "[", "x", "+ ", "1 ,")) {
      String hostile = "1" + filling.repeat(200_000 / filling.length()) + "x";
      for (String name : fields(sent("completed"), "")) {
        if (!name.equals(callIdField())) {
          assertTimeoutPreemptively(
              Duration.ofSeconds(2),
              () -> {
                if (read(sentWith("completed", name, hostile)) instanceof Intake.Events events) {
                  assembler.assemble(events.events(), settings());
                }
              },
              () -> name + " filled with " + filling);
        }
      }
    }
  }

  @Test
  void a_list_gives_its_events_in_order_and_is_refused_whole() {
    String first = fixture("completed", "json");
    String second = fixture("missed", "json");
    Intake intake = read(Requests.json("[" + first + "," + second + "]"));
    if (!sendsLists()) {
      assertThat(refused(intake).code()).isEqualTo("malformed-body");
      return;
    }
    assertThat(intake).isInstanceOf(Intake.Events.class);
    assertThat(((Intake.Events) intake).events())
        .containsExactly(event("completed", "json"), event("missed", "json"));

    ObjectNode broken = sent("missed");
    broken.remove(callIdField());
    Intake refused = read(Requests.json("[" + first + "," + broken + "]"));
    assertThat(fault(refused, "[1]." + callIdField())).contains("missing");
  }

  private boolean told(String part) {
    return !neverTold().contains(part);
  }

  /** The fixture of the end that has the field. */
  private String endWith(String field) {
    return ends().stream()
        .filter(end -> !sent(end).at(pointer(field)).isMissingNode())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no fixture of the end has " + field));
  }

  /** The paths of all fields, also of those in objects. */
  private static List<String> fields(JsonNode object, String path) {
    return object.properties().stream()
        .flatMap(
            field -> {
              String name = path + field.getKey();
              return Stream.concat(Stream.of(name), fields(field.getValue(), name + ".").stream());
            })
        .toList();
  }

  private Call call(List<String> fixtures) {
    return assembler.assemble(
        fixtures.stream().map(f -> event(f, encodings().getFirst())).toList(), settings());
  }

  private List<String> fixtures() {
    return Stream.concat(phases().stream(), Stream.of("missed")).toList();
  }

  private Stream<CallEvent> inEachEncoding(String fixture) {
    return encodings().stream().map(encoding -> event(fixture, encoding));
  }
}
