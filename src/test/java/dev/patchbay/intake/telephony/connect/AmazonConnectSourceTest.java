package dev.patchbay.intake.telephony.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.intake.Intake;
import dev.patchbay.intake.interaction.Call;
import dev.patchbay.intake.interaction.Call.Outcome;
import dev.patchbay.intake.interaction.CallAssembler;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.interaction.CallEvent.Result;
import dev.patchbay.intake.interaction.CallEventKey;
import dev.patchbay.intake.phone.PhoneNumbers;
import dev.patchbay.intake.telephony.BodyReader;
import dev.patchbay.intake.telephony.CallSource;
import dev.patchbay.intake.telephony.CallSourceContract;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmazonConnectSourceTest extends CallSourceContract {

  private final CallSource source = new AmazonConnectSource(new BodyReader());

  @Override
  protected CallSource source() {
    return source;
  }

  @Override
  protected String callIdField() {
    return "detail.contactId";
  }

  @Override
  protected String timeField() {
    return "detail.initiationTimestamp";
  }

  @Override
  protected String talkField() {
    return "detail.disconnectTimestamp";
  }

  @Override
  protected boolean isStrict() {
    return false;
  }

  @Override
  protected List<String> encodings() {
    return List.of("json");
  }

  @Override
  protected Set<String> neverTold() {
    return Set.of("recordingUrl", "recordingId", "utm");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          INITIATED, RINGING
          CONNECTED_TO_SYSTEM, RINGING
          QUEUED, RINGING
          CONTACT_DATA_UPDATED, RINGING
          CONNECTED_TO_AGENT, ANSWERED
          DISCONNECTED, COMPLETED
          COMPLETED, COMPLETED
          PAUSED, -
          AMD_DISABLED, -
          SOMETHING_NEW, -
          """)
  void the_type_says_how_far_the_call_is(String type, Phase phase) {
    Intake intake = read(sentWith("completed", "detail.eventType", type));
    if (phase == null) {
      assertThat(intake).isInstanceOf(Intake.Ignored.class);
    } else {
      assertThat(one(intake).phase()).isEqualTo(phase);
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          INBOUND, INCOMING
          CALLBACK, INCOMING
          OUTBOUND, OUTGOING
          EXTERNAL_OUTBOUND, OUTGOING
          API, OUTGOING
          TRANSFER, -
          QUEUE_TRANSFER, -
          """)
  void the_way_it_began_says_the_direction(String method, Direction direction) {
    assertThat(one(read(sentWith("completed", "detail.initiationMethod", method))).direction())
        .isEqualTo(direction);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MONITOR", "DISCONNECT"})
  void a_contact_without_the_customer_is_none(String method) {
    assertThat(read(sentWith("completed", "detail.initiationMethod", method)))
        .isInstanceOf(Intake.Ignored.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CHAT", "TASK", "EMAIL", "", "FAX"})
  void only_voice_makes_calls(String channel) {
    assertThat(read(sentWith("completed", "detail.channel", channel)))
        .isInstanceOf(Intake.Ignored.class);
    assertThat(read(sent("chat"))).isInstanceOf(Intake.Ignored.class);
  }

  @Test
  void the_completion_after_the_disconnection_is_a_repeat_of_it() {
    ObjectNode completed = sentWith("completed", "detail.eventType", "COMPLETED");
    ((ObjectNode) completed.at("/detail/agentInfo")).put("afterContactWorkDuration", 12);
    assertThat(CallEventKey.of(one(read(completed))))
        .isEqualTo(CallEventKey.of(event("completed", "json")));
  }

  @Test
  void a_transfer_is_the_same_call_and_goes_to_whoever_talked_longer() {
    CallEvent second = event("transferred", "json");
    assertThat(second.callId()).isEqualTo(event("completed", "json").callId());
    assertThat(second.direction()).isNull();
    for (List<CallEvent> order :
        List.of(
            List.of(event("completed", "json"), second),
            List.of(second, event("completed", "json")))) {
      Call call = new CallAssembler(new PhoneNumbers()).assemble(order, settings());
      assertThat(call.outcome()).isEqualTo(Outcome.ANSWERED);
      assertThat(call.direction()).isEqualTo(Direction.INCOMING);
      assertThat(call.clientPhone()).isEqualTo("+380501234567");
      assertThat(call.talkSeconds()).isEqualTo(600);
      assertThat(call.employee().getFirst()).isEqualTo("33333333-0000-4000-8000-000000000003");
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          # agent connected, customer connected, reason, machine -> result, talk
          2026-03-02T08:15:02Z, 2026-03-02T08:15:20Z, AGENT_DISCONNECT, -, ANSWERED, 80
          2026-03-02T08:15:30Z, 2026-03-02T08:15:20Z, AGENT_DISCONNECT, HUMAN_ANSWERED, ANSWERED, 70
          2026-03-02T08:15:02Z, -, OUTBOUND_DESTINATION_ENDPOINT_ERROR, -, MISSED, -
          -, 2026-03-02T08:15:20Z, CUSTOMER_DISCONNECT, -, MISSED, -
          2026-03-02T08:15:02Z, -, TELECOM_PROBLEM, -, TECHNICAL_FAILURE, -
          2026-03-02T08:15:02Z, 2026-03-02T08:15:20Z, AGENT_DISCONNECT, VOICEMAIL_BEEP, VOICEMAIL, -
          """)
  void an_outgoing_call_is_answered_when_both_were_there(
      String agent, String customer, String reason, String machine, Result result, Integer talk) {
    ObjectNode sent = sentWith("completed", "detail.initiationMethod", "OUTBOUND");
    ObjectNode detail = (ObjectNode) sent.get("detail");
    ((ObjectNode) detail.get("agentInfo")).put("connectedToAgentTimestamp", agent);
    detail.put("connectedToSystemTimestamp", customer).put("disconnectReason", reason);
    detail.put("answeringMachineDetectionStatus", machine);
    CallEvent event = one(read(sent));
    assertThat(event.result()).isEqualTo(result);
    assertThat(event.talkSeconds()).isEqualTo(talk);
    assertThat(event.status()).isEqualTo(reason);
  }

  @Test
  void a_number_that_the_event_does_not_carry_may_be_in_a_tag() {
    ObjectNode sent = sent("completed");
    ObjectNode detail = (ObjectNode) sent.get("detail");
    detail.remove("customerEndpoint");
    assertThat(one(read(sent)).client()).isNull();
    ((ObjectNode) detail.get("tags")).put("customerNumber", "+380501234567");
    assertThat(one(read(sent)).client()).isEqualTo("+380501234567");
    detail.put("eventType", "CONTACT_DATA_UPDATED");
    assertThat(one(read(sent)).client()).isEqualTo("+380501234567");
    detail.remove("tags");
    assertThat(read(sent)).isInstanceOf(Intake.Ignored.class);
  }

  @Test
  void the_detail_alone_says_the_same() {
    for (String fixture : List.of("ringing", "answered", "completed", "missed")) {
      assertThat(one(read(sent(fixture).get("detail")))).isEqualTo(event(fixture, "json"));
    }
  }

  @Test
  void only_the_arn_of_an_instance_is_taken() {
    String good = sent("completed").at("/detail/instanceArn").asText();
    assertThat(source.faults(Map.of("instanceArn", good))).isEmpty();
    assertThat(source.faults(Map.of("instanceArn", " "))).isEmpty();
    for (String bad : List.of("my-instance", good + "/agent/1", good.replace("connect", "s3"))) {
      assertThat(source.faults(Map.of("instanceArn", bad))).hasSize(1);
    }
  }
}
