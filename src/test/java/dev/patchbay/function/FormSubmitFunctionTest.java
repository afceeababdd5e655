package dev.patchbay.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.function.Api.Reply;
import dev.patchbay.local.TestGateway.Answer;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FormSubmitFunctionTest extends HubTest {

  private static final String SHOP = "https://shop.example";
  private static final String FORM = "{\"name\": \"Ann\", \"phone\": \"0500000001\"}";

  private Api page;
  private Api server;
  private String forms;

  @BeforeEach
  void open_the_forms() {
    forms = project.path + "/forms";
    settings("{\"allowedOrigins\": [\"%s\"]}".formatted(SHOP)).expect(200);
    page = anonymous.with("origin", SHOP);
    server =
        anonymous.with(
            "authorization",
            "Bearer "
                + project.as("super-admin").post(project.path + "/form-key", "").text("/formKey"));
  }

  @Test
  void a_page_of_an_allowed_origin_needs_no_key_and_may_read_the_answer() {
    Reply taken = page.post(forms, FORM).expect(202);
    assertThat(taken.answer().headers())
        .containsEntry("access-control-allow-origin", SHOP)
        .containsEntry("vary", "Origin");
    Reply entry = entry(taken);
    assertThat(entry.text("/kind")).isEqualTo("form");
    assertThat(entry.text("/client")).isEqualTo("+380500000001");
    assertThat(entry.text("/events/0/clientName")).isEqualTo("Ann");
  }

  @Test
  void a_preflight_is_answered_for_allowed_pages_only() {
    Reply yes = page.send("OPTIONS", forms, "").expect(204);
    assertThat(yes.answer().headers())
        .containsEntry("access-control-allow-origin", SHOP)
        .containsEntry("access-control-allow-methods", "POST")
        .containsKey("access-control-allow-headers");
    Api other = anonymous.with("origin", "https://other.example");
    other.send("OPTIONS", forms, "").refuses(403, "origin-not-allowed", "Origin", "allowed");
    other.send("OPTIONS", "/v1/projects/nobody/forms", "").expect(403);
  }

  @Test
  void a_page_of_another_origin_is_told_so_even_with_the_key_and_cannot_read_more() {
    for (String origin : List.of("https://other.example", "null", SHOP + ".evil.example")) {
      for (Api sender : List.of(anonymous, server)) {
        Reply refused = sender.with("origin", origin).post(forms, FORM);
        refused.refuses(403, "origin-not-allowed", "Origin", "allowedOrigins");
        assertThat(refused.text("/detail")).contains(origin);
        assertThat(refused.answer().headers()).doesNotContainKey("access-control-allow-origin");
      }
    }
    assertThat(entries()).isEmpty();
  }

  @Test
  void without_an_origin_the_form_key_or_the_ingest_token_opens_the_forms() {
    server.post(forms, FORM).expect(202);
    project.machine.post(forms, FORM).expect(202);
    String key = project.as("super-admin").post(project.path + "/form-key", "").text("/formKey");
    anonymous.post(forms + "/" + key, FORM).expect(202);
    anonymous.post(forms + "?token=" + key, FORM).expect(202);
    server.post(forms, FORM).expect(401);
    anonymous.post(forms, FORM).expect(401);
    anonymous.post(forms + "/wrong", FORM).expect(401);
    anonymous
        .with("authorization", "Bearer " + key)
        .post("/v1/projects/nobody/forms", FORM)
        .expect(401);
  }

  @Test
  void a_form_key_opens_nothing_else() {
    String key = project.as("super-admin").post(project.path + "/form-key", "").text("/formKey");
    Api thief = anonymous.with("authorization", "Bearer " + key);
    thief
        .post(project.path + "/calls/generic", TestProject.answered("c", "+380500000001"))
        .expect(401);
    thief
        .post(project.path + "/messengers", "{\"messenger\":\"telegram\",\"handle\":\"ann\"}")
        .expect(401);
    TestProject other = new TestProject(anonymous);
    thief.post(other.path + "/forms", FORM).expect(401);
    project.as("admin").post(project.path + "/form-key", "").expect(403);
  }

  @Test
  void a_classic_form_post_may_go_on_to_a_page_of_the_site() {
    Api classic = page.with("content-type", "application/x-www-form-urlencoded");
    Reply gone =
        classic.post(forms, "name=Ann&_redirect=https%3A%2F%2Fshop.example%2Fthanks%3Fa%3D1");
    gone.expect(303);
    assertThat(gone.answer().headers()).containsEntry("location", SHOP + "/thanks?a=1");
    assertThat(entries()).hasSize(1);
    for (String away :
        List.of(
            "https://evil.example/",
            "//evil.example",
            "/thanks",
            "javascript:alert(1)",
            "https://shop.example@evil.example/",
            "https://shop.example:444/")) {
      page.post(forms, "{\"name\":\"Ann\",\"_redirect\":\"%s\"}".formatted(away))
          .refuses(400, "invalid-input", "_redirect", "allowed origins");
    }
  }

  @Test
  void who_fills_the_honeypot_hears_success_and_is_not_kept() {
    Reply bot =
        page.post(forms, "{\"name\":\"Bot\",\"_website\":\"https://spam.example\"}").expect(202);
    assertThat(bot.text("/id")).hasSize(entryIdLength());
    assertThat(entries()).hasSize(1);
    settings("{\"allowedOrigins\": [\"%s\"], \"honeypot\": \"\"}".formatted(SHOP)).expect(200);
    page.post(forms, "{\"name\":\"Ann\",\"_website\":\"https://ann.example\"}").expect(202);
    assertThat(entries()).hasSize(2);
  }

  private int entryIdLength() {
    return page.post(forms, FORM).expect(202).text("/id").length();
  }

  @Test
  void a_repeat_of_the_same_submission_gets_the_same_id() {
    Set<String> ids = new HashSet<>();
    Api once = page.with("idempotency-key", "s-1");
    ids.add(once.post(forms, FORM).expect(202).text("/id"));
    ids.add(once.post(forms, FORM).expect(202).text("/id"));
    ids.add(
        page.post(forms, "{\"name\":\"Ann\",\"submission_id\":\"s-1\"}").expect(202).text("/id"));
    assertThat(ids).hasSize(1);
    ids.add(page.post(forms, FORM).expect(202).text("/id"));
    ids.add(page.post(forms, FORM).expect(202).text("/id"));
    assertThat(ids).hasSize(3);
    assertThat(entries()).hasSize(3);
  }

  @Test
  void more_forms_in_a_minute_than_allowed_are_asked_to_wait_and_no_accepted_one_is_lost() {
    settings("{\"allowedOrigins\": [\"%s\"], \"perMinute\": 3}".formatted(SHOP)).expect(200);
    List<Reply> replies =
        java.util.stream.Stream.generate(() -> page.post(forms, FORM)).limit(8).toList();
    long taken = replies.stream().filter(reply -> reply.status() == 202).count();
    Reply last = replies.getLast().expect(429);
    assertThat(last.text("/code")).isEqualTo("too-many-forms");
    assertThat(Integer.parseInt(last.answer().headers().get("retry-after"))).isBetween(1, 60);
    // A minute may have ended meanwhile.
    assertThat(taken).isBetween(3L, 6L);
    assertThat(entries()).hasSize((int) taken);
    server.post(forms, FORM).expect(202);
  }

  @Test
  void bad_input_names_its_field_and_the_page_can_read_it() {
    Reply phone = page.post(forms, "{\"name\":\"Ann\",\"tel\":\"12\"}");
    phone.refuses(400, "invalid-input", "tel", "phone number");
    assertThat(phone.answer().headers()).containsEntry("access-control-allow-origin", SHOP);
    page.post(forms, "{\"e-mail\":\"ann\"}").refuses(400, "invalid-input", "e-mail", "e-mail");
    page.post(forms, "{}").refuses(400, "invalid-input", "body", "empty");
    page.post(forms, "{\"name\":").refuses(400, "malformed-body", "body", "JSON");
    page.with("content-type", "text/plain")
        .post(forms, "name=Ann")
        .refuses(415, "unsupported-media-type", "Content-Type", "multipart/form-data");
    page.post(forms, "{\"name\":\"" + "x".repeat(262_144) + "\"}")
        .refuses(413, "body-too-large", "body", "262144");
    assertThat(entries()).isEmpty();
  }

  @Test
  void a_mapping_is_checked_against_the_crm_when_it_is_saved_and_used_afterwards() {
    settings(mapping("{\"kind\":\"deal\",\"field\":\"amount\"}")).expect(200);
    Reply taken = page.post(forms, "{\"name\":\"Ann\",\"sum\":\"a lot\"}").expect(202);
    assertThat(entry(taken).text("/events/0/comment")).isEqualTo("sum: a lot");
    assertThat(entry(taken).text("/raw/0/remarks/0")).contains("sum", "amount");
    taken = page.post(forms, "{\"name\":\"Ann\",\"sum\":\"5\"}").expect(202);
    assertThat(entry(taken).body().at("/events/0/fields/deal/amount").asInt()).isEqualTo(5);

    settings(mapping("{\"kind\":\"task\",\"field\":\"x\"}"))
        .refuses(400, "invalid-input", "forms.mapping[0].to.kind", "contact");
    settings(mapping("{\"property\":\"shoe\"}"))
        .refuses(400, "invalid-input", "forms.mapping[0].to.property", "phone");
    settings(mapping("{\"property\":\"phone\",\"kind\":\"deal\",\"field\":\"x\"}"))
        .refuses(400, "invalid-input", "forms.mapping[0].to", "either");
    project.operator.delete(project.path + "/integration").expect(200);
    settings(mapping("{\"kind\":\"deal\",\"field\":\"currency\"}"))
        .refuses(400, "invalid-input", "forms.mapping", "connect it first");
  }

  @Test
  void the_fields_of_the_crm_can_be_read() {
    Reply fields = project.admin.get(project.path + "/crm-schema").expect(200);
    assertThat(fields.texts("/fields/deal", "id")).contains("amount", "currency");
    project.operator.delete(project.path + "/integration").expect(200);
    project.admin.get(project.path + "/crm-schema").expect(409);
  }

  @Test
  void a_multipart_form_with_a_file_keeps_its_texts() {
    byte[] body =
        ("--b\r\nContent-Disposition: form-data; name=\"phone\"\r\n\r\n0500000001\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"plan\"; filename=\"p.pdf\"\r\n\r\n"
                + "%PDF".repeat(100_000)
                + "\r\n--b--\r\n")
            .getBytes(UTF_8);
    Answer answer =
        anonymous
            .gateway()
            .send(
                "POST",
                forms,
                Map.of("origin", SHOP, "content-type", "multipart/form-data; boundary=b"),
                body);
    Reply entry = entry(new Reply(answer).expect(202));
    assertThat(entry.text("/events/0/clientPhone")).isEqualTo("+380500000001");
    assertThat(entry.text("/raw/0/remarks/0")).contains("p.pdf");
    assertThat(entry.answer().body()).doesNotContain("%PDF");
  }

  private static String mapping(String to) {
    return "{\"allowedOrigins\":[\"%s\"],\"mapping\":[{\"from\":\"sum\",\"to\":%s}]}"
        .formatted(SHOP, to);
  }

  private Reply settings(String forms) {
    return project.admin.patch(project.path + "/settings", "{\"forms\": " + forms + "}");
  }

  private Reply entry(Reply taken) {
    return project.admin.get(project.path + "/journal/" + taken.text("/id")).expect(200);
  }

  private List<String> entries() {
    return project.admin.get(project.path + "/journal").texts("/entries", "id");
  }
}
