package dev.patchbay.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.function.Api.Reply;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Telephonies that prove who they are, or want to be answered in their own words. */
@QuarkusTest
class SignedCallsTest extends HubTest {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String KEY = "the-key";

  private static final String DIAL =
      "CallSid=CA1&Direction=inbound&From=%2B380500000001&To=%2B380440000001"
          + "&CallStatus=in-progress&DialCallStatus=completed&DialCallDuration=65";
  private static final String LEG =
      "CallSid=CA2&ParentCallSid=CA1&Direction=outbound-dial&From=%2B380500000001"
          + "&To=sip%3A101%40shop.sip.twilio.com&CallStatus=completed&CallDuration=65"
          + "&Timestamp=Sun%2C+22+Nov+2026+10%3A01%3A05+%2B0000";
  private static final String RECORDING =
      "CallSid=CA1&RecordingSid=RE1&RecordingStatus=completed"
          + "&RecordingUrl=https%3A%2F%2Fapi.twilio.com%2FRE1";

  private static final String ZADARMA_END =
      "event=NOTIFY_END&caller_id=%2B380500000001&called_did=380440000001"
          + "&call_start=2026-11-22+10%3A00%3A00&pbx_call_id=in_1&internal=101"
          + "&duration=65&disposition=answered&is_recorded=0";

  private static final String BINOTEL_END =
      "requestType=apiCallCompleted&callDetails%5BgeneralCallID%5D=9&callDetails%5BcallType%5D=0"
          + "&callDetails%5BexternalNumber%5D=0500000001&callDetails%5BinternalNumber%5D=101"
          + "&callDetails%5BstartTime%5D=1795334400&callDetails%5Bwaitsec%5D=5"
          + "&callDetails%5Bbillsec%5D=65&callDetails%5Bdisposition%5D=ANSWER"
          + "&callDetails%5BpbxNumberData%5D%5Bnumber%5D=0440000001";

  @Test
  void callbacks_of_twilio_make_one_call_with_the_employee_who_talked() {
    give("twilio", "authToken");
    for (String callback : new String[] {LEG, DIAL, RECORDING}) {
      Reply reply = twilio(callback, callback).expect(200);
      assertThat(reply.answer().body()).isEqualTo("<Response/>");
      assertThat(reply.answer().headers()).containsEntry("content-type", "text/xml");
    }
    deliver();

    Reply entry = onlyEntry();
    assertThat(entry.text("/state")).isEqualTo("sent");
    assertThat(entry.text("/client")).isEqualTo("+380500000001");
    assertThat(entry.texts("/events", "phase"))
        .containsExactlyInAnyOrder("completed", "completed", "recorded");
    assertThat(project.admin.get(project.path + "/crm/tasks").answer().body())
        .contains("Olena Kovalenko", "https://api.twilio.com/RE1");
  }

  @Test
  void a_repeat_of_a_callback_is_answered_alike_and_makes_nothing_more() {
    give("twilio", "authToken");
    twilio(DIAL, DIAL).expect(200);
    deliver();
    twilio(DIAL, DIAL).expect(200);
    deliver();

    assertThat(onlyEntry().body().path("events")).hasSize(1);
  }

  @Test
  void a_callback_that_was_changed_on_the_way_is_refused() {
    give("twilio", "authToken");
    Reply reply = twilio(DIAL, DIAL.replace("65", "66")).expect(403);

    assertThat(reply.text("/code")).isEqualTo("wrong-signature");
    assertThat(reply.answer().body()).doesNotContain(KEY, project.ingestToken);
    assertThat(twilio(null, DIAL).expect(403).text("/code")).isEqualTo("wrong-signature");
    assertThat(entries()).isEmpty();
  }

  @Test
  void a_source_that_is_not_configured_says_which_field_it_lacks() {
    twilio(DIAL, DIAL).refuses(403, "source-not-configured", "authToken", "not configured");
    project
        .machine
        .with("content-type", FORM)
        .post(project.path + "/calls/zadarma", ZADARMA_END)
        .refuses(403, "source-not-configured", "apiSecret", "not configured");
    project
        .machine
        .post(project.path + "/calls/aircall", "{\"event\": \"call.ended\"}")
        .refuses(403, "source-not-configured", "webhookToken", "not configured");
    assertThat(entries()).isEmpty();
  }

  @Test
  void a_wrong_ingest_token_is_refused_before_any_signature() {
    give("twilio", "authToken");
    anonymous
        .with("content-type", FORM)
        .with("x-twilio-signature", "x")
        .post(project.path + "/calls/twilio/wrong", DIAL)
        .expect(401);
  }

  @Test
  void a_key_of_one_project_proves_nothing_in_another() {
    give("twilio", "authToken");
    TestProject first = project;
    project = new TestProject(anonymous);
    twilio(DIAL, DIAL).refuses(403, "source-not-configured", "authToken", "");
    project = first;
  }

