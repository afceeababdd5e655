package dev.patchbay.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.function.Api.Reply;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a call goes, in the words of each telephony. The client's last talk was with Olena. */
@QuarkusTest
class RoutingFunctionTest extends HubTest {

  private static final String BY_LAST_TALK =
      "{\"routing\": {\"enabled\": true, \"mode\": \"by-last-talk\"}}";

  @Test
  void ringostat_gets_the_bare_destination_or_the_key_that_it_was_told() {
    talked();
    assertThat(ask("ringostat", "{\"caller\": \"380500000001\"}").answer().body()).isEqualTo("101");
    assertThat(undescribed("ringostat", "{\"caller\": \"380500000099\"}")).isEmpty();

    settings(
        "{\"routing\": {\"enabled\": true, \"mode\": \"by-last-talk\", \"answerKey\": \"dst\"}}");
    assertThat(ask("ringostat", "{\"caller\": \"380500000001\"}").answer().body())
        .isEqualTo("{\"dst\":\"101\"}");
    assertThat(ask("ringostat", "{\"caller\": \"380500000099\"}").answer().body())
        .isEqualTo("{\"dst\":null}");
  }

  @Test
  void ringostat_may_ask_by_json_rpc_by_get_and_with_the_token_in_the_path() {
    talked();
    assertThat(
            ask(
                    "ringostat",
                    """
                    {"jsonrpc": "2.0", "method": "route", "id": 7,
                     "params": {"caller": "0500000001"}}
                    """)
                .answer()
                .body())
        .isEqualTo("{\"jsonrpc\":\"2.0\",\"result\":\"101\",\"id\":7}");
    String path = project.path + "/routing/ringostat";
    assertThat(project.machine.get(path + "?caller=0500000001").answer().body()).isEqualTo("101");
    assertThat(
            anonymous.get(path + "/" + project.ingestToken + "?caller=0500000001").answer().body())
        .isEqualTo("101");
    anonymous.get(path + "/wrong?caller=0500000001").expect(401);
  }

  @Test
  void binotel_gets_a_card_in_which_nothing_that_is_unknown_is_named() {
    talked();
    Reply card =
        ask(
            "binotel",
            "{\"requestType\": \"apiCallSettings\", \"externalNumber\": \"0500000001\"}");
    assertThat(card.text("/customerData/name")).isEqualTo(TestProject.CLIENT);
    assertThat(ask("binotel", "{\"externalNumber\": \"0500000099\"}").answer().body())
        .isEqualTo("{}");
  }

  @Test
  void binotel_is_answered_on_the_address_of_its_events_too() {
    talked();
    Reply card =
        project.machine.post(
            project.path + "/calls/binotel",
            "{\"requestType\": \"apiCallSettings\", \"externalNumber\": \"0500000001\"}");
    assertThat(card.expect(200).text("/customerData/name")).isEqualTo(TestProject.CLIENT);
  }

  @Test
  void three_cx_gets_the_card_with_the_agent() {
    talked();
    Reply card = ask("threecx", "{\"Number\": \"+380500000001\"}");
    assertThat(card.text("/agent")).isEqualTo("101");
    assertThat(card.text("/name")).isEqualTo(TestProject.CLIENT);
  }

