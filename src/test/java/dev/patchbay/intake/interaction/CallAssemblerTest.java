package dev.patchbay.intake.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.intake.Settings;
import dev.patchbay.intake.interaction.Call.Outcome;
import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.interaction.CallEvent.Result;
import dev.patchbay.intake.phone.PhoneNumbers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallAssemblerTest {

  private static final Instant START = Instant.parse("2026-03-02T08:15:00Z");

  private final CallAssembler assembler = new CallAssembler(new PhoneNumbers());

  private final CallEvent ringing =
      new CallEvent(
          "pbx",
          "1",
          Phase.RINGING,
          Direction.INCOMING,
          "CALLING",
          null,
          "0501234567",
          "Olena",
          "380443334455",
          List.of("100"),
          START,
          null,
          null,
          null,
          null,
          Map.of("utm_source", "google", "utm_term", "shoes"));
  private final CallEvent answered =
      new CallEvent(
          "pbx",
          "1",
          Phase.ANSWERED,
          null,
          "ANSWERED",
          null,
          "anonymous",
          null,
          null,
          List.of("101", "Ivan"),
          START.plusSeconds(15),
          7,
          3,
          null,
          null,
          null);
  private final CallEvent completed =
      new CallEvent(
          "pbx",
          "1",
          Phase.COMPLETED,
          Direction.INCOMING,
          "PROPER",
          Result.ANSWERED,
          "380501234567",
          null,
          null,
          List.of(),
          null,
          100,
          85,
          15,
          "https://a.test/1.wav",
          Map.of("utm_source", "bing"));

  @Test
  void any_order_with_any_repeats_gives_the_same_call() {
    Call expected = assemble(ringing, answered, completed);
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      List<CallEvent> events = new ArrayList<>(List.of(ringing, answered, completed));
      for (int repeats = random.nextInt(4); repeats > 0; repeats--) {
        events.add(events.get(random.nextInt(3)));
      }
      Collections.shuffle(events, random);
      assertThat(assembler.assemble(events, Settings.kyiv())).isEqualTo(expected);
    }
  }

  @Test
  void later_phases_win_and_earlier_ones_fill_their_blanks() {
    Call call = assemble(ringing, answered, completed);
    assertThat(call.phase()).isEqualTo(Phase.COMPLETED);
    assertThat(call.outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(call.result()).isEqualTo(Result.ANSWERED);
    assertThat(call.status()).isEqualTo("PROPER");
    assertThat(call.clientPhone()).isEqualTo("+380501234567");
    assertThat(call.clientName()).isEqualTo("Olena");
    assertThat(call.linePhone()).isEqualTo("+380443334455");
    assertThat(call.employee()).containsExactly("101", "Ivan");
    assertThat(call.startedAt()).isEqualTo(START);
    assertThat(call.durationSeconds()).isEqualTo(100);
    assertThat(call.talkSeconds()).isEqualTo(85);
    assertThat(call.utm()).isEqualTo(Map.of("utm_source", "bing", "utm_term", "shoes"));
  }

  @Test
  void a_call_that_still_rings_is_undecided_and_a_picked_up_one_is_answered() {
    assertThat(assemble(ringing).outcome()).isEqualTo(Outcome.PENDING);
    assertThat(assemble(ringing, answered).outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(assemble(answered).outcome()).isEqualTo(Outcome.ANSWERED);
  }

  @Test
  void seconds_of_a_call_that_is_not_over_are_not_its_length() {
    assertThat(assemble(ringing, answered).durationSeconds()).isNull();
    assertThat(assemble(ringing, answered).talkSeconds()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    // result, talk, least talk, picked up before, outcome
    "ANSWERED, 85, 1, false, ANSWERED",
    "ANSWERED, 0, 1, false, MISSED",
    "ANSWERED, 0, 1, true, MISSED",
    "ANSWERED, 9, 10, false, MISSED",
    "ANSWERED, 10, 10, false, ANSWERED",
    "ANSWERED, 0, 0, false, ANSWERED",
    "ANSWERED, , 10, false, ANSWERED",
    "MISSED, 85, 1, false, MISSED",
    "MISSED, , 1, true, MISSED",
    "VOICEMAIL, 20, 1, false, MISSED",
    "TECHNICAL_FAILURE, , 1, false, MISSED",
    ", 85, 1, false, ANSWERED",
    ", 0, 1, true, MISSED",
    ", 0, 0, false, MISSED",
    ", 5, 10, false, MISSED",
    ", , 1, false, MISSED",
    ", , 1, true, ANSWERED",
  })
  void an_ended_call_is_answered_by_its_status_and_its_talk(
      Result result, Integer talk, int least, boolean pickedUp, Outcome outcome) {
    List<CallEvent> events = new ArrayList<>(List.of(end(result, talk)));
    if (pickedUp) {
      events.add(answered);
    }
    assertThat(assembler.assemble(events, Settings.minTalkSeconds(least)).outcome())
        .isEqualTo(outcome);
  }

  @Test
  void one_leg_that_reached_somebody_counts_more_than_those_that_did_not() {
    Call call = assemble(end(Result.MISSED, 0), end(Result.ANSWERED, 40), end(null, null));
    assertThat(call.outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(call.talkSeconds()).isEqualTo(40);
  }

  @Test
  void the_sides_come_from_an_event_that_knew_the_direction() {
    CallEvent outgoing = sides(Phase.RINGING, Direction.OUTGOING, "380671112233", "380443334455");
    CallEvent unsure = sides(Phase.COMPLETED, null, "380443334455", "380671112233");
    Call call = assemble(unsure, outgoing);
    assertThat(call.direction()).isEqualTo(Direction.OUTGOING);
    assertThat(call.clientPhone()).isEqualTo("+380671112233");
    assertThat(call.linePhone()).isEqualTo("+380443334455");
  }

  @Test
  void a_direction_that_nobody_told_is_incoming() {
    assertThat(assemble(end(Result.MISSED, 0)).direction()).isEqualTo(Direction.INCOMING);
  }

  @Test
  void a_client_without_a_number_stays_readable() {
    Call call = assemble(sides(Phase.COMPLETED, Direction.INCOMING, "anonymous", "Main line"));
    assertThat(call.client()).isEqualTo("anonymous");
    assertThat(call.clientPhone()).isNull();
    assertThat(call.line()).isEqualTo("Main line");
    assertThat(call.linePhone()).isNull();
  }

  @Test
  void who_was_rung_in_vain_is_not_who_answered() {
    Call call =
        assemble(leg(Result.MISSED, "101"), leg(Result.ANSWERED), leg(Result.MISSED, "102"));
    assertThat(call.employee()).isEmpty();
    assertThat(assemble(leg(Result.MISSED, "101"), leg(Result.ANSWERED, "103")).employee())
        .containsExactly("103");
    assertThat(assemble(leg(Result.MISSED, "101")).employee()).containsExactly("101");
    assertThat(assemble(answered, leg(Result.ANSWERED), leg(Result.MISSED, "102")).employee())
        .as("the pick-up told who it is")
        .containsExactly("101", "Ivan");
  }

  @Test
  void a_leg_between_two_of_us_does_not_make_the_client_s_call_internal() {
    CallEvent transfer = sides(Phase.COMPLETED, Direction.INTERNAL, "101", "102");
    CallEvent first = sides(Phase.COMPLETED, Direction.INCOMING, "380501234567", "380443334455");
    for (Call call : List.of(assemble(transfer, first), assemble(first, transfer))) {
      assertThat(call.direction()).isEqualTo(Direction.INCOMING);
      assertThat(call.clientPhone()).isEqualTo("+380501234567");
    }
    assertThat(assemble(transfer).direction()).isEqualTo(Direction.INTERNAL);
  }

  @Test
  void a_message_left_counts_more_than_nobody_there() {
    assertThat(assemble(end(Result.MISSED, 0), end(Result.VOICEMAIL, null)).result())
        .isEqualTo(Result.VOICEMAIL);
    assertThat(assemble(end(Result.VOICEMAIL, null), end(Result.ANSWERED, 5)).outcome())
        .isEqualTo(Outcome.ANSWERED);
  }

  @Test
  void a_call_needs_an_event() {
    assertThatThrownBy(this::assemble).isInstanceOf(IllegalArgumentException.class);
  }

  private Call assemble(CallEvent... events) {
    return assembler.assemble(List.of(events), Settings.kyiv());
  }

  private static CallEvent leg(Result result, String... employee) {
    return new CallEvent(
        "pbx",
        "1",
        Phase.COMPLETED,
        null,
        null,
        result,
        null,
        null,
        null,
        List.of(employee),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static CallEvent end(Result result, Integer talk) {
    return new CallEvent(
        "pbx",
        "1",
        Phase.COMPLETED,
        null,
        null,
        result,
        null,
        null,
        null,
        null,
        null,
        null,
        talk,
        null,
        null,
        null);
  }

  private static CallEvent sides(Phase phase, Direction direction, String client, String line) {
    return new CallEvent(
        "pbx", "1", phase, direction, null, null, client, null, line, null, null, null, null, null,
        null, null);
  }
}
