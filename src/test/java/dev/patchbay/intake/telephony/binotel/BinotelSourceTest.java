package dev.patchbay.intake.telephony.binotel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.Intake;
import dev.patchbay.intake.IntakeRequest;
import dev.patchbay.intake.Reply;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.CallEvent.Result;
import dev.patchbay.intake.telephony.Authenticity;
import dev.patchbay.intake.telephony.BodyReader;
import dev.patchbay.intake.telephony.CallSource;
import dev.patchbay.intake.telephony.CallSourceContract;
import dev.patchbay.intake.telephony.Requests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinotelSourceTest extends CallSourceContract {

  private static final Reply SUCCESS =
      new Reply(200, "application/json", "{\"status\":\"success\"}");

  private final CallSource source = new BinotelSource(new BodyReader());

  @Override
  protected CallSource source() {
    return source;
  }

  @Override
  protected String callIdField() {
    return "callDetails.generalCallID";
  }

  @Override
  protected String timeField() {
    return "callDetails.startTime";
  }

  @Override
  protected String talkField() {
    return "callDetails.billsec";
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
  protected boolean sendsLists() {
    return false;
  }

  @ParameterizedTest
  @CsvSource({
    "ANSWER, ANSWERED",
    "TRANSFER, ANSWERED",
    "answer, ANSWERED",
    "NOANSWER, MISSED",
    "BUSY, MISSED",
    "CANCEL, MISSED",
    "VM, VOICEMAIL",
    "VM-SUCCESS, VOICEMAIL",
    "CONGESTION, TECHNICAL_FAILURE",
    "CHANUNAVAIL, TECHNICAL_FAILURE",
    "SMS-SUCCESS,",
    "NEW-WORD,"
  })
  void every_disposition_has_its_meaning(String disposition, Result result) {
    CallEvent event = one(read(sentWith("completed", "callDetails.disposition", disposition)));
    assertThat(event.result()).isEqualTo(result);
    assertThat(event.status()).isEqualTo(disposition);
  }

  @Test
  void the_employee_is_known_by_mail_extension_and_name() {
    assertThat(event("completed", "form").employee())
        .containsExactly("ivan@example.test", "901", "Ivan Bondar");
    assertThat(event("outgoing", "form").employee()).containsExactly("902", "Iryna Melnyk");
    assertThat(event("missed", "form").employee()).isEmpty();
  }

  @Test
  void details_as_one_text_of_json_say_the_same() {
    String details = sent("completed").get("callDetails").toString();
    assertThat(one(read(sentWith("completed", "callDetails", details))))
        .isEqualTo(event("completed", "form"));
  }

  @Test
  void the_client_is_the_other_side_in_both_directions() {
    CallEvent event = event("outgoing", "form");
    assertThat(event.direction()).isEqualTo(Direction.OUTGOING);
    assertThat(event.client()).isEqualTo("0671112233");
    assertThat(event.line()).isEqualTo("0443334455");
    assertThat(event.durationSeconds()).isEqualTo(61);
  }

  @Test
  void a_recording_without_a_page_is_known_by_the_call() {
    assertThat(event("outgoing", "form").recordingId()).isEqualTo("3275617003");
    assertThat(event("completed", "form").recordingId()).isNull();
    assertThat(event("missed", "form").recordingId()).isNull();
  }

  @Test
  void what_is_stored_is_answered_so_that_it_is_not_sent_again() {
    assertThat(source.accepted(List.of("1"))).contains(SUCCESS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hangupTheCall", "receivedTheCall", "somethingNew"})
  void other_requests_are_answered_so_that_they_are_not_sent_again(String type) {
    assertThat(ignored(read(sentWith("completed", "requestType", type))).reply())
        .isEqualTo(SUCCESS);
  }

  @Test
  void the_question_about_a_ringing_call_leaves_the_call_as_it_is() {
    for (String encoding : encodings()) {
      String type =
          encoding.equals("json") ? "application/json" : "application/x-www-form-urlencoded";
      Intake.Ignored ignored = ignored(read(Requests.of(type, fixture("call-settings", encoding))));
      assertThat(ignored.reply().body()).isEqualTo("{}");
      assertThat(ignored.reply().status()).isEqualTo(200);
      assertThat(ignored.reason()).contains("routing");
    }
  }

  @Test
  void a_request_without_a_type_is_refused() {
    assertThat(fault(read(sentWith("completed", "requestType", (JsonNode) null)), "requestType"))
        .contains("missing");
    assertThat(fault(read(sentWith("completed", "callDetails", "x")), callIdField()))
        .contains("missing");
  }

  @ParameterizedTest
  @CsvSource({
    "194.88.218.116, true",
    "'194.88.218.116, 192.0.2.1', true",
    "'192.0.2.1,194.88.218.116', true",
    "192.0.2.1, false",
    "194.88.218.11, false",
    "'', true",
    "' , ', true"
  })
  void a_list_of_addresses_lets_in_only_those(String allowed, boolean genuine) {
    assertThat(source.check(from("194.88.218.116"), Map.of("allowedIps", allowed)))
        .isInstanceOf(genuine ? Authenticity.Genuine.class : Authenticity.Forged.class);
  }

  @Test
  void without_a_list_the_address_does_not_matter_and_an_unknown_one_is_not_on_any() {
    assertThat(source.check(from(null), Map.of())).isInstanceOf(Authenticity.Genuine.class);
    assertThat(source.check(from(null), Map.of("allowedIps", "192.0.2.1")))
        .isInstanceOf(Authenticity.Forged.class);
    assertThat(source.check(from("2001:DB8::1"), Map.of("allowedIps", "2001:db8:0:0:0:0:0:1")))
        .isInstanceOf(Authenticity.Genuine.class);
  }

  @Test
  void a_list_with_something_else_is_refused_by_its_name() {
    assertThat(source.faults(Map.of("allowedIps", "192.0.2.1, 192.0.2.0/24")))
        .containsExactly(new FieldError("allowedIps", "has 192.0.2.0/24, which is no IP address"));
    assertThat(source.faults(Map.of("allowedIps", "my.binotel.ua"))).hasSize(1);
    assertThat(source.faults(Map.of("allowedIps", "192.0.2.1,2001:db8::1"))).isEmpty();
    assertThat(source.faults(Map.of())).isEmpty();
  }

  private static IntakeRequest from(String address) {
    return new IntakeRequest("POST", null, Map.of(), Map.of(), new byte[0], null, address);
  }
}
