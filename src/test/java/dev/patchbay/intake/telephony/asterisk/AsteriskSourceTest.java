package dev.patchbay.intake.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.intake.Intake;
import dev.patchbay.intake.interaction.Call;
import dev.patchbay.intake.interaction.Call.Outcome;
import dev.patchbay.intake.interaction.CallAssembler;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.CallEvent.Result;
import dev.patchbay.intake.phone.PhoneNumbers;
import dev.patchbay.intake.telephony.BodyReader;
import dev.patchbay.intake.telephony.CallSource;
import dev.patchbay.intake.telephony.CallSourceContract;
import dev.patchbay.intake.telephony.Requests;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsteriskSourceTest extends CallSourceContract {

  private final CallSource source = new AsteriskSource(new BodyReader());

  @Override
  protected CallSource source() {
    return source;
  }

  @Override
  protected String callIdField() {
    return "linkedid";
  }

  @Override
  protected List<String> callIdFields() {
    return List.of("linkedid", "uniqueid");
  }

  @Override
  protected String timeField() {
    return "calldate";
  }

  @Override
  protected String talkField() {
    return "billsec";
  }

  @Override
  protected boolean isStrict() {
    return false;
  }

  @Override
  protected List<String> phases() {
    return List.of("completed");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          # context, src, dst, did, channel, dstchannel -> direction, client, line, employee
          from-trunk, 380501234567, 380443334455, -, SIP/trunk-0000000a, SIP/101-0000000b, INCOMING, 380501234567, 380443334455, 101
          from-pstn, 0501234567, 101, 443334455, DAHDI/i1/0501234567-1a2b, SCCP/101-00000001, INCOMING, 0501234567, 443334455, 101
          ext-queues, 380501234567, 600, 380443334455, PJSIP/t-0000000a, -, INCOMING, 380501234567, 380443334455, -
          ext-local, 380501234567, 101, -, Local/101@from-queue-0000002a;2, PJSIP/101-000001f5, INCOMING, 380501234567, -, 101
          from-internal, 101, 0671112233, -, PJSIP/101-0000000c, PJSIP/trunk-0000000d, OUTGOING, 0671112233, -, 101
          from-internal, 380443334455, 380671112233, -, PJSIP/101-0000000c, PJSIP/trunk-0000000d, OUTGOING, 380671112233, 380443334455, 101
          from-internal, 380443334455, 380671112233, -, SIP/iryna-0000000c, SIP/trunk-0000000d, OUTGOING, 380671112233, 380443334455, iryna
          from-internal, 101, 102, -, PJSIP/101-0000000e, PJSIP/102-0000000f, INTERNAL, 101, 102, 102
          from-trunk, anonymous, s, -, SIP/trunk-0000000a, SIP/iryna-0000000b, INCOMING, -, -, iryna
          from-internal, 380501234567, 380671112233, -, Local/380671112233@from-internal-0000000a;2, SIP/trunk-0000000b, -, 380501234567, -, trunk
          default, 380501234567, s, -, SIP/x-0000000a, -, -, 380501234567, -, -
          """)
  void who_is_who_follows_from_the_context_and_the_extensions(
      String context,
      String src,
      String dst,
      String did,
      String channel,
      String dstchannel,
      Direction direction,
      String client,
      String line,
      String employee) {
    CallEvent event =
        leg(
            fields()
                .put("dcontext", context)
                .put("src", src)
                .put("dst", dst)
                .put("did", did)
                .put("channel", channel)
                .put("dstchannel", dstchannel)
                .put("lastapp", dstchannel == null ? "Queue" : "Dial")
                .put("disposition", "ANSWERED"));
    assertThat(event.direction()).isEqualTo(direction);
    assertThat(event.client()).isEqualTo(client);
    assertThat(event.line()).isEqualTo(line);
    assertThat(event.employee().stream().findFirst().orElse(null)).isEqualTo(employee);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          # disposition, billsec, lastapp, dstchannel -> result, talk
          ANSWERED, 12, Dial, PJSIP/101-0000aaaa, ANSWERED, 12
          ANSWERED, 12, Queue, Local/101@from-queue-00000001;1, ANSWERED, 12
          ANSWERED, 12, -, -, ANSWERED, 12
          ANSWERED, 12, Dial, -, ANSWERED, 12
          ANSWERED, 0, Dial, PJSIP/101-0000aaaa, ANSWERED, 0
          ANSWERED, 12, Queue, -, MISSED, -
          ANSWERED, 12, Playback, -, MISSED, -
          ANSWERED, 12, BackGround, -, MISSED, -
          ANSWERED, 12, WaitExten, -, MISSED, -
          ANSWERED, 12, Hangup, -, MISSED, -
          ANSWERED, 12, VoiceMail, -, VOICEMAIL, -
          NO ANSWER, 0, Dial, PJSIP/101-0000aaaa, MISSED, 0
          NOANSWER, 0, Dial, -, MISSED, 0
          BUSY, 0, Dial, -, MISSED, 0
          FAILED, 0, Dial, -, TECHNICAL_FAILURE, 0
          CONGESTION, 0, Congestion, -, TECHNICAL_FAILURE, 0
          SOMETHING, 7, Dial, -, -, 7
          -, -, -, -, -, -
          """)
  void only_a_leg_that_was_connected_with_somebody_is_answered(
      String disposition,
      String billsec,
      String lastapp,
      String dstchannel,
      Result result,
      Integer talk) {
    CallEvent event =
        leg(
            fields()
                .put("disposition", disposition)
                .put("billsec", billsec)
                .put("lastapp", lastapp)
                .put("dstchannel", dstchannel));
    assertThat(event.result()).isEqualTo(result);
    assertThat(event.talkSeconds()).isEqualTo(talk);
  }

  @Test
  void a_colleague_s_answer_counts_more_than_the_menu_and_those_who_were_rung_in_vain() {
    List<CallEvent> legs = events(fixture("queue", "json"), true);
    assertThat(legs).extracting(CallEvent::callId).containsOnly("1772451000.500");
    assertThat(legs.getFirst().result())
        .as("work begins with what was answered")
        .isEqualTo(Result.ANSWERED);
    for (int i = 0; i < 50; i++) {
      List<CallEvent> shuffled = new ArrayList<>(legs);
      Collections.shuffle(shuffled, new Random(i));
      Call call = assembled(shuffled);
      assertThat(call.outcome()).isEqualTo(Outcome.ANSWERED);
      assertThat(call.employee()).containsExactly("102");
      assertThat(call.clientPhone()).isEqualTo("+380501234567");
      assertThat(call.linePhone()).isEqualTo("+380443334455");
      assertThat(call.talkSeconds()).isEqualTo(64);
      assertThat(call.startedAt()).isEqualTo(Instant.parse("2026-03-02T11:30:00Z"));
      assertThat(call.recordingId()).startsWith("q-600-");
    }
  }

  @Test
  void a_list_of_legs_may_come_as_a_form() {
    assertThat(events(fixture("queue", "form"), false))
        .isEqualTo(events(fixture("queue", "json"), true));
  }

  @Test
  void a_menu_and_a_queue_that_answered_do_not_hide_that_nobody_took_the_call() {
    Call call = assembled(events(fixture("queue-abandoned", "json"), true));
    assertThat(call.outcome()).isEqualTo(Outcome.MISSED);
    assertThat(call.result()).isEqualTo(Result.MISSED);
    assertThat(call.employee()).as("who was rung").containsExactly("101");
    assertThat(call.direction()).isEqualTo(Direction.INCOMING);
  }

  @Test
  void a_message_on_the_answering_machine_counts_more_than_having_missed_the_call() {
    ObjectNode machine = sent("missed");
    machine.put("disposition", "ANSWERED").put("lastapp", "VoiceMail").put("dst", "vmu101");
    machine.put("dstchannel", "").put("billsec", "31");
    Call call = assembled(List.of(leg(machine), event("missed", "json")));
    assertThat(call.result()).isEqualTo(Result.VOICEMAIL);
    assertThat(call.outcome()).isEqualTo(Outcome.MISSED);
  }

  @Test
  void a_transfer_to_a_colleague_does_not_make_the_call_an_internal_one() {
    ObjectNode transfer = sent("completed");
    transfer.put("src", "101").put("cnum", "101").put("dst", "102").put("did", "");
    transfer.put("dcontext", "from-internal").put("channel", "PJSIP/101-0000ffff");
    transfer.put("dstchannel", "PJSIP/102-0000fffe").put("billsec", "600");
    assertThat(leg(transfer).direction()).isEqualTo(Direction.INTERNAL);
    Call call = assembled(List.of(leg(transfer), event("completed", "json")));
    assertThat(call.direction()).isEqualTo(Direction.INCOMING);
    assertThat(call.clientPhone()).isEqualTo("+380501234567");
  }

  @Test
  void the_manager_s_names_say_the_same() {
    CallEvent event = event("manager-event-outgoing", "json");
    assertThat(event.callId()).isEqualTo("1772445605.78");
    assertThat(event.direction()).isEqualTo(Direction.OUTGOING);
    assertThat(event.client()).isEqualTo("0671112233");
    assertThat(event.employee()).containsExactly("101");
    assertThat(event.startedAt()).isEqualTo(Instant.parse("2026-03-02T10:00:05Z"));
    assertThat(event.talkSeconds()).isEqualTo(100);
  }

  @Test
  void the_manager_s_other_events_make_no_call() {
    assertThat(read(fields().put("Event", "Hangup").put("Uniqueid", "1772445605.78")))
        .isInstanceOf(Intake.Ignored.class);
    assertThat(one(read(fields().put("Event", "CDR"))).callId()).isEqualTo("1772439300.1");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02 10:15:00, 2026-03-02T08:15:00Z",
    "2026-03-02 10:15:00 +0000, 2026-03-02T10:15:00Z",
    "2026-03-02T10:15:00Z, 2026-03-02T10:15:00Z",
    "1772439300.123456, 2026-03-02T08:15:00Z",
    "1772439300, 2026-03-02T08:15:00Z"
  })
  void times_may_be_local_or_say_their_zone(String start, Instant at) {
    assertThat(leg(fields().put("start", start)).startedAt()).isEqualTo(at);
  }

  @Test
  void names_and_numbers_are_taken_out_of_the_caller_id() {
    CallEvent event =
        leg(fields().put("dcontext", "from-trunk").put("clid", "\"Anna\" <+380501234567>"));
    assertThat(event.client()).isEqualTo("+380501234567");
    assertThat(event.clientName()).isEqualTo("Anna");
    assertThat(leg(fields().put("clid", "\"380501234567\" <380501234567>")).clientName()).isNull();
  }

  private ObjectNode fields() {
    return new ObjectMapper().createObjectNode().put("uniqueid", "1772439300.1");
  }

  private CallEvent leg(ObjectNode fields) {
    return one(read(fields));
  }

  private List<CallEvent> events(String body, boolean json) {
    Intake intake = source.read(json ? Requests.json(body) : Requests.form(body), settings());
    assertThat(intake).isInstanceOf(Intake.Events.class);
    return ((Intake.Events) intake).events();
  }

  private Call assembled(List<CallEvent> events) {
    return new CallAssembler(new PhoneNumbers()).assemble(events, settings());
  }
}
