package dev.patchbay.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.function.Api.Reply;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a project gives its telephony sources, by the API. */
@QuarkusTest
class SourceSettingsTest extends HubTest {

  private static final String TOKEN = "{\"credentials\": {\"authToken\": \"very-secret-0815\"}}";

  @Test
  void every_source_tells_where_it_listens_and_what_it_needs() {
    Reply list = project.admin.get(project.path + "/sources").expect(200);

    assertThat(list.texts("/sources", "name"))
        .contains("aircall", "binotel", "generic", "ringostat", "twilio", "zadarma")
        .isSorted();
    JsonNode twilio = source(list, "twilio");
    assertThat(twilio.path("path").asText()).isEqualTo(project.path + "/calls/twilio");
    assertThat(twilio.path("ready").asBoolean()).isFalse();
    assertThat(twilio.at("/credentials/0/name").asText()).isEqualTo("authToken");
    assertThat(twilio.at("/credentials/0/set").asBoolean()).isFalse();
    assertThat(source(list, "generic").path("ready").asBoolean()).isTrue();
    assertThat(source(list, "binotel").path("ready").asBoolean()).isTrue();
  }

  @Test
  void a_secret_is_kept_and_never_shown() {
    Reply saved = project.operator.put(project.path + "/sources/twilio", TOKEN).expect(200);
    Reply list = project.admin.get(project.path + "/sources").expect(200);

    assertThat(saved.body().path("ready").asBoolean()).isTrue();
    assertThat(source(list, "twilio")).isEqualTo(saved.body());
    assertThat(saved.answer().body() + list.answer().body()).doesNotContain("very-secret");
  }

  @Test
  void what_is_no_secret_is_shown() {
    String body = "{\"credentials\": {\"allowedIps\": \" 192.0.2.1, 192.0.2.2 \"}}";
    project.operator.put(project.path + "/sources/binotel", body).expect(200);

    Reply list = project.admin.get(project.path + "/sources").expect(200);
    assertThat(source(list, "binotel").at("/credentials/0/value").asText())
        .isEqualTo("192.0.2.1, 192.0.2.2");
  }

  @Test
  void a_new_set_replaces_the_old_one_and_none_is_left_after_deletion() {
    String source = project.path + "/sources/binotel";
    project.operator.put(source, "{\"credentials\": {\"allowedIps\": \"192.0.2.1\"}}").expect(200);
    Reply replaced = project.operator.put(source, "{\"credentials\": {}}").expect(200);
    assertThat(replaced.body().at("/credentials/0/set").asBoolean()).isFalse();

    project.operator.put(project.path + "/sources/twilio", TOKEN).expect(200);
    Reply removed = project.operator.delete(project.path + "/sources/twilio").expect(200);
    assertThat(removed.body().path("ready").asBoolean()).isFalse();
    assertThat(source(project.admin.get(project.path + "/sources"), "twilio"))
        .isEqualTo(removed.body());
  }

  @Test
  void one_project_does_not_see_what_another_gave() {
    project.operator.put(project.path + "/sources/twilio", TOKEN).expect(200);
    TestProject other = new TestProject(anonymous);

    Reply list = other.admin.get(other.path + "/sources").expect(200);
    assertThat(source(list, "twilio").path("ready").asBoolean()).isFalse();
  }

  @Test
  void every_fault_names_its_field() {
    String twilio = project.path + "/sources/twilio";
    refuses(twilio, "{\"credentials\": {}}", "credentials.authToken", "missing");
    refuses(twilio, "{}", "credentials.authToken", "missing");
    refuses(twilio, "{\"credentials\": 1}", "credentials", "object");
    refuses(twilio, "{\"authToken\": \"x\"}", "authToken", "credentials");
    refuses(twilio, "{\"credentials\": {\"authToken\": \" \"}}", "credentials.authToken", "blank");
    refuses(twilio, "{\"credentials\": {\"authToken\": 1}}", "credentials.authToken", "text");
    refuses(
        twilio,
        "{\"credentials\": {\"authToken\": \"%s\"}}".formatted("x".repeat(2001)),
        "credentials.authToken",
        "2000");
    refuses(
        twilio,
        "{\"credentials\": {\"authToken\": \"x\", \"token\": \"y\"}}",
        "credentials.token",
        "authToken");
    refuses(
        project.path + "/sources/generic",
        "{\"credentials\": {\"key\": \"x\"}}",
        "credentials.key",
        "generic takes []");
    refuses(
        project.path + "/sources/binotel",
        "{\"credentials\": {\"allowedIps\": \"192.0.2.1, my.binotel.ua\"}}",
        "credentials.allowedIps",
        "my.binotel.ua");
  }

  @Test
  void a_refused_set_changes_nothing() {
    String twilio = project.path + "/sources/twilio";
    project.operator.put(twilio, TOKEN).expect(200);
    project.operator.put(twilio, "{\"credentials\": {}}").expect(400);

    assertThat(
            source(project.admin.get(project.path + "/sources"), "twilio")
                .path("ready")
                .asBoolean())
        .isTrue();
  }

  @Test
  void an_unknown_source_is_told_which_ones_there_are() {
    for (Reply reply :
        List.of(
            project.operator.put(project.path + "/sources/pigeon", TOKEN),
            project.operator.delete(project.path + "/sources/pigeon"))) {
      assertThat(reply.expect(404).text("/detail")).contains("pigeon", "twilio");
    }
  }

  private void refuses(String target, String body, String field, String reason) {
    project.operator.put(target, body).refuses(400, "invalid-input", field, reason);
  }

  private static JsonNode source(Reply list, String name) {
    return list.body()
        .path("sources")
        .valueStream()
        .filter(source -> source.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
