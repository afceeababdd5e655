package dev.patchbay.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.function.Api.Reply;
import dev.patchbay.intake.form.Php;
import dev.patchbay.local.TestGateway.Answer;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The hub as a script sees it that was written in PHP for Roistat. */
@QuarkusTest
class RoistatLeadsTest extends HubTest {

  private static final String ADD = "/api/proxy/1.0/leads/add";

  private final Map<String, Object> lead = new LinkedHashMap<>();
  private String key;

  @BeforeEach
  void a_script_s_data() {
    key = project.as("super-admin").post(project.path + "/form-key", "").text("/formKey");
    lead.put("roistat", "3168");
    lead.put("key", key);
    lead.put("title", "Заявка {visit}");
    lead.put("name", "Олена");
    lead.put("phone", "+38 (050) 000-00-01");
    lead.put("is_need_check_order_in_processing", "0");
    lead.put("fields", new LinkedHashMap<>(Map.of("charset", "UTF-8", "city", "Київ")));
  }

  @Test
  void file_get_contents_with_a_built_query_makes_a_lead() {
    Reply added = get(Php.query(lead, UTF_8)).expect(200);
    assertThat(added.text("/status")).isEqualTo("success");
    assertThat(added.body().get("error").isNull()).isTrue();
    Reply entry = entry(added.text("/data"));
    assertThat(entry.text("/events/0/source")).isEqualTo("roistat");
    assertThat(entry.text("/events/0/title")).isEqualTo("Заявка 3168");
    assertThat(entry.text("/events/0/clientName")).isEqualTo("Олена");
    assertThat(entry.text("/events/0/visit")).isEqualTo("3168");
    assertThat(entry.body().at("/events/0/wishes/inWorkOnly").asBoolean(true)).isFalse();
    assertThat(entry.answer().body()).contains("Київ").doesNotContain(key);
  }

  @Test
  void curl_may_post_it_in_another_charset() {
    lead.put("charset", "windows-1251");
    Reply added =
        post(
            ADD,
            "application/x-www-form-urlencoded",
            Php.query(lead, Charset.forName("windows-1251")));
    assertThat(entry(added.text("/data")).text("/events/0/clientName")).isEqualTo("Олена");
  }

  @Test
  void the_json_of_the_webhook_is_taken() {
    Reply added =
        post(
            "/integration/webhook?key=" + key,
            "application/json",
            """
            {"title":"Site","name":"Олена","email":"o@example.com","phone":null,"comment":"Hi",
             "roistat_visit":"3168","fields":{"city":"Київ"}}
            """);
    assertThat(added.text("/status")).isEqualTo("success");
    assertThat(entry(added.text("/data")).text("/events/0/clientEmail")).isEqualTo("o@example.com");
  }

  @Test
  void with_sync_the_answer_waits_for_what_becomes_of_the_lead() throws InterruptedException {
    lead.put("sync", "1");
    Thread delivery = Thread.ofVirtual().start(this::deliverSoon);
    Reply added = get(Php.query(lead, UTF_8));
    delivery.join();
    assertThat(added.text("/status")).isEqualTo("success");
    Reply entry = entry(added.text("/id"));
    assertThat(entry.text("/state")).isEqualTo("sent");
    assertThat(added.text("/state")).isEqualTo("sent");
    Reply made = project.admin.get(project.path + "/crm/leads/" + added.text("/data")).expect(200);
    assertThat(made.answer().body()).contains("Київ", "Заявка 3168");
  }

  @Test
  void with_sync_and_no_crm_the_lead_is_pending_under_the_hub_s_id() throws InterruptedException {
    project.operator.delete(project.path + "/integration").expect(200);
    lead.put("sync", "1");
    Thread delivery = Thread.ofVirtual().start(this::deliverSoon);
    Reply added = get(Php.query(lead, UTF_8));
    delivery.join();
    assertThat(added.text("/status")).isEqualTo("success");
    assertThat(added.text("/data")).isEqualTo(added.text("/id"));
    assertThat(added.text("/state")).isEqualTo("pending");
  }

  @Test
  void a_comment_to_a_lead_that_was_added_is_a_further_submission_of_its_client() {
    String added = get(Php.query(lead, UTF_8)).text("/data");
    Map<String, Object> comment = Map.of("key", key, "id", added, "message", "Call in the evening");
    Reply commented = get(Php.query(comment, UTF_8));
    assertThat(commented.text("/status")).isEqualTo("success");
    Reply entry = entry(commented.text("/data"));
    assertThat(entry.text("/client")).isEqualTo("+380500000001");
    assertThat(entry.text("/events/0/comment")).isEqualTo("Call in the evening");
    assertThat(get(Php.query(Map.of("key", key, "id", "x", "message", "Hi"), UTF_8)).text("/error"))
        .contains("id");
  }

  @Test
  void a_refusal_has_status_200_and_says_error_unless_the_real_status_is_asked_for() {
    lead.put("key", "wrong");
    Reply refused = get(Php.query(lead, UTF_8)).expect(200);
    assertThat(refused.text("/status")).isEqualTo("error");
    assertThat(refused.body().get("data").isNull()).isTrue();
    assertThat(refused.text("/error")).contains("key").doesNotContain("wrong key");
    lead.remove("key");
    assertThat(get(Php.query(lead, UTF_8)).text("/status")).isEqualTo("error");
    assertThat(get("key=" + key + "&sync=1").text("/error")).contains("no phone");
    assertThat(get("key=" + key + "&name=100%").text("/error")).contains("hexadecimal");
    send("GET", ADD + "?key=wrong", Map.of("use-http-code", "1"), "").expect(401);
    assertThat(project.admin.get(project.path + "/journal").body().path("entries")).isEmpty();
  }

  @Test
  void an_ingest_token_or_an_old_key_is_no_key() {
    assertThat(get("name=Ann&key=" + project.ingestToken).text("/status")).isEqualTo("error");
    project.as("super-admin").post(project.path + "/form-key", "").expect(200);
    assertThat(get("name=Ann&key=" + key).text("/status")).isEqualTo("error");
  }

  private void deliverSoon() {
    for (int round = 0; round < 20; round++) {
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        return;
      }
      deliver();
    }
  }

  private Reply get(String query) {
    return send("GET", ADD + "?" + query, Map.of(), "");
  }

  private Reply post(String target, String type, String body) {
    return send("POST", target, Map.of("content-type", type), body).expect(200);
  }

  private Reply send(String method, String target, Map<String, String> headers, String body) {
    Map<String, String> sent = new HashMap<>(headers);
    sent.put("user-agent", "PHP/8.3");
    Answer answer = anonymous.gateway().send(method, target, sent, body.getBytes(UTF_8));
    Contract.checkAnswer(method, target, answer);
    return new Reply(answer);
  }

  private Reply entry(String id) {
    return project.admin.get(project.path + "/journal/" + id).expect(200);
  }
}