  @Test
  void zadarma_hears_its_word_before_there_is_a_secret() {
    Reply header = project.machine.get(project.path + "/calls/zadarma?zd_echo=7d9a61").expect(200);
    assertThat(header.answer().body()).isEqualTo("7d9a61");
    assertThat(header.answer().headers()).containsEntry("content-type", "text/plain");
    Reply path =
        anonymous
            .get(project.path + "/calls/zadarma/" + project.ingestToken + "?zd_echo=7d9a61")
            .expect(200);
    assertThat(path.answer().body()).isEqualTo("7d9a61");
    anonymous.get(project.path + "/calls/zadarma?zd_echo=7d9a61").expect(401);
    anonymous.get(project.path + "/calls/zadarma/wrong?zd_echo=7d9a61").expect(401);
  }

  @Test
  void a_notification_of_zadarma_is_known_by_its_signature() {
    give("zadarma", "apiSecret");
    String signed = "+380500000001" + "380440000001" + "2026-11-22 10:00:00";
    String signature =
        Base64.getEncoder().encodeToString(HexFormat.of().formatHex(hmac(signed)).getBytes());
    Api zadarma = project.machine.with("content-type", FORM).with("signature", signature);

    zadarma.post(project.path + "/calls/zadarma", ZADARMA_END).expect(200);
    deliver();
    assertThat(onlyEntry().text("/state")).isEqualTo("sent");

    Reply forged =
        zadarma.post(project.path + "/calls/zadarma", ZADARMA_END.replace("00001&", "00002&"));
    assertThat(forged.expect(403).text("/code")).isEqualTo("wrong-signature");
  }

  @Test
  void binotel_is_always_told_that_all_is_well() {
    for (int time = 0; time < 2; time++) {
      assertThat(binotel(BINOTEL_END).expect(200).answer().body())
          .isEqualTo("{\"status\":\"success\"}");
      deliver();
    }
    assertThat(binotel("requestType=somethingNew").expect(200).answer().body())
        .isEqualTo("{\"status\":\"success\"}");
    assertThat(binotel("requestType=apiCallSettings").expect(200).answer().body()).isEqualTo("{}");

    assertThat(onlyEntry().text("/client")).isEqualTo("+380500000001");
    assertThat(onlyEntry().text("/state")).isEqualTo("sent");
  }

  @Test
  void binotel_from_another_address_is_refused() {
    String source = project.path + "/sources/binotel";
    project.operator.put(source, "{\"credentials\": {\"allowedIps\": \"192.0.2.11\"}}").expect(200);
    assertThat(binotel(BINOTEL_END).expect(403).text("/code")).isEqualTo("wrong-signature");

    project.operator.put(source, "{\"credentials\": {\"allowedIps\": \"192.0.2.10\"}}").expect(200);
    binotel(BINOTEL_END).expect(200);
  }

  @Test
  void aircall_is_known_by_its_token() {
    give("aircall", "webhookToken");
    String event =
        """
        {"resource": "call", "event": "%s", "token": "the-key",
         "data": {"id": 7, "direction": "inbound", "raw_digits": "+380 50 000 0001",
                  "started_at": 1795334400, "answered_at": 1795334405, "ended_at": 1795334470,
                  "duration": 70, "user": {"id": 5001, "name": "Olena Kovalenko"},
                  "number": {"digits": "+380 44 000 0001"}}}
        """;
    String calls = project.path + "/calls/aircall";
    project.machine.post(calls, event.formatted("call.ended")).expect(200);
    Reply hungUp = project.machine.post(calls, event.formatted("call.hungup")).expect(200);
    assertThat(hungUp.text("/ignored")).contains("call.ended");
    String forged = event.formatted("call.ended").replace("the-key", "another");
    assertThat(project.machine.post(calls, forged).expect(403).text("/code"))
        .isEqualTo("wrong-signature");
    deliver();

    assertThat(onlyEntry().text("/state")).isEqualTo("sent");
    assertThat(onlyEntry().answer().body()).contains("call.ended").doesNotContain(KEY);
  }

  private void give(String source, String field) {
    project
        .operator
        .put(
            project.path + "/sources/" + source,
            "{\"credentials\": {\"%s\": \"%s\"}}".formatted(field, KEY))
        .expect(200);
  }

  private Reply binotel(String form) {
    return project.machine.with("content-type", FORM).post(project.path + "/calls/binotel", form);
  }

  /**
   * @param signed the form over which the signature is, or null for none
   */
  private Reply twilio(String signed, String sent) {
    String target = project.path + "/calls/twilio/" + project.ingestToken;
    Api caller =
        anonymous
            .with("content-type", FORM)
            .with("host", "hub.example.test")
            .with("x-forwarded-proto", "https");
    if (signed != null) {
      byte[] hmac = hmac("https://hub.example.test" + target + sorted(signed));
      caller = caller.with("x-twilio-signature", Base64.getEncoder().encodeToString(hmac));
    }
    return caller.post(target, sent);
  }

  private static String sorted(String form) {
    Map<String, String> parameters = new TreeMap<>();
    for (String pair : form.split("&")) {
      String[] parts = pair.split("=", 2);
      parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return parameters.entrySet().stream()
        .map(e -> e.getKey() + e.getValue())
        .collect(Collectors.joining());
  }

  private static byte[] hmac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(KEY.getBytes(), "HmacSHA1"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonNode entries() {
    return project.admin.get(project.path + "/journal").body().path("entries");
  }

  private Reply onlyEntry() {
    assertThat(entries()).hasSize(1);
    return project
        .admin
        .get(project.path + "/journal/" + entries().get(0).path("id").asText())
        .expect(200);
  }
}