  @Test
  void zadarma_gets_the_route_as_the_answer_of_its_notification() throws Exception {
    talked();
    zadarmaSigns();
    String start =
        "event=NOTIFY_START&caller_id=380500000001&called_did=380440000001"
            + "&call_start=2026-11-22+10:05:00&pbx_call_id=in_1";
    String signature = signature("380500000001" + "380440000001" + "2026-11-22 10:05:00");

    for (String route : new String[] {"/calls/zadarma", "/routing/zadarma"}) {
      Reply answer = form(signature).post(project.path + route, start).expect(200);
      assertThat(answer.text("/redirect")).isEqualTo("101");
      assertThat(answer.text("/return_timeout")).isEqualTo("20");
      assertThat(answer.text("/caller_name")).isEqualTo(TestProject.CLIENT);
    }
    assertThat(form("wrong").post(project.path + "/routing/zadarma", start).answer().body())
        .isEqualTo("{}");

    settings("{\"routing\": {\"enabled\": false}}");
    assertThat(form(signature).post(project.path + "/calls/zadarma", start).answer().body())
        .isEqualTo("{}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "[1]", "{}", "{\"phone\": {\"a\": 1}}", "{\"phone\": \"anonymous\"}"})
  void whatever_cannot_be_understood_gets_the_normal_scheme(String body) {
    settings(BY_LAST_TALK);
    assertThat(undescribed("generic", body))
        .contains("\"destination\":null")
        .contains("\"reason\":\"no-number\"");
    assertThat(undescribed("zadarma", body)).isEqualTo("{}");
    assertThat(undescribed("binotel", body)).isEqualTo("{}");
    assertThat(undescribed("ringostat", body)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "extension, 101, last-talk",
    "sip, , no-destination",
    "number, , no-destination",
    "scheme, 555, last-talk"
  })
  void the_destination_is_what_the_project_chose(String kind, String destination, String reason) {
    talked();
    settings(
        """
        {"routing": {"enabled": true, "mode": "by-last-talk", "destination": "%s",
         "schemes": {"olena": "555"}}}
        """
            .formatted(kind));
    Reply route = ask("generic", "{\"phone\": \"0500000001\"}");
    assertThat(route.text("/destination")).isEqualTo(destination);
    assertThat(route.text("/reason")).isEqualTo(reason);
  }

  @Test
  void without_the_switch_every_call_takes_the_normal_scheme() {
    talked();
    settings("{\"routing\": {\"enabled\": false}}");
    assertThat(ask("generic", "{\"phone\": \"0500000001\"}").text("/reason"))
        .isEqualTo("switched-off");
  }

  @Test
  void a_telephony_that_cannot_be_answered_is_not_found() {
    project.machine.post(project.path + "/routing/twilio", "{}").expect(404);
  }

  @Test
  void settings_that_mean_nothing_are_refused_by_their_names() {
    refused("{\"routing\": {\"mode\": \"by-luck\"}}", "routing.mode");
    refused("{\"routing\": {\"deadlineMillis\": 60000}}", "routing.deadlineMillis");
    refused("{\"routing\": {\"freshnessMinutes\": -1}}", "routing.freshnessMinutes");
    refused("{\"routing\": {\"enabled\": \"yes\"}}", "routing.enabled");
    refused("{\"routing\": {\"answerKey\": \"a b\"}}", "routing.answerKey");
    refused("{\"routing\": {\"schemes\": {\"nobody\": \"1\"}}}", "routing.schemes.nobody");
    refused("{\"routing\": {\"speed\": 1}}", "routing.speed");
    refused("{\"routing\": 5}", "routing");
  }

  private void talked() {
    settings(BY_LAST_TALK);
    project.delivered("c1", sqs, queue);
  }

  private Reply ask(String source, String body) {
    return project.machine.post(project.path + "/routing/" + source, body).expect(200);
  }

  /** What the description cannot tell: a body that is none, and an empty answer. */
  private String undescribed(String source, String body) {
    var answer =
        anonymous
            .gateway()
            .send(
                "POST",
                project.path + "/routing/" + source,
                Map.of(
                    "authorization",
                    "Bearer " + project.ingestToken,
                    "content-type",
                    "application/json"),
                body.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.status()).isEqualTo(200);
    return answer.body();
  }

  private void settings(String patch) {
    project.operator.patch(project.path + "/settings", patch).expect(200);
  }

  private void refused(String patch, String field) {
    project
        .operator
        .patch(project.path + "/settings", patch)
        .refuses(400, "invalid-input", field, "");
  }

  private Api form(String signature) {
    return project
        .machine
        .with("content-type", "application/x-www-form-urlencoded")
        .with("signature", signature);
  }

  private void zadarmaSigns() {
    project
        .operator
        .put(project.path + "/sources/zadarma", "{\"credentials\": {\"apiSecret\": \"s3cret\"}}")
        .expect(200);
  }

  private static String signature(String signed) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec("s3cret".getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    String hex = HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    return Base64.getEncoder().encodeToString(hex.getBytes(StandardCharsets.US_ASCII));
  }
}
